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
  /** c_j² at j. */
  const squares = new Float64Array(horizon)
  /** σ² Σ c_j² up to and without h; and (θ_h − μ_h²) + μ_h², for h from 1. */
  let sum = 0
  const theta = new Float64Array(horizon)
  let damping = 0
  let power = 1
  for (let h = 1; h <= horizon; h++) {
    power *= phi
    damping += power
    const centre = last.level + last.trend * damping
    mean[h - 1] = centre
    squares[h - 1] = (alpha + beta * damping) ** 2
    if (form.error === 'A') {
      sd[h - 1] = sigma * Math.sqrt(1 + sum)
      sum += squares[h - 1]!
    } else {
      let carried = 0
      for (let j = 1; j < h; j++) carried += squares[j - 1]! * theta[h - j - 1]!
      theta[h - 1] = centre * centre + sigma * sigma * carried
      sd[h - 1] = sigma * Math.sqrt(carried + theta[h - 1]!)
    }
  }
  return normalPath(mean, sd)
}
