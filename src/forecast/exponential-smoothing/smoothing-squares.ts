import type { SquaresFunction } from '../numerics/bounded-least-squares.js'
import { REGION } from './form.js'

/** Where each parameter is in a point; a form without trend or damping has only the first ones. */
export const LEVEL = 0
export const ALPHA = 1
export const SLOPE = 2
/** β as a share of α. */
export const SHARE = 3
export const PHI = 4

/**
 * The sum of squares whose n-fold logarithm is −2 log-likelihood of an exponential smoothing form with no trend or
 * an additive one (apart from constants): of the errors e for additive errors, of e G for multiplicative ones,
 * where G is the geometric mean of the one-step forecasts. Derivatives run forward along with the states.
 *
 * Hyndman, Koehler, Ord and Snyder 2008, "Forecasting with Exponential Smoothing", section 5.1, with the factor
 * of the likelihood taken under the square.
 */
export class SmoothingSquares implements SquaresFunction {
  readonly size: number
  readonly #values: Float64Array
  readonly #multiplicative: boolean
  readonly #offset: number
  /** Derivatives of level, slope and forecast by each parameter. */
  readonly #dLevel: Float64Array
  readonly #dSlope: Float64Array
  readonly #dForecast: Float64Array
  /** Sums of a forecast's relative derivatives, for multiplicative errors. */
  readonly #relative: Float64Array

  /** @param values the series less `offset`, whose forecasts and levels are also without it. */
  constructor(values: Float64Array, size: number, multiplicative: boolean, offset: number) {
    this.size = size
    this.#values = values
    this.#multiplicative = multiplicative
    this.#offset = offset
    this.#dLevel = new Float64Array(size)
    this.#dSlope = new Float64Array(size)
    this.#dForecast = new Float64Array(size)
    this.#relative = new Float64Array(size)
  }

  evaluate(point: Float64Array, gradient: Float64Array, normal: Float64Array): number {
    const size = this.size
    const values = this.#values
    const multiplicative = this.#multiplicative
    const offset = this.#offset
    const dLevel = this.#dLevel.fill(0)
    const dSlope = this.#dSlope.fill(0)
    const dForecast = this.#dForecast
    const relative = this.#relative.fill(0)
    gradient.fill(0)
    normal.fill(0)
    dLevel[LEVEL] = 1
    const trended = size > SLOPE
    if (trended) dSlope[SLOPE] = 1
    const alpha = point[ALPHA]!
    const share = trended ? point[SHARE]! : 0
    // At the least β its derivatives stay those of a free one, so that a step can leave.
    const beta = trended ? Math.max(REGION.least, alpha * share) : 0
    const phi = size > PHI ? point[PHI]! : 1
    const n = values.length
    let level = point[LEVEL]!
    let slope = trended ? point[SLOPE]! : 0
    let squares = 0
    let logs = 0
    for (let t = 0; t < n; t++) {
      const forecast = level + phi * slope
      const error = values[t]! - forecast
      // The derivative of what is squared is −weight times that of the forecast (and, for multiplicative errors,
      // the part through G, added below).
      let weight = 1
      let term = error
      if (multiplicative) {
        const whole = forecast + offset
        if (!(whole > 0)) return Infinity
        logs += Math.log(whole)
        term = error / whole
        weight = (1 + term) / whole
      }
      squares += term * term

      for (let k = 0; k < size; k++) dForecast[k] = dLevel[k]! + phi * dSlope[k]!
      if (size > PHI) dForecast[PHI]! += slope
      for (let k = 0; k < size; k++) {
        const dk = weight * dForecast[k]!
        gradient[k]! -= dk * term
        for (let j = 0; j <= k; j++) normal[k * size + j]! += dk * weight * dForecast[j]!
        dLevel[k] = (1 - alpha) * dForecast[k]!
      }
      dLevel[ALPHA]! += error
      level = forecast + alpha * error
      if (trended) {
        for (let k = 0; k < size; k++) dSlope[k] = phi * dSlope[k]! - beta * dForecast[k]!
        dSlope[ALPHA]! += share * error
        dSlope[SHARE]! += alpha * error
        if (size > PHI) dSlope[PHI]! += slope
        slope = phi * slope + beta * error
      }
      if (multiplicative) {
        const inverse = 1 / (forecast + offset)
        for (let k = 0; k < size; k++) relative[k]! += dForecast[k]! * inverse
      }
    }
    if (multiplicative) {
      // With u = e G: du = −G weight dμ + u m, where m = dG/G is the mean of dμ/μ.
      const square = Math.exp((2 * logs) / n)
      for (let k = 0; k < size; k++) relative[k]! /= n
      for (let k = 0; k < size; k++)
        for (let j = 0; j <= k; j++)
          normal[k * size + j] =
            square *
            (normal[k * size + j]! +
              gradient[k]! * relative[j]! +
              gradient[j]! * relative[k]! +
              squares * relative[k]! * relative[j]!)
      for (let k = 0; k < size; k++) gradient[k] = square * (gradient[k]! + squares * relative[k]!)
      squares *= square
    }
    return Number.isNaN(squares) ? Infinity : squares
  }
}
