import { fail } from '../base/problem.js'

/** How a long study tells of itself and is stopped. */
export interface RunOptions {
  /** Told from time to time how much is done. */
  readonly progress?: (done: number, all: number) => void
  /** Stops the run. */
  readonly signal?: AbortSignal
}

/** Milliseconds of work between two looks at the outside world. */
const BREATH = 50

/**
 * Does something with one history after another, and lets other things happen in between.
 * @throws PlanwrightError of kind `stopped` when it is stopped.
 */
export async function inTurn<Item, Result>(
  histories: readonly Item[],
  act: (history: Item) => Result,
  { progress, signal }: RunOptions,
): Promise<Result[]> {
  const results: Result[] = []
  let breathed = Date.now()
  for (const history of histories) {
    results.push(act(history))
    if (Date.now() - breathed < BREATH) continue
    progress?.(results.length, histories.length)
    await new Promise((resolve) => setTimeout(resolve, 0))
    breathed = Date.now()
    if (signal?.aborted)
      throw fail('stopped', `stopped after ${results.length} of ${histories.length} histories`)
  }
  return results
}
