import { median } from '../../numerics/statistics/summary.js'
import { changesOf } from './changes.js'

/** Fewest values among which a spike can be told from the usual. */
const FEWEST = 8
/** A spike is this many robust standard deviations away from the mean of its neighbours. */
const FAR = 6
/** A normal distribution's standard deviation over its median absolute deviation. */
const NORMAL = 1.4826
/** Rounding noise, as a share of the largest value. */
export const NOISE = 1e-9

/**
 * Outliers that last one year: where a series leaves its path and comes back at once. Values are consecutive years,
 * on the scale that the series is regular on (logarithms where all are positive).
 *
 * With d the deviation of a value from the mean of its two neighbours (minus half the second difference), a value
 * is a spike where |d| is more than 6 robust standard deviations (1.4826 times the median of |d|: Hampel 1974, "The
 * influence curve and its role in robust estimation", JASA 69), where the neighbours are at most |d|/2 off the
 * median growth (otherwise it is a step) and where no neighbour deviates more. This is conservative on purpose: of normal random
 * walks of 30 years about one in three thousand has such a value. The first and the last year are not judged: they may be
 * the start of something.
 *
 * @param noise least standard deviation that is believed; a billionth of the largest value when left out.
 */
export function spikes(values: Float64Array, noise?: number): number[] {
  const n = values.length
  if (n < FEWEST) return []
  const deviation = new Float64Array(n)
  let largest = 0
  for (let t = 1; t < n - 1; t++) {
    deviation[t] = values[t]! - values[t - 1]! / 2 - values[t + 1]! / 2
    largest = Math.max(largest, Math.abs(values[t]!))
  }
  const sizes = deviation.map(Math.abs)
  const usual = Math.max(NORMAL * median(sizes.slice(1, n - 1)), noise ?? NOISE * largest)
  const slope = median(changesOf(values))
  const found: number[] = []
  for (let t = 1; t < n - 1; t++) {
    const size = sizes[t]!
    const returns = Math.abs(values[t + 1]! - values[t - 1]! - 2 * slope) <= size / 2
    if (size > FAR * usual && returns && size >= sizes[t - 1]! && size >= sizes[t + 1]!) found.push(t)
  }
  return found
}
