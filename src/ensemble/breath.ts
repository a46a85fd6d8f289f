import { PlanwrightError } from '../base/problem.js'
import { say } from '../base/text.js'
import { DONE, type SharedState } from './job.js'
import type { EnsembleOptions } from './options.js'
import { WORDS } from './words/words.js'

/** Milliseconds between breaths. */
const APART = 50

/** Lets other things happen now and then: progress, and being stopped. */
export class Breath {
  readonly #options: EnsembleOptions
  readonly #shared: SharedState
  #last = Date.now()

  constructor(options: EnsembleOptions, shared: SharedState) {
    this.#options = options
    this.#shared = shared
  }

  /** @throws PlanwrightError when the run is stopped (kind `stopped`). */
  async take(): Promise<void> {
    const { draws, signal, progress } = this.#options
    if ((!signal && !progress) || Date.now() - this.#last < APART) return
    const done = Atomics.load(this.#shared.control, DONE)
    progress?.(done, draws)
    await new Promise((resolve) => setTimeout(resolve, 0))
    this.#last = Date.now()
    if (signal?.aborted)
      throw new PlanwrightError([
        {
          kind: 'stopped',
          severity: 'error',
          message: say(WORDS, (words) => words.stopped(done, draws)),
        },
      ])
  }
}
