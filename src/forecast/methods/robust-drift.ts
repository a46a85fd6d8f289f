import { sum } from '../../numerics/statistics/summary.js'
import type { Method } from '../method.js'
import { normalPath } from '../predictive.js'

/** What a year counts, of the year after it: half is left after six and a half years. */
const FADING = 0.9
/** Huber's constant: 95% efficient where changes are normal. */
const HUBER = 1.345
/** Normal standard deviations in a median absolute deviation. */
const DEVIATION = 1.4826

/**
 * The last value, carried on by a yearly change that is learned from recent years more than from old ones, and from
 * which odd years are kept away: the Huber mean of the changes, weighted by 0.9 to the power of their age. Variance
 * σ² h (1 + h / m), with σ² the weighted mean square and m = (Σw)² / Σw² the number of changes that the weights amount to.
 *
 * A random walk with drift as in Hyndman and Athanasopoulos 2021, section 5.2; M-estimation of location by Huber 1964
 * (Annals of Mathematical Statistics 35). Robust trends did best on the yearly series of Makridakis and Hibon 2000.
 */
export const robustDrift: Method = {
  id: 'robust-drift',
  label: { zh: '稳健漂移法', en: 'Robust drift' },
  doc: 'The last value and a robust mean of the yearly changes, recent ones counting more.',
  minimum: 3,
  fit(values) {
    const count = values.length - 1
    const last = values[count]!
    const changes = new Float64Array(count)
    const weights = new Float64Array(count)
    for (let t = 0; t < count; t++) {
      changes[t] = values[t + 1]! - values[t]!
      weights[t] = FADING ** (count - 1 - t)
    }
    const slope = huberMean(changes, weights)
    const fitted = new Float64Array(count + 1).fill(Number.NaN)
    let total = 0
    let squares = 0
    let weightSquares = 0
    for (let t = 0; t < count; t++) {
      fitted[t + 1] = values[t]! + slope
      total += weights[t]!
      weightSquares += weights[t]! ** 2
      squares += weights[t]! * (changes[t]! - slope) ** 2
    }
    const amount = total ** 2 / weightSquares
    const sigma = Math.sqrt(squares / total / (1 - 1 / amount))
    return {
      form: { zh: '稳健漂移', en: 'robust drift' },
      parameters: { drift: slope, sigma },
      fitted,
      predict: (horizon) => {
        const steps = Float64Array.from({ length: horizon }, (_, i) => i + 1)
        return normalPath(
          steps.map((h) => last + slope * h),
          steps.map((h) => sigma * Math.sqrt(h * (1 + h / amount))),
        )
      },
    }
  },
}

/** The weighted mean of values, those far from their middle counting less; their weighted median if half are equal. */
function huberMean(values: Float64Array, weights: Float64Array): number {
  let middle = weightedMedian(values, weights)
  const reach =
    HUBER *
    DEVIATION *
    weightedMedian(
      values.map((value) => Math.abs(value - middle)),
      weights,
    )
  if (reach === 0) return middle
  for (let pass = 0; pass < 50; pass++) {
    let weighted = 0
    let total = 0
    for (let i = 0; i < values.length; i++) {
      const away = Math.abs(values[i]! - middle)
      const weight = away > reach ? (weights[i]! * reach) / away : weights[i]!
      weighted += weight * values[i]!
      total += weight
    }
    const next = weighted / total
    const moved = Math.abs(next - middle)
    middle = next
    if (moved <= 1e-10 * reach) break
  }
  return middle
}

/** The least value that half of the weight is at or below. */
function weightedMedian(values: Float64Array, weights: Float64Array): number {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!)
  const half = sum(weights) / 2
  let passed = 0
  for (const i of order) {
    passed += weights[i]!
    if (passed >= half) return values[i]!
  }
  return values[order.at(-1)!]!
}
