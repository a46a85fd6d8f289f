import { betaLogitQuantile, logBeta, logBetaCdf } from '../../numerics/beta-function.js'
import { normalBetween, normalCdf, normalDensity } from '../../numerics/normal.js'
import type { Distribution } from '../distribution.js'
import { scoreTable } from '../score-table.js'
import { checkFinite, checkPositive } from './check.js'

/**
 * Student's t distribution with `df` degrees of freedom, times `scale`, plus `location`. It has a mean for df > 1
 * and a standard deviation, scale × √(df / (df - 2)), for df > 2. By the beta distribution: with X = df / (df + T²),
 * P(|T| > t) = P(X < df / (df + t²)), X being beta(df / 2, 1 / 2). Johnson, Kotz and Balakrishnan 1995, Continuous
 * Univariate Distributions 2, section 28.2.
 *
 * @throws RangeFault when `df` or `scale` is not positive or `location` not finite.
 */
export function studentT(df: number, location = 0, scale = 1): Distribution {
  checkPositive('df', df)
  checkFinite('location', location)
  checkPositive('scale', scale)
  const a = df / 2
  const logHead = -logBeta(a, 0.5) - Math.log(df) / 2
  const density = (t: number) => Math.exp(logHead - (a + 0.5) * Math.log1p((t * t) / df))
  /** |t| at which both tails together have probability `tails`, and what is between them `middle`. */
  const size = (tails: number, middle: number) =>
    Math.sqrt(df) * Math.exp(-betaLogitQuantile(tails, middle, a, 0.5) / 2)
  const curve = (z: number) => {
    const tail = normalCdf(-Math.abs(z))
    const t = Math.sign(z) * size(2 * tail, normalBetween(-Math.abs(z), Math.abs(z)))
    return [location + scale * t, (scale * normalDensity(z)) / density(t)] as const
  }
  let table: Distribution['fromScores'] | undefined
  return {
    kind: 'student_t',
    mean: df > 1 ? location : Number.NaN,
    sd: df > 2 ? scale * Math.sqrt(df / (df - 2)) : Number.NaN,
    low: -Infinity,
    high: Infinity,
    cdf(x) {
      const t = (x - location) / scale
      const tail = Math.exp(logBetaCdf(a, 0.5, Math.log(df) - 2 * Math.log(Math.abs(t)))) / 2
      return t < 0 ? tail : 1 - tail
    },
    quantile(p) {
      const t = p < 0.5 ? -size(2 * p, 1 - 2 * p) : size(2 - 2 * p, 2 * p - 1)
      return location + scale * t
    },
    fromScores(scores, count) {
      table ??= scoreTable(curve, scale)
      table(scores, count)
    },
  }
}
