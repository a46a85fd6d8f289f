import { quickStudentQuantile } from '../../numerics/special/student-t.js'
import type { Predictive } from '../predictive.js'
import { meanByQuantiles } from '../scale.js'

/** Degrees of freedom: the errors of combined forecasts have about such tails. */
const FREEDOM = 4

/** How far the upper half follows the exponential, in its exponent, before it goes on as a straight line. */
const TAMED = 0.3

/**
 * Student's t with 4 degrees of freedom around `centre` at each step, `spread` the scale at each. Where the history is
 * `positive` the values are spread around the centre in ratios, not differences: below by exp(−x), so that they stay
 * above 0; above by exp(x) up to x = 0.3 and along the tangent from there, since compounding heavy tails would promise
 * what no history bears out.
 */
export function spreadAround(centre: Float64Array, spread: Float64Array, positive: boolean): Predictive {
  const quantile = (step: number, probability: number) => {
    const middle = centre[step]!
    const away = spread[step]! * quickStudentQuantile(probability, FREEDOM)
    if (!positive || !(middle > 0) || away === 0) return middle + away
    const x = away / middle
    return middle * (x <= TAMED ? Math.exp(x) : Math.exp(TAMED) * (1 + x - TAMED))
  }
  const path: Predictive = { horizon: centre.length, mean: centre, quantile }
  return { ...path, mean: meanByQuantiles(path) }
}
