import {
  betaLogitQuantile,
  logBetaCdf,
  logBetaTerm,
  logistic,
  logLogistic,
} from '../../numerics/special/beta-function.js'
import { normalCdf } from '../../numerics/special/normal.js'
import type { Distribution } from '../distribution.js'
import { scoreTable } from '../score-table.js'
import { checkBounds, checkPositive } from './check.js'

/**
 * The beta distribution with shapes `a` (weight towards high) and `b` (towards low), stretched from [0, 1] to
 * [low, high]. Johnson, Kotz and Balakrishnan 1995, Continuous Univariate Distributions 2, chapter 25.
 *
 * @throws RangeFault when a shape is not positive, or unless low < high.
 */
export function beta(a: number, b: number, low: number, high: number): Distribution {
  checkPositive('alpha', a)
  checkPositive('beta', b)
  checkBounds(low, high)
  const width = high - low
  const share = a / (a + b)
  const sd = width * Math.sqrt((share * (1 - share)) / (a + b + 1))
  const at = (p: number, q: number) => low + width * logistic(betaLogitQuantile(p, q, a, b))
  const curve = (z: number) => {
    const s = betaLogitQuantile(normalCdf(z), normalCdf(-z), a, b)
    // dx/dz = φ(z) / density(x), in logarithms: both are tiny far out.
    const log = LOG_ROOT - (z * z) / 2 - logBetaTerm(a, b, s) + logLogistic(s) + logLogistic(-s)
    return [low + width * logistic(s), width * Math.exp(log)] as const
  }
  let table: Distribution['fromScores'] | undefined
  return {
    kind: 'beta',
    mean: low + width * share,
    sd,
    low,
    high,
    cdf(x) {
      if (x <= low) return 0
      return x >= high ? 1 : Math.exp(logBetaCdf(a, b, Math.log((x - low) / (high - x))))
    },
    quantile: (p) => at(p, 1 - p),
    fromScores(scores, count) {
      table ??= scoreTable(curve, sd)
      table(scores, count)
    },
  }
}

/** ln of 1/√(2π). */
const LOG_ROOT = -0.9189385332046727
