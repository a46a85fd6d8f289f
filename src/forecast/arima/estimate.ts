import { minimise } from '../../numerics/optimise/bfgs.js'
import type { Sample } from './sample.js'
import { bestStart } from './starts.js'

/** An ARMA(p, q) fitted to a sample by maximum likelihood. */
export interface Estimate {
  readonly sample: Sample
  readonly p: number
  readonly q: number
  /** Unbounded parameters, as in `Likelihood.evaluate`. */
  readonly point: Float64Array
  /** φ₁…φp, θ₁…θq and the coefficients of the sample's regressors. */
  readonly ar: Float64Array
  readonly ma: Float64Array
  readonly regression: Float64Array
  /** Variance of the noise: the squared innovations over n less the number of estimated coefficients. */
  readonly variance: number
  /** Infinity where the regressors alone are the series. */
  readonly logLikelihood: number
  /** Infinity where the sample is too short for the number of parameters. */
  readonly aicc: number
}

/**
 * Fits ARMA(p, q) to a sample; `near` are estimates of the same sample with fewer terms, to start from. Ends when a
 * step promises less than `tolerance` of -2 log likelihood / n.
 */
export function estimate(
  sample: Sample,
  p: number,
  q: number,
  near: readonly Estimate[] = [],
  tolerance = FINE,
): Estimate {
  const { likelihood, exact } = sample
  likelihood.setOrder(p, q)
  if (exact || p + q === 0) return estimateAt(new Float64Array(p + q), sample, p, q)
  const evaluate = (point: Float64Array) => likelihood.evaluate(point)
  const start = bestStart(evaluate, sample, p, q, near)
  return estimateAt(minimise(evaluate, start, tolerance).point, sample, p, q)
}

/** An estimate of low tolerance, carried to the top of its hill. */
export function polished({ sample, p, q, point }: Estimate): Estimate {
  const { likelihood, exact } = sample
  likelihood.setOrder(p, q)
  if (exact || p + q === 0) return estimateAt(point, sample, p, q)
  return estimateAt(minimise((at) => likelihood.evaluate(at), point, FINE).point, sample, p, q)
}

const FINE = 1e-9

/**
 * The variance counts as a parameter in the criterion, and n is the length after differencing (Hurvich and Tsai
 * 1989, "Regression and time series model selection in small samples", Biometrika 76).
 */
function estimateAt(point: Float64Array, sample: Sample, p: number, q: number): Estimate {
  const { likelihood, n, exact } = sample
  likelihood.evaluate(point)
  const coefficients = p + q + sample.regressors.length
  const logLikelihood = exact ? Number.POSITIVE_INFINITY : likelihood.logLikelihood()
  const spare = n - coefficients - 2
  return {
    sample,
    p,
    q,
    point,
    ar: likelihood.ar.slice(0, p),
    ma: likelihood.ma.slice(0, q),
    regression: sample.coefficients(likelihood.regression),
    variance: likelihood.squares / (n - coefficients),
    logLikelihood,
    aicc:
      spare > 0
        ? 2 * (coefficients + 1) * (1 + (coefficients + 2) / spare) - 2 * logLikelihood
        : Number.POSITIVE_INFINITY,
  }
}
