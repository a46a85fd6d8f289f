import { normalQuantile } from '../../numerics/special/normal.js'
import type { Bounds } from '../bounds.js'
import type { Predictive } from '../predictive.js'

const TAIL = 0.1
const WIDTH = -2 * normalQuantile(TAIL)

/** The standard deviation of a normal distribution whose 80% interval is as wide as that of a path at a step. */
export function halfWidth(path: Predictive, step: number): number {
  return (path.quantile(step, 1 - TAIL) - path.quantile(step, TAIL)) / WIDTH
}

/** Where a path is moved to, one value a step. */
export interface Move {
  readonly mean: Float64Array
  readonly median: Float64Array
  /** Standard deviations before, by {@link halfWidth}, and after. */
  readonly from: Float64Array
  readonly to: Float64Array
}

/**
 * A path with other means, medians and spreads that keeps its shape: each quantile's distance from the median is
 * stretched by the ratio of the spreads, so that skewness and tails stay and quantiles never cross. A certain value
 * that becomes uncertain gets a normal distribution. Quantiles stay within the bounds.
 */
export function movedPath(base: Predictive, { mean, median, from, to }: Move, bounds: Bounds): Predictive {
  const middle = median.map((_, step) => base.quantile(step, 0.5))
  return {
    horizon: base.horizon,
    mean,
    quantile: (step, probability) => {
      const centre = median[step]!
      const away =
        from[step]! > 0
          ? // In this order, since the ratio of the spreads may be endless.
            ((base.quantile(step, probability) - middle[step]!) / from[step]!) * to[step]!
          : to[step]! * normalQuantile(probability)
      const [lower, upper] = [Math.min(bounds.lower, centre), Math.max(bounds.upper, centre)]
      return away === 0 ? centre : Math.min(upper, Math.max(lower, centre + away))
    },
  }
}
