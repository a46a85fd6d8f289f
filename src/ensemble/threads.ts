import { Worker } from 'node:worker_threads'
import type { DesignName } from '../random/designs.js'
import type { Memory } from './engine.js'
import type { Job, Shared } from './job.js'

/** What a thread is sent. */
export interface Task {
  readonly job: Job
  readonly memory: Memory
  readonly shared: Shared
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

/** Threads that wait for work; they do not keep the process alive. */
const idle: Worker[] = []

/** Sends a task to a thread of its own; done when the thread finds no more blocks. */
export function runInThread(task: Task): Promise<void> {
  const worker = idle.pop() ?? new Worker(program)
  worker.ref()
  return new Promise((resolve, reject) => {
    const settle = () => {
      worker.removeAllListeners()
      worker.unref()
    }
    worker.once('message', (failure: string | undefined) => {
      settle()
      idle.push(worker)
      if (failure === undefined) resolve()
      else reject(new Error(failure))
    })
    worker.once('error', (error) => {
      settle()
      reject(error)
    })
    worker.postMessage(task)
  })
}
