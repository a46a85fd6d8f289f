import { differenced } from './sample.js'

/** 5% point of the statistic for a constant level; Kwiatkowski et al. 1992, table 1. */
const CRITICAL = 0.463

/**
 * The statistic that is large for a series with a unit root, under the hypothesis that it moves around a constant
 * level, with `lags` of autocorrelation allowed for (Bartlett's weights). NaN for a constant series.
 *
 * Kwiatkowski, Phillips, Schmidt and Shin 1992, "Testing the null hypothesis of stationarity against the
 * alternative of a unit root", Journal of Econometrics 54.
 */
export function kpssLevel(
  values: Float64Array,
  lags = Math.trunc((3 * Math.sqrt(values.length)) / 13),
): number {
  const n = values.length
  let mean = 0
  for (let t = 0; t < n; t++) mean += values[t]! / n
  let sum = 0
  let squaredSums = 0
  let variance = 0
  for (let t = 0; t < n; t++) {
    const away = values[t]! - mean
    sum += away
    squaredSums += sum * sum
    variance += away * away
  }
  for (let lag = 1; lag <= lags; lag++) {
    let product = 0
    for (let t = lag; t < n; t++) product += (values[t]! - mean) * (values[t - lag]! - mean)
    variance += 2 * (1 - lag / (lags + 1)) * product
  }
  return squaredSums / (n * variance)
}

/**
 * How often a series is differenced until the statistic no longer speaks against a constant level at 5%, at most
 * `most` times; its largest modulus is around 1.
 *
 * Hyndman and Khandakar 2008, "Automatic time series forecasting: the forecast package for R", Journal of
 * Statistical Software 27, section 3.1, with this test.
 */
export function differencesNeeded(values: Float64Array, most = 2): number {
  let changes = values
  for (let d = 0; d < most; d++) {
    if (changes.length < 3 || isFlat(changes) || !(kpssLevel(changes) > CRITICAL)) return d
    changes = differenced(changes, 1)
  }
  return most
}

/** Whether the values differ by no more than rounding of numbers around 1. */
function isFlat(values: Float64Array): boolean {
  let [low, high] = [values[0]!, values[0]!]
  for (let t = 1; t < values.length; t++) {
    low = Math.min(low, values[t]!)
    high = Math.max(high, values[t]!)
  }
  return high - low <= 32 * Number.EPSILON
}
