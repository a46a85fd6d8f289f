import { normalCdf } from '../../numerics/normal.js'

/** Whether a series is without autocorrelation, so far as it can be told. */
export interface LjungBox {
  /** Q; near `lags` where there is none. */
  readonly statistic: number
  readonly lags: number
  /** Probability of a Q at least as large if there is none. */
  readonly pValue: number
}

/**
 * The portmanteau test on the autocorrelations of `count` values, at lags 1 on; NaN where there are none. Degrees of
 * freedom are the lags: no parameters that were estimated are taken off, so that small probabilities are rather too
 * large. Ljung and Box 1978, "On a measure of lack of fit in time series models", Biometrika 65, section 2.
 */
export function ljungBox(autocorrelations: Float64Array, count: number): LjungBox {
  const lags = autocorrelations.length
  let sum = 0
  for (let lag = 1; lag <= lags; lag++) sum += autocorrelations[lag - 1]! ** 2 / (count - lag)
  const statistic = count * (count + 2) * sum
  return { statistic, lags, pValue: chiSquareTail(statistic, lags) }
}

/**
 * Probability that a chi-square number of `df` degrees of freedom, a whole number from 1 on, is above `x`: from that
 * of 1 or 2, two more at a time. Abramowitz and Stegun 1964, 26.4.4, 26.4.5 and 26.4.8.
 */
export function chiSquareTail(x: number, df: number): number {
  const first = df % 2 === 1 ? 1 : 2
  const height = Math.exp(-x / 2)
  let tail = first === 1 ? 2 * normalCdf(-Math.sqrt(x)) : height
  let step = height * (first === 1 ? Math.sqrt((2 * x) / Math.PI) : x / 2)
  for (let k = first; k < df; k += 2) {
    tail += step
    step *= x / (k + 2)
  }
  return tail
}
