import { normalCdf, normalQuantile } from '../../numerics/special/normal.js'
import type { Distribution } from '../distribution.js'
import { checkFinite, checkPositive } from './check.js'

/** The normal distribution. @throws RangeFault when `mean` is not finite or `sd` not positive. */
export function normal(mean: number, sd: number): Distribution {
  checkFinite('mean', mean)
  checkPositive('sd', sd)
  return {
    kind: 'normal',
    mean,
    sd,
    low: -Infinity,
    high: Infinity,
    cdf: (x) => normalCdf((x - mean) / sd),
    quantile: (p) => mean + sd * normalQuantile(p),
    fromScores(scores, count) {
      for (let i = 0; i < count; i++) scores[i] = mean + sd * scores[i]!
    },
  }
}
