import { studentQuantile } from './numerics/student-quantile.js'
import type { Predictive } from './predictive.js'

/**
 * Student's t distribution with `df` degrees of freedom around `mean` at each step, times `scale`; a scale of 0 is a
 * certain value.
 */
export function studentPath(mean: Float64Array, scale: Float64Array, df: number): Predictive {
  return {
    horizon: mean.length,
    mean,
    quantile: (step, probability) => {
      const spread = scale[step]!
      return spread === 0 ? mean[step]! : mean[step]! + spread * studentQuantile(probability, df)
    },
  }
}
