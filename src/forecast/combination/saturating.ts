import { median } from '../../numerics/statistics/summary.js'

/** How far the ratios of neighbouring changes may be from their middle, as a share of it. */
const EVEN = 0.01
/** A limit below this share of the values is 0. */
const SMALL = 1e-6

/**
 * Whether a positive history follows a logistic or a Gompertz curve closely. On a logistic the inverses of the values
 * approach 1 / ceiling in geometric steps, on a Gompertz curve their logarithms that of the ceiling: the ratio of
 * neighbouring changes is the same in all years, above 0 and not 1 (which is an exponential).
 */
export function followsSaturation(values: Float64Array): { logistic: boolean; gompertz: boolean } {
  const positive = values.every((value) => value > 0)
  if (!positive) return { logistic: false, gompertz: false }
  const inverses = values.map((value) => 1 / value)
  const toward = limit(inverses)
  return {
    // An exponential is a logistic without a ceiling: its inverses go towards 0.
    logistic: toward !== undefined && toward > SMALL * Math.max(...inverses),
    gompertz: limit(values.map(Math.log)) !== undefined,
  }
}

/** What values that move in geometric steps start from or end at; undefined for others. */
function limit(values: Float64Array): number | undefined {
  const count = values.length - 2
  if (count < 4) return undefined
  const ratios = new Float64Array(count)
  for (let t = 0; t < count; t++)
    ratios[t] = (values[t + 2]! - values[t + 1]!) / (values[t + 1]! - values[t]!)
  const middle = median(ratios)
  if (!ratios.every((ratio) => Math.abs(ratio - middle) <= EVEN * middle)) return undefined
  if (Math.abs(middle - 1) <= EVEN * EVEN) return undefined
  return values[count]! - (values[count + 1]! - values[count]!) / (middle - 1)
}
