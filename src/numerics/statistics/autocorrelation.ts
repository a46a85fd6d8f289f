import { largestSize, mean } from './summary.js'

/**
 * Autocorrelations of a series at lags 1 to `lags`: autocovariances around the mean of the whole, over the variance.
 * NaN at years without a value, whose products are left out of the average; NaN throughout where nothing varies.
 * Box and Jenkins 1970, section 2.1.5, with n in both denominators.
 */
export function autocorrelations(values: Float64Array, lags: number): Float64Array {
  const known = values.filter((value) => !Number.isNaN(value))
  // Products of the largest numbers are no numbers any more.
  const largest = largestSize(known)
  const usual = mean(known.map((value) => value / largest))
  const away = values.map((value) => value / largest - usual)
  const variance = autocovariance(away, 0)
  // What is left of a constant is rounding.
  const varies = variance > 1e-24
  return Float64Array.from({ length: lags }, (_, i) =>
    varies ? autocovariance(away, i + 1) / variance : Number.NaN,
  )
}

function autocovariance(away: Float64Array, lag: number): number {
  let sum = 0
  let pairs = 0
  for (let t = lag; t < away.length; t++) {
    const product = away[t]! * away[t - lag]!
    if (Number.isNaN(product)) continue
    sum += product
    pairs++
  }
  return pairs === 0 ? Number.NaN : sum / (pairs + lag)
}
