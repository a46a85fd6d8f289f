import { normalQuantile } from '../numerics/special/normal.js'

/**
 * What is expected of a path: a distribution for each year ahead.
 *
 * Steps count from 0, one year ahead; arrays have one value a step, in the unit of the history.
 */
export interface Predictive {
  readonly horizon: number
  readonly mean: Float64Array
  /** The value that the path stays below with `probability`, above 0 and below 1, at `step`; never falls as it grows. */
  quantile(step: number, probability: number): number
}

/** A normal distribution at each step; a standard deviation of 0 is a certain value. */
export function normalPath(mean: Float64Array, sd: Float64Array): Predictive {
  return {
    horizon: mean.length,
    mean,
    quantile: (step, probability) => {
      const spread = sd[step]!
      return spread === 0 ? mean[step]! : mean[step]! + spread * normalQuantile(probability)
    },
  }
}

/** The medians of a path. */
export function medianOf(path: Predictive): Float64Array {
  return Float64Array.from({ length: path.horizon }, (_, step) => path.quantile(step, 0.5))
}
