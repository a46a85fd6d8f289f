import { median } from '../numerics/median.js'

/** Fewest values among which a spike can be told from the usual. */
const FEWEST = 8
/** A spike is this many robust standard deviations away from the mean of its neighbours. */
const FAR = 6
/** A normal distribution's standard deviation over its median absolute deviation. */
const NORMAL = 1.4826
/** Rounding noise, as a share of the largest value. */
const NOISE = 1e-9

/**
 * Outliers that last one year: where a series leaves its path and comes back at once. Values are consecutive years,
 * on the scale that the series is regular on (logarithms where all are positive).
 *
 * With d the deviation of a value from the mean of its two neighbours (minus half the second difference), a value
 * is a spike where |d| is more than 6 robust standard deviations (1.4826 times the median of |d|: Hampel 1974, "The
 * influence curve and its role in robust estimation", JASA 69), where the neighbours are at most |d|/2 off the
 * median growth (otherwise it is a step) and where no neighbour deviates more. This is conservative on purpose: of normal random
 * walks of 30 years about one in a thousand has such a value. The first and last two years are not judged: they
 * may be the start of something.
 */
export function spikes(values: Float64Array): number[] {
  const n = values.length
  if (n < FEWEST) return []
  const deviation = new Float64Array(n)
  let largest = 0
  for (let t = 1; t < n - 1; t++) {
    deviation[t] = values[t]! - values[t - 1]! / 2 - values[t + 1]! / 2
    largest = Math.max(largest, Math.abs(values[t]!))
  }
  const sizes = deviation.map(Math.abs)
  const usual = Math.max(NORMAL * median(sizes.slice(1, n - 1)), NOISE * largest)
  const slope = median(Float64Array.from(values.subarray(1), (value, t) => value - values[t]!))
  const found: number[] = []
  for (let t = 2; t < n - 2; t++) {
    const size = sizes[t]!
    const returns = Math.abs(values[t + 1]! - values[t - 1]! - 2 * slope) <= size / 2
    if (size > FAR * usual && returns && size >= sizes[t - 1]! && size >= sizes[t + 1]!) found.push(t)
  }
  return found
}
