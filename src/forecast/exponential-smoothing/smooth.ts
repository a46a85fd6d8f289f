import type { Form, State } from './form.js'

/** A series smoothed with given parameters. */
export interface Smoothed {
  /** One-step forecasts. */
  readonly fitted: Float64Array
  /** Sum of squared errors: of the relative ones (y − μ)/μ if errors multiply. */
  readonly squares: number
  /** After the last value. */
  readonly level: number
  readonly trend: number
}

/**
 * Runs the state-space form over a series: forecasts μ = l + φ b, then l = μ + α e and b = φ b + β e with
 * e = y − μ, which is the same for additive and multiplicative errors.
 *
 * Hyndman, Koehler, Ord and Snyder 2008, "Forecasting with Exponential Smoothing", tables 2.2 and 2.3.
 */
export function smooth(values: Float64Array, form: Form, start: State): Smoothed {
  const { alpha, beta, phi } = start
  const relative = form.error === 'M'
  const fitted = new Float64Array(values.length)
  let { level, trend } = start
  let squares = 0
  for (let t = 0; t < values.length; t++) {
    const forecast = level + phi * trend
    const error = values[t]! - forecast
    fitted[t] = forecast
    squares += relative ? (error / forecast) ** 2 : error ** 2
    level = forecast + alpha * error
    trend = phi * trend + beta * error
  }
  return { fitted, squares, level, trend }
}
