import { studentCdf } from '../../numerics/special/student-t.js'
import { mean } from '../../numerics/statistics/summary.js'

/** Whether one of two forecasts loses less, and how surely. */
export interface LossComparison {
  /** Below 0 where the first forecast loses less; NaN where all differences are 0. */
  readonly statistic: number
  /** Probability of a statistic at least this far from 0, on either side, if both lose the same on average. */
  readonly pValue: number
  /** n − 1. */
  readonly df: number
}

/**
 * Compares the losses (such as absolute errors) of two forecasts of the same values, `horizon` steps ahead, in the
 * order of time. The variance of the mean difference takes in autocovariances up to horizon − 1; where it comes out
 * not positive, which can happen in short series, those are left out. Differences all equal and not 0 give an
 * infinite statistic.
 *
 * Diebold and Mariano 1995, JBES 13, section 1.1; statistic and its t distribution as corrected for short series by
 * Harvey, Leybourne and Newbold 1997, IJF 13, section 2.
 *
 * @throws RangeError when the lengths differ, or there are not at least two values and more than `horizon`.
 */
export function dieboldMariano(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  horizon = 1,
): LossComparison {
  const n = first.length
  if (second.length !== n)
    throw new RangeError(`there are ${n} losses of one forecast and ${second.length} of the other`)
  if (!Number.isInteger(horizon) || horizon < 1)
    throw new RangeError(`horizon is ${horizon}; it must be a whole number from 1 on`)
  if (n < 2 || n <= horizon)
    throw new RangeError(`${n} losses at horizon ${horizon}; at least ${Math.max(2, horizon + 1)} are needed`)

  const difference = Float64Array.from({ length: n }, (_, t) => first[t]! - second[t]!)
  const usual = mean(difference)
  let lags = horizon
  let variance = longRunVariance(difference, usual, lags)
  if (!(variance > 0)) {
    lags = 1
    variance = longRunVariance(difference, usual, lags)
  }
  const correction = Math.sqrt((n + 1 - 2 * lags + (lags * (lags - 1)) / n) / n)
  const statistic = (correction * usual) / Math.sqrt(variance / n)
  return { statistic, pValue: 2 * tail(Math.abs(statistic), n - 1), df: n - 1 }
}

/** The autocovariance at lag 0 and twice those at lags 1 to `lags` − 1, each divided by n. */
function longRunVariance(values: Float64Array, usual: number, lags: number): number {
  let sum = 0
  for (let lag = 0; lag < lags; lag++) {
    let product = 0
    for (let t = lag; t < values.length; t++) product += (values[t]! - usual) * (values[t - lag]! - usual)
    sum += lag === 0 ? product : 2 * product
  }
  return sum / values.length
}

function tail(t: number, df: number): number {
  if (Number.isNaN(t)) return Number.NaN
  return t === Infinity ? 0 : studentCdf(-t, df)
}
