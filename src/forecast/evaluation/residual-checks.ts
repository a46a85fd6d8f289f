import { normalQuantile } from '../../numerics/special/normal.js'
import { autocorrelations } from '../../numerics/statistics/autocorrelation.js'
import { rootMeanSquare } from '../../numerics/statistics/summary.js'
import { type LjungBox, ljungBox } from './ljung-box.js'

/** What residuals say of a fit: they should be like independent normal numbers around 0. */
export interface ResidualChecks {
  /** How many there are. */
  readonly count: number
  /** Root mean square, in the unit of the series. */
  readonly sigma: number
  /** At lags 1 on, as many as the test has; NaN where the residuals do not vary. */
  readonly autocorrelations: Float64Array
  /** What 95 in 100 of them lie within, either side of 0, if there is none. Bartlett 1946, JRSS Supplement 8. */
  readonly bound: number
  readonly ljungBox: LjungBox
  /**
   * Residuals over sigma, smallest first, each with the standard normal quantile of its rank, at
   * (i − 3/8) / (n + 1/4). Blom 1958, "Statistical Estimates and Transformed Beta-Variables", section 6.
   */
  readonly quantiles: readonly { readonly normal: number; readonly residual: number }[]
}

/** Fewest residuals that checks say anything of. */
const FEWEST = 4
/** Lags of the test: a fifth of the values, at most ten. Hyndman and Athanasopoulos 2021, section 5.4. */
const MOST_LAGS = 10

/**
 * Checks the residuals of consecutive years, NaN where there is none; undefined where they are fewer than four, or
 * all of them 0.
 */
export function residualChecks(residuals: Float64Array): ResidualChecks | undefined {
  const known = residuals.filter((residual) => !Number.isNaN(residual)).sort()
  const count = known.length
  if (count < FEWEST) return undefined
  const sigma = rootMeanSquare(known)
  if (sigma === 0) return undefined
  const lags = Math.max(1, Math.min(MOST_LAGS, Math.floor(count / 5)))
  const correlations = autocorrelations(residuals, lags)
  return {
    count,
    sigma,
    autocorrelations: correlations,
    bound: normalQuantile(0.975) / Math.sqrt(count),
    ljungBox: ljungBox(correlations, count),
    quantiles: Array.from(known, (residual, i) => ({
      normal: normalQuantile((i + 1 - 3 / 8) / (count + 1 / 4)),
      residual: residual / sigma,
    })),
  }
}
