import { minimise } from '../numerics/bfgs.js'
import { Likelihood } from './likelihood.js'
import type { Sample } from './sample.js'
import { startsOf } from './starts.js'

/** An ARMA(p, q) fitted to a sample by maximum likelihood. */
export interface Estimate {
  readonly sample: Sample
  readonly p: number
  readonly q: number
  /** Unbounded parameters, as in {@link Likelihood.evaluate}. */
  readonly point: Float64Array
  /** φ₁…φp, θ₁…θq and the coefficients of the sample's regressors. */
  readonly ar: Float64Array
  readonly ma: Float64Array
  readonly regression: Float64Array
  /** Variance of the noise: the squared innovations over n less the number of estimated coefficients. */
  readonly variance: number
  readonly logLikelihood: number
  /** Infinity where the sample is too short for the number of parameters. */
  readonly aicc: number
}

/**
 * Fits ARMA(p, q) to a sample; `near` are estimates of the same sample with fewer terms, to start from.
 *
 * The variance counts as a parameter in the criterion and n is the length after differencing (Hurvich and Tsai
 * 1989, "Regression and time series model selection in small samples", Biometrika 76).
 */
export function estimate(sample: Sample, p: number, q: number, near: readonly Estimate[] = []): Estimate {
  const likelihood = new Likelihood(sample.columns, p, q)
  const evaluate = (point: Float64Array) => likelihood.evaluate(point)
  let point: Float64Array = new Float64Array(p + q)
  if (!sample.exact && p + q > 0) {
    let least = Number.POSITIVE_INFINITY
    for (const start of startsOf(sample, p, q, near)) {
      const value = evaluate(start)
      if (value < least) {
        least = value
        point = start
      }
    }
    point = minimise(evaluate, point).point
  }
  likelihood.evaluate(point)

  const coefficients = p + q + sample.regressors.length
  const logLikelihood = likelihood.logLikelihood()
  const spare = sample.n - coefficients - 2
  return {
    sample,
    p,
    q,
    point,
    ar: likelihood.ar.slice(0, p),
    ma: likelihood.ma.slice(0, q),
    regression: sample.coefficients(likelihood.regression),
    variance: likelihood.squares / (sample.n - coefficients),
    logLikelihood,
    aicc:
      spare > 0
        ? 2 * (coefficients + 1) * (1 + (coefficients + 2) / spare) - 2 * logLikelihood
        : Number.POSITIVE_INFINITY,
  }
}
