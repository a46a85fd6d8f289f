import { Worker } from 'node:worker_threads'
import type { DesignName } from '../random/designs.js'
import type { Memory } from './engine.js'
import type { Job, SharedState } from './job.js'

/** What a thread is sent. */
export interface Task {
  readonly job: Job
  readonly memory: Memory
  readonly shared: SharedState
  readonly sampling: DesignName
  readonly seed: number
  readonly thread: number
}

/** Where the threads' own program lies: beside this one in the package. */
let program = new URL('../ensemble/worker.js', import.meta.url)

/** Uses another program for threads: where the package has not been built, as in tests. */
export function useThreadProgram(url: URL): void {
  program = url
}

/** A thread and what its present task is waited for with. */
interface Thread {
  readonly worker: Worker
  settle: (failure: string | undefined) => void
}

/** Threads that wait for work; they do not keep the process alive. */
const idle: Thread[] = []

/** Sends a task to a thread of its own; done when the thread finds no more blocks. */
export function runInThread(task: Task): Promise<void> {
  const thread = idle.pop() ?? startThread()
  thread.worker.ref()
  return new Promise((resolve, reject) => {
    thread.settle = (failure) => {
      thread.worker.unref()
      if (failure === undefined) resolve()
      else reject(new Error(failure))
    }
    thread.worker.postMessage(task)
  })
}

function startThread(): Thread {
  const thread: Thread = { worker: new Worker(program), settle: () => undefined }
  thread.worker.on('message', (failure: string | undefined) => {
    thread.settle(failure)
    idle.push(thread)
  })
  thread.worker.on('error', (error) => thread.settle(error.stack ?? error.message))
  return thread
}
