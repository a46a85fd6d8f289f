import { normalPath, type Predictive } from '../predictive.js'
import type { Form, State } from './form.js'

/**
 * Forecasts from the last states: normal distributions around μ_h = l + b (φ + … + φ^h).
 *
 * With c_j = α + β (φ + … + φ^j), the variance is σ² (1 + Σ c_j²) for additive errors, and (1 + σ²) θ_h − μ_h²
 * with θ_h = μ_h² + σ² Σ c_j² θ_{h−j} for multiplicative ones, both sums over j from 1 to h − 1: classes 1 and 2
 * of Hyndman, Koehler, Ord and Snyder 2008, "Forecasting with Exponential Smoothing", sections 6.2 and 6.3.
 */
export function ahead(
  form: Form,
  { alpha, beta, phi }: State,
  last: { readonly level: number; readonly trend: number },
  sigma: number,
  horizon: number,
): Predictive {
  const mean = new Float64Array(horizon)
  const sd = new Float64Array(horizon)
  // θ is kept in squares of the last level, so that it neither overflows nor vanishes.
  const unit = Math.abs(last.level) > 0 ? Math.abs(last.level) : 1
  const theta = new Float64Array(horizon)
  const squares = new Float64Array(horizon)
  let sum = 0
  let damping = 0
  let power = 1
  for (let step = 0; step < horizon; step++) {
    power *= phi
    damping += power
    mean[step] = last.level + last.trend * damping
    squares[step] = (alpha + beta * damping) ** 2
    if (form.error === 'A') {
      sd[step] = sigma * Math.sqrt(1 + sum)
      sum += squares[step]!
    } else {
      let carried = 0
      for (let j = 1; j <= step; j++) carried += squares[j - 1]! * theta[step - j]!
      // Not σ² first, which may be endless where nothing is carried yet.
      theta[step] = (mean[step]! / unit) ** 2 + sigma * (sigma * carried)
      sd[step] = unit * sigma * Math.sqrt(carried + theta[step]!)
    }
  }
  return normalPath(mean, sd)
}
