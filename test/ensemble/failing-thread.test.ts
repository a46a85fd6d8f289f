import { describe, expect, it } from 'vitest'
import { runEnsemble } from '../../src/ensemble/ensemble.js'
import { useThreadProgram } from '../../src/ensemble/threads.js'
import { read } from '../project/town.js'
import { valley } from './valley.js'

describe('a thread that does not start', () => {
  it('is told, and leaves nothing unhandled', async () => {
    useThreadProgram(new URL('file:///nowhere/worker.mjs'))
    const unhandled: unknown[] = []
    const note = (reason: unknown) => unhandled.push(reason)
    process.on('unhandledRejection', note)
    // Draws and pauses enough for this thread to be at work still when the other one ends.
    const pause = new Int32Array(new SharedArrayBuffer(4))
    let last = 0
    const progress = (done: number) => {
      Atomics.wait(pause, 0, 0, 20)
      last = done
    }
    const running = runEnsemble(read(valley).run(), { draws: 80_000, threads: 2, progress })
    await expect(running).rejects.toThrow('nowhere')
    await new Promise((resolve) => setTimeout(resolve, 20))
    process.off('unhandledRejection', note)
    expect(unhandled).toEqual([])
    expect(last).toBeLessThan(80_000)
  })
})
