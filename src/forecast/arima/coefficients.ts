import { solveTransposed, triangulate } from '../../numerics/linear-algebra/triangulate.js'
import type { Estimate } from './estimate.js'
import { modelOf } from './forecast.js'
import { differenced } from './sample.js'
import { Whitening } from './whitening.js'

/** What is not known of the coefficients of an estimate's regressors, its ARMA terms taken as known. */
export interface CoefficientDoubt {
  /** In the sample's order. */
  readonly standardErrors: Float64Array
  /**
   * Standard deviations of the forecast errors that come from the coefficients, one a step. `futures` are the values
   * of the regressors in the years ahead, in the sample's order and on their own level.
   */
  spread(futures: readonly Float64Array[]): Float64Array
}

/**
 * With whitened regressors X = QR the covariance of the coefficients is σ² R⁻¹R⁻ᵀ (generalised least squares). A
 * forecast depends on them through what the noise model does not expect of the regressors: with those differences d
 * of a year, the variance is σ² |R⁻ᵀ d|².
 *
 * Goldberger 1962, "Best linear unbiased prediction in the generalized linear regression model", Journal of the
 * American Statistical Association 57.
 */
export function coefficientDoubt(found: Estimate): CoefficientDoubt {
  const { sample, p, q, point, variance } = found
  const { d, n, regressors, likelihood } = sample
  const count = regressors.length
  likelihood.setOrder(p, q)
  likelihood.evaluate(point)
  const whitening = new Whitening(n, likelihood.ar)
  whitening.prepare(Math.max(p, q, 2), likelihood.covariances)

  const matrix = new Float64Array(n * count)
  regressors.forEach(({ values }, j) => {
    const column = matrix.subarray(j * n, (j + 1) * n)
    whitening.apply(differenced(values, d), column)
    for (let t = 0; t < n; t++) column[t]! *= Math.sqrt(whitening.weights[t]!)
  })
  const triangle = new Float64Array(count * count)
  triangulate(matrix, new Float64Array(n), n, count, triangle)

  const noise = Math.sqrt(variance)
  /** σ |R⁻ᵀ direction|. */
  const deviation = (direction: Float64Array): number => {
    solveTransposed(triangle, count, direction, direction)
    return noise * Math.hypot(...direction)
  }
  return {
    standardErrors: Float64Array.from(regressors, (_, j) =>
      deviation(Float64Array.from(regressors, (_, k) => (k === j ? 1 : 0))),
    ),
    spread: (futures) => {
      const horizon = futures[0]?.length ?? 0
      const expected = regressors.map(({ values }) => modelOf(found, values).outlook(horizon).mean)
      return Float64Array.from({ length: horizon }, (_, h) =>
        deviation(Float64Array.from(futures, (future, j) => future[h]! - expected[j]![h]!)),
      )
    },
  }
}
