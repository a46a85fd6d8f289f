import { parentPort } from 'node:worker_threads'
import { designs } from '../random/designs.js'
import { compileModules, Engine } from './engine.js'
import type { Task } from './threads.js'

// One thread of an ensemble: works through blocks until none is left, then waits for the next task.
parentPort!.on('message', ({ job, memory, shared, sampling, seed, thread }: Task) => {
  try {
    const design = designs[sampling]({ draws: job.draws, names: job.sampling.names, seed })
    const engine = new Engine(job, compileModules(job), memory, shared, design, thread)
    for (const _ of engine.blocks());
    parentPort!.postMessage(undefined)
  } catch (error) {
    parentPort!.postMessage(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
})
