import { normalCdf, normalQuantile } from '../../numerics/special/normal.js'
import type { Distribution } from '../distribution.js'
import { checkFinite, checkPositive } from './check.js'

/**
 * The distribution of exp(X) for normal X with mean `mu` and standard deviation `sigma`; its median is exp(mu).
 * Moments: Johnson, Kotz and Balakrishnan 1994, Continuous Univariate Distributions 1, chapter 14.
 *
 * @throws RangeFault when `mu` is not finite or `sigma` not positive.
 */
export function logNormal(mu: number, sigma: number): Distribution {
  checkFinite('mu', mu)
  checkPositive('sigma', sigma)
  const mean = Math.exp(mu + (sigma * sigma) / 2)
  return {
    kind: 'log_normal',
    mean,
    sd: mean * Math.sqrt(Math.expm1(sigma * sigma)),
    low: 0,
    high: Infinity,
    cdf: (x) => (x <= 0 ? 0 : normalCdf((Math.log(x) - mu) / sigma)),
    quantile: (p) => Math.exp(mu + sigma * normalQuantile(p)),
    fromScores(scores, count) {
      for (let i = 0; i < count; i++) scores[i] = Math.exp(mu + sigma * scores[i]!)
    },
  }
}

/**
 * The log-normal distribution whose own mean and standard deviation (not its logarithm's) are `mean` and `sd`.
 *
 * @throws RangeFault when either is not positive.
 */
export function logNormalOf(mean: number, sd: number): Distribution {
  checkPositive('mean', mean)
  checkPositive('sd', sd)
  const variance = Math.log1p((sd / mean) ** 2)
  return logNormal(Math.log(mean) - variance / 2, Math.sqrt(variance))
}
