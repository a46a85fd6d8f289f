import { normalCdf } from '../../numerics/special/normal.js'
import type { Distribution } from '../distribution.js'
import { checkBounds } from './check.js'

/** Every value from `low` to `high` equally likely. @throws RangeFault unless low < high. */
export function uniform(low: number, high: number): Distribution {
  checkBounds(low, high)
  const width = high - low
  return {
    kind: 'uniform',
    mean: low + width / 2,
    sd: width / Math.sqrt(12),
    low,
    high,
    cdf: (x) => Math.min(1, Math.max(0, (x - low) / width)),
    quantile: (p) => (p >= 0 && p <= 1 ? low + width * p : Number.NaN),
    fromScores(scores, count) {
      for (let i = 0; i < count; i++) scores[i] = low + width * normalCdf(scores[i]!)
    },
  }
}
