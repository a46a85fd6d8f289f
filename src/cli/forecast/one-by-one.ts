import { fail } from '../../base/problem.js'
import type { Io } from '../terminal/io.js'
import { Watch } from '../terminal/watch.js'

/** Milliseconds of work between two looks at the outside world. */
const BREATH = 50

/**
 * Does something with one item after another, telling of progress when it takes long.
 * @throws PlanwrightError when stopped by Ctrl-C.
 */
export async function oneByOne<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Result,
  io: Io,
): Promise<Result[]> {
  const watch = new Watch(io)
  const results: Result[] = []
  let breathed = Date.now()
  try {
    for (const item of items) {
      results.push(act(item))
      if (Date.now() - breathed < BREATH) continue
      watch.say(`${results.length} of ${items.length} histories`)
      await new Promise((resolve) => setImmediate(resolve))
      breathed = Date.now()
      if (watch.signal.aborted)
        throw fail('stopped', `stopped after ${results.length} of ${items.length} histories`)
    }
    return results
  } finally {
    watch.end()
  }
}
