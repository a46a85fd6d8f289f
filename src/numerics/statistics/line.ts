import { linearRegression } from 'simple-statistics'

/** A straight line of least squares. */
export interface Line {
  /** The value at 0. */
  readonly intercept: number
  readonly slope: number
}

/** The line of least squares through points; its slope is NaN where all x are the same. */
export function lineThrough(x: ArrayLike<number>, y: ArrayLike<number>): Line {
  const { m, b } = linearRegression(Array.from(x, (at, i) => [at, y[i]!]))
  return { intercept: b, slope: m }
}

/**
 * The line of least squares through values a year apart: its value in the middle of them, which is their mean, and its
 * slope. Methods ask for it at each fit, so it has no pairs of coordinates: eleven times as fast as through
 * {@link lineThrough} (0.3 to 3.6 µs for 30 values).
 */
export function yearlyLine(values: Float64Array): { readonly mean: number; readonly slope: number } {
  const n = values.length
  const middle = (n - 1) / 2
  const spread = (n * (n * n - 1)) / 12
  let mean = 0
  let slope = 0
  for (let t = 0; t < n; t++) {
    mean += values[t]! / n
    slope += ((t - middle) * values[t]!) / spread
  }
  return { mean, slope }
}
