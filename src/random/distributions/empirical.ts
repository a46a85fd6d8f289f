import { normalQuantile } from '../../numerics/special/normal.js'
import { sum } from '../../numerics/statistics/summary.js'
import type { Distribution } from '../distribution.js'
import { RangeFault } from '../range-fault.js'
import { checkFinite } from './check.js'

/**
 * What was observed, each value with its weight (all alike by default): draws are the values themselves, by the
 * inverse of their step distribution. Mean and standard deviation are those of that distribution (divisor: the
 * weights' sum).
 *
 * @throws RangeFault when there are no values, when one is not finite, when a weight is negative or not finite,
 *   when there are not as many weights as values, or when no weight is positive.
 */
export function empirical(values: readonly number[], weights?: readonly number[]): Distribution {
  if (values.length === 0) throw new RangeFault((words) => words.noValues)
  if (weights && weights.length !== values.length)
    throw new RangeFault((words) => words.weightCount(values.length, weights.length))
  for (const [i, value] of values.entries()) checkFinite((words) => words.valueNumber(i + 1), value)
  for (const [i, weight] of (weights ?? []).entries()) {
    checkFinite((words) => words.weightNumber(i + 1), weight)
    if (weight < 0) throw new RangeFault((words) => words.negativeWeight(i + 1, weight))
  }
  const pairs = values
    .map((value, i) => [value, weights?.[i] ?? 1] as const)
    .filter(([, weight]) => weight > 0)
  pairs.sort(([x], [y]) => x - y)
  const total = sum(pairs.map(([, weight]) => weight))
  if (!(total > 0 && total < Infinity)) throw new RangeFault((words) => words.weightSum(total))

  const sorted = Float64Array.from(pairs, ([value]) => value)
  /** Probability of at most each value; the last is 1 whatever the rounding. */
  const below = new Float64Array(pairs.length)
  let passed = 0
  let mean = 0
  for (const [i, [value, weight]] of pairs.entries()) {
    passed += weight
    below[i] = i === pairs.length - 1 ? 1 : Math.min(1, passed / total)
    mean += (value * weight) / total
  }
  const variance = pairs.reduce((v, [value, weight]) => v + ((value - mean) ** 2 * weight) / total, 0)
  const scoreBelow = below.map(normalQuantile)
  return {
    kind: 'empirical',
    mean,
    sd: Math.sqrt(variance),
    low: sorted[0]!,
    high: sorted.at(-1)!,
    cdf(x) {
      let above = search(sorted, x)
      while (sorted[above] === x) above++
      return above === 0 ? 0 : below[above - 1]!
    },
    quantile: (p) => (p >= 0 && p <= 1 ? sorted[search(below, p)]! : Number.NaN),
    fromScores(scores, count) {
      for (let i = 0; i < count; i++) scores[i] = sorted[search(scoreBelow, scores[i]!)]!
    },
  }
}

/** The first place in a rising column with an entry of at least `x`; the column's length when there is none. */
function search(column: Float64Array, x: number): number {
  let from = 0
  for (let left = column.length; left > 0; ) {
    const half = left >>> 1
    if (column[from + half]! < x) {
      from += half + 1
      left -= half + 1
    } else left = half
  }
  return from
}
