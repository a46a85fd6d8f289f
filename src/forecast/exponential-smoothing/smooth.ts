import { type Form, parametersOf, type State } from './form.js'

/** A series smoothed with given parameters. */
export interface Smoothed {
  /** One-step forecasts. */
  readonly fitted: Float64Array
  /** Standard deviation of the errors, the relative ones (y − μ)/μ if they multiply, from n − k degrees of freedom. */
  readonly sigma: number
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
  // Errors in units near to them have squares that neither overflow nor vanish.
  const unit = relative ? 1 : sizeOf(values, level)
  let squares = 0
  for (let t = 0; t < values.length; t++) {
    const forecast = level + phi * trend
    const error = values[t]! - forecast
    fitted[t] = forecast
    squares += (error / (relative ? forecast : unit)) ** 2
    level = forecast + alpha * error
    trend = phi * trend + beta * error
  }
  const sigma = unit * Math.sqrt(squares / (values.length - parametersOf(form)))
  return { fitted, sigma, level, trend }
}

/** The largest distance from the start level; 1 if there is none. */
function sizeOf(values: Float64Array, level: number): number {
  let size = 0
  for (let t = 0; t < values.length; t++) size = Math.max(size, Math.abs(values[t]! - level))
  return size > 0 ? size : 1
}
