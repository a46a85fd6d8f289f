import { normalBetween, normalCdf, normalDensity, normalQuantile } from '../../numerics/special/normal.js'
import type { Distribution } from '../distribution.js'
import { RangeFault } from '../range-fault.js'
import { checkFinite } from './check.js'

/** One point of a distribution: `probability` of at most `value`. */
export interface QuantilePoint {
  readonly probability: number
  readonly value: number
}

/**
 * A distribution through given quantiles, two or more: between them the value is linear in the normal score, and
 * beyond the first and the last it goes on with the slope there. The quantiles of a normal distribution give that
 * distribution.
 *
 * @throws RangeFault when there are fewer than two points, a probability is not between 0 and 1 or given twice, or a
 *   value is not finite or falls while probability rises.
 */
export function quantileTable(points: readonly QuantilePoint[]): Distribution {
  const sorted = [...points].sort((a, b) => a.probability - b.probability)
  check(sorted)
  const scores = Float64Array.from(sorted, ({ probability }) => normalQuantile(probability))
  const values = Float64Array.from(sorted, ({ value }) => value)
  const last = values.length - 2
  /** Slope of each stretch; stretch i begins at point i, the first also serves below it and the last above it. */
  const slopes = Float64Array.from({ length: last + 1 }, (_, i) => {
    return (values[i + 1]! - values[i]!) / (scores[i + 1]! - scores[i]!)
  })
  const at = (z: number) => {
    let i = 0
    while (i < last && z > scores[i + 1]!) i++
    // A level end stays level at infinite scores too.
    return slopes[i] === 0 ? values[i]! : values[i]! + slopes[i]! * (z - scores[i]!)
  }
  const { mean, sd } = moments(scores, values, slopes)
  return {
    kind: 'quantiles',
    mean,
    sd,
    low: slopes[0] === 0 ? values[0]! : -Infinity,
    high: slopes[last] === 0 ? values[last]! : Infinity,
    cdf(x) {
      // The last stretch that begins at x or below holds the largest score with a value of at most x.
      let i = last
      while (i > 0 && values[i]! > x) i--
      if (slopes[i] === 0) return x < values[i]! ? 0 : i === last ? 1 : normalCdf(scores[i + 1]!)
      return normalCdf(scores[i]! + (x - values[i]!) / slopes[i]!)
    },
    quantile: (p) => (p >= 0 && p <= 1 ? at(normalQuantile(p)) : Number.NaN),
    fromScores(column, count) {
      for (let i = 0; i < count; i++) column[i] = at(column[i]!)
    },
  }
}

function check(points: readonly QuantilePoint[]): void {
  if (points.length < 2) throw new RangeFault((words) => words.fewQuantiles(points.length))
  for (const [i, { probability, value }] of points.entries()) {
    if (!(probability > 0 && probability < 1))
      throw new RangeFault((words) => words.quantileProbability(probability))
    const percent = percentOf(probability)
    checkFinite((words) => words.quantile(percent), value)
    const before = points[i - 1]
    if (before?.probability === probability)
      throw new RangeFault((words) => words.quantileTwice(percent, before.value, value))
    if (before && before.value > value)
      throw new RangeFault((words) =>
        words.fallingQuantiles(before.value, percentOf(before.probability), value, percent),
      )
  }
}

function percentOf(probability: number): string {
  return `${Number((probability * 100).toPrecision(12))}%`
}

/**
 * Mean and standard deviation, stretch by stretch, from the moments of the normal distribution between u and v:
 * ∫zφ = φ(u) - φ(v) and ∫z²φ = Φ(v) - Φ(u) + uφ(u) - vφ(v).
 */
function moments(scores: Float64Array, values: Float64Array, slopes: Float64Array) {
  const last = slopes.length - 1
  const centre = values[values.length >> 1]!
  let first = 0
  let second = 0
  for (let i = 0; i <= last; i++) {
    const u = i === 0 ? -Infinity : scores[i]!
    const v = i === last ? Infinity : scores[i + 1]!
    const slope = slopes[i]!
    const base = values[i]! - centre - slope * scores[i]!
    const mass = normalBetween(u, v)
    const z1 = normalDensity(u) - normalDensity(v)
    const z2 =
      mass + (u === -Infinity ? 0 : u * normalDensity(u)) - (v === Infinity ? 0 : v * normalDensity(v))
    first += base * mass + slope * z1
    second += base * base * mass + 2 * base * slope * z1 + slope * slope * z2
  }
  return { mean: centre + first, sd: Math.sqrt(Math.max(0, second - first * first)) }
}
