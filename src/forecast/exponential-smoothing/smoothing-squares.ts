import type { SquaresFunction } from '../../numerics/optimise/bounded-least-squares.js'
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
 * where G is the geometric mean of the one-step forecasts. Derivatives run forward as the states do.
 *
 * Hyndman, Koehler, Ord and Snyder 2008, "Forecasting with Exponential Smoothing", section 5.1, with the factor
 * of the likelihood taken under the square.
 */
export class SmoothingSquares implements SquaresFunction {
  readonly size: number
  readonly #values: Float64Array
  readonly #offset: number
  readonly #multiplicative: boolean
  /** At each value: y − μ; the slope before it; how much of a forecast's derivative the residual's has. */
  readonly #errors: Float64Array
  readonly #slopes: Float64Array
  readonly #weights: Float64Array
  /** μ/y, for multiplicative errors. */
  readonly #shares: Float64Array
  /** The errors that are squared, and a row of their derivatives (times −1) for each parameter. */
  readonly #terms: Float64Array
  readonly #jacobian: Float64Array
  /** The mean relative derivative of the forecasts by each parameter, for multiplicative errors. */
  readonly #relative: Float64Array
  /** Of the point last valued: its parameters, the sum of the squared terms, and G². */
  #alpha = 0
  #share = 0
  #beta = 0
  #phi = 1
  #sum = 0
  #square = 1

  /** @param values the series less `offset`; levels too are without it. */
  constructor(values: Float64Array, size: number, multiplicative: boolean, offset: number) {
    const n = values.length
    this.size = size
    this.#values = values
    this.#offset = offset
    this.#multiplicative = multiplicative
    // Parts of one buffer, since buffers are dear.
    const buffer = new ArrayBuffer(8 * n * (size + 5))
    const part = (at: number, rows = 1) => new Float64Array(buffer, 8 * n * at, n * rows)
    this.#errors = part(0)
    this.#slopes = part(1)
    this.#weights = part(2).fill(1)
    this.#terms = multiplicative ? part(3) : this.#errors
    this.#shares = part(4)
    this.#jacobian = part(5, size)
    this.#relative = new Float64Array(size)
  }

  value(point: Float64Array): number {
    const size = this.size
    const trended = size > SLOPE
    const alpha = point[ALPHA]!
    this.#alpha = alpha
    this.#share = trended ? point[SHARE]! : 0
    // At the least β its derivatives stay those of a free one, so that a step can leave.
    this.#beta = trended ? Math.max(REGION.least, alpha * this.#share) : 0
    this.#phi = size > PHI ? point[PHI]! : 1
    this.#run(point[LEVEL]!, trended ? point[SLOPE]! : 0)
    this.#square = this.#multiplicative ? this.#relate() : 1
    const squares = this.#square * this.#sum
    return this.#square === 0 || Number.isNaN(squares) ? Infinity : squares
  }

  derive(gradient: Float64Array, normal: Float64Array): void {
    this.#row(LEVEL, 1, 0, 0, 0, 0)
    this.#row(ALPHA, 0, 0, 1, this.#share, 0)
    if (this.size > SLOPE) {
      this.#row(SLOPE, 0, 1, 0, 0, 0)
      this.#row(SHARE, 0, 0, 0, this.#alpha, 0)
    }
    if (this.size > PHI) this.#row(PHI, 0, 0, 0, 0, 1)
    this.#products(gradient, normal)
    if (this.#multiplicative) this.#raise(gradient, normal)
  }

  /** Errors and slopes. */
  #run(level: number, slope: number): void {
    const alpha = this.#alpha
    const beta = this.#beta
    const phi = this.#phi
    let sum = 0
    const values = this.#values
    const errors = this.#errors
    const slopes = this.#slopes
    for (let t = 0; t < values.length; t++) {
      const forecast = level + phi * slope
      const error = values[t]! - forecast
      errors[t] = error
      sum += error * error
      slopes[t] = slope
      level = forecast + alpha * error
      slope = phi * slope + beta * error
    }
    this.#sum = sum
  }

