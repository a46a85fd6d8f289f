import { normalCdf } from '../../numerics/special/normal.js'
import type { Distribution } from '../distribution.js'
import { checkMode } from './check.js'

/**
 * A density that rises in a straight line from `low` to `mode` and falls in one to `high`.
 * Johnson, Kotz and Balakrishnan 1995, Continuous Univariate Distributions 2, section 26.9.
 *
 * @throws RangeFault unless low < high and the mode lies from low to high.
 */
export function triangular(low: number, mode: number, high: number): Distribution {
  checkMode(low, mode, high)
  const width = high - low
  const rise = (mode - low) / width
  const left = Math.sqrt(width * (mode - low))
  const right = Math.sqrt(width * (high - mode))
  // From the probability below and the probability above, so that neither end loses digits.
  const at = (p: number, q: number) => (p < rise ? low + left * Math.sqrt(p) : high - right * Math.sqrt(q))
  return {
    kind: 'triangular',
    mean: (low + mode + high) / 3,
    sd: Math.sqrt((width * width - (high - mode) * (mode - low)) / 18),
    low,
    high,
    cdf(x) {
      if (x <= low) return 0
      if (x >= high) return 1
      return x < mode ? ((x - low) / left) ** 2 : 1 - ((high - x) / right) ** 2
    },
    quantile: (p) => (p >= 0 && p <= 1 ? at(p, 1 - p) : Number.NaN),
    fromScores(scores, count) {
      for (let i = 0; i < count; i++) {
        const z = scores[i]!
        const tail = normalCdf(-Math.abs(z))
        scores[i] = z < 0 ? at(tail, 1 - tail) : at(1 - tail, tail)
      }
    },
  }
}
