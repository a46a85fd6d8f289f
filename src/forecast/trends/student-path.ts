import { quickStudentQuantile } from '../../numerics/special/student-t.js'
import type { Predictive } from '../predictive.js'

/**
 * Student's t distribution with `df` degrees of freedom around `mean` at each step, times `scale`; a scale of 0 is a
 * certain value.
 */
export function studentPath(mean: Float64Array, scale: Float64Array, df: number): Predictive {
  // Steps share them, and they cost more than the rest.
  const scores = new Map<number, number>()
  const scoreAt = (probability: number) => {
    let score = scores.get(probability)
    if (score === undefined) {
      score = quickStudentQuantile(probability, df)
      scores.set(probability, score)
    }
    return score
  }
  return {
    horizon: mean.length,
    mean,
    quantile: (step, probability) => {
      const spread = scale[step]!
      return spread === 0 ? mean[step]! : mean[step]! + spread * scoreAt(probability)
    },
  }
}