  /** Relative errors and their weights; gives G², 0 where a forecast is not above 0. */
  #relate(): number {
    const values = this.#values
    const errors = this.#errors
    const terms = this.#terms
    const weights = this.#weights
    const shares = this.#shares
    const n = values.length
    let logs = 0
    let product = 1
    let sum = 0
    for (let t = 0; t < n; t++) {
      const forecast = values[t]! - errors[t]! + this.#offset
      if (!(forecast > 0)) return 0
      // A logarithm for every fourth value is enough.
      product *= forecast
      if ((t & 3) === 3) {
        logs += Math.log(product)
        product = 1
      }
      const term = errors[t]! / forecast
      terms[t] = term
      sum += term * term
      weights[t] = (1 + term) / forecast
      shares[t] = 1 / (1 + term)
    }
    this.#sum = sum
    return Math.exp((2 * (logs + Math.log(product))) / n)
  }

  /**
   * The row of parameter `k`: the derivatives of the states start at `level` and `slope`, and those of the next
   * level, the next slope and the forecast have these parts of the error or (`ofSlope`) of the slope added.
   */
  #row(
    k: number,
    level: number,
    slope: number,
    errorToLevel: number,
    errorToSlope: number,
    ofSlope: number,
  ): void {
    const errors = this.#errors
    const slopes = this.#slopes
    const weights = this.#weights
    const jacobian = this.#jacobian
    const n = errors.length
    const phi = this.#phi
    const beta = this.#beta
    const keep = 1 - this.#alpha
    const row = k * n
    for (let t = 0; t < n; t++) {
      const next = phi * slope + ofSlope * slopes[t]!
      const forecast = level + next
      jacobian[row + t] = weights[t]! * forecast
      level = keep * forecast + errorToLevel * errors[t]!
      slope = next - beta * forecast + errorToSlope * errors[t]!
    }
  }

  /** Jᵀr and JᵀJ of the errors that are squared; products of rows two at a time, which is faster. */
  #products(gradient: Float64Array, normal: Float64Array): void {
    const size = this.size
    const terms = this.#terms
    const jacobian = this.#jacobian
    const n = terms.length
    for (let k = 0; k < size; k++) {
      const row = k * n
      let slope = 0
      let square = 0
      for (let t = 0; t < n; t++) {
        const entry = jacobian[row + t]!
        slope -= entry * terms[t]!
        square += entry * entry
      }
      gradient[k] = slope
      normal[k * size + k] = square
      for (let j = 0; j < k; j += 2) {
        const first = j * n
        // The last one of an odd number is taken twice.
        const second = j + 1 < k ? first + n : first
        let product = 0
        let other = 0
        for (let t = 0; t < n; t++) {
          const entry = jacobian[row + t]!
          product += entry * jacobian[first + t]!
          other += entry * jacobian[second + t]!
        }
        normal[k * size + j] = product
        if (j + 1 < k) normal[k * size + j + 1] = other
      }
    }
  }

  /** From e to u = e G: du = G de + u m, where m = dG/G is the mean of the forecasts' relative derivatives. */
  #raise(gradient: Float64Array, normal: Float64Array): void {
    const square = this.#square
    const squares = this.#sum
    const size = this.size
    const terms = this.#terms
    const jacobian = this.#jacobian
    const relative = this.#relative
    const shares = this.#shares
    const n = terms.length
    for (let k = 0; k < size; k++) {
      let sum = 0
      for (let t = 0; t < n; t++) sum += jacobian[k * n + t]! * shares[t]!
      relative[k] = sum / n
    }
    for (let k = 0; k < size; k++)
      for (let j = 0; j <= k; j++)
        normal[k * size + j] =
          square *
          (normal[k * size + j]! +
            gradient[k]! * relative[j]! +
            gradient[j]! * relative[k]! +
            squares * relative[k]! * relative[j]!)
    for (let k = 0; k < size; k++) gradient[k] = square * (gradient[k]! + squares * relative[k]!)
  }
}
