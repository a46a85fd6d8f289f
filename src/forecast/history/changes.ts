import type { Series } from './clean.js'

/**
 * The yearly growth of a series as factors: each value over the one before it, 1.05 being growth of 5%. Factors are
 * what is forecast in the place of growth, for they have the bound that growth has (nothing is lost more than whole)
 * and logarithms that add up. Undefined when a value is not positive.
 */
export function growthFactors({ start, values }: Series): Series | undefined {
  if (!values.every((value) => value > 0)) return undefined
  return { start: start + 1, values: values.slice(1).map((value, t) => value / values[t]!) }
}

/** The change of each value from the one before it. */
export function yearlyChanges({ start, values }: Series): Series {
  return { start: start + 1, values: changesOf(values) }
}

/** Each value less the one before it; one fewer than there are values. */
export function changesOf(values: Float64Array): Float64Array {
  return values.slice(1).map((value, t) => value - values[t]!)
}
