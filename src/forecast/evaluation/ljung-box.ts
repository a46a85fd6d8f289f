import { chiSquareTail } from '../../numerics/special/chi-square.js'

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
