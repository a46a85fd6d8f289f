// A thread of the kernel alone: simulates blocks until none is left, as often as it is told to.
import { parentPort, workerData } from 'node:worker_threads'

const { kernel, job, memory, shared, ready } = workerData
const { BLOCK, compileModules, Engine, NEXT_BLOCK } = await import(kernel)
const engine = new Engine(job, compileModules(job), memory, shared, ready, 1)
const blocks = Math.ceil(job.draws / BLOCK)
parentPort.on('message', () => {
  for (;;) {
    const block = Atomics.add(shared.control, NEXT_BLOCK, 1)
    if (block >= blocks) break
    for (const _ of engine.run(block, false));
  }
  parentPort.postMessage('done')
})
parentPort.postMessage('ready')
