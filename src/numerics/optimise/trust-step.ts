import { solveTransposed, solveTriangle, triangulate } from '../linear-algebra/triangulate.js'

/**
 * Steps of linear least squares, held to a length. Made once for a size, so that steps allocate nothing.
 */
export class TrustStep {
  readonly #size: number
  readonly #stacked: Float64Array
  readonly #right: Float64Array
  readonly #damped: Float64Array
  readonly #work: Float64Array
  /** The step that was found last. */
  readonly step: Float64Array

  constructor(size: number) {
    this.#size = size
    this.#stacked = new Float64Array(2 * size * size)
    this.#right = new Float64Array(2 * size)
    this.#damped = new Float64Array(size * size)
    this.#work = new Float64Array(size)
    this.step = new Float64Array(size)
  }

  /**
   * Finds the step s that brings R s nearest to `target` (its first entries) with |D s| within a tenth of at most
   * `radius`, D being the diagonal `scale`; returns the λ ≥ 0 with which s solves (R′R + λ D²) s = R′ target.
   *
   * Moré 1978, section 5: Newton's method for |D s(λ)| = radius, which Hebden 1973 found to be nearly linear in 1/λ.
   */
  find(triangle: Float64Array, target: Float64Array, scale: Float64Array, radius: number): number {
    const size = this.#size
    let lower = 0
    if (isRegular(triangle, size)) {
      solveTriangle(triangle, size, target, this.step)
      const excess = scaledLength(this.step, scale) - radius
      if (excess <= 0.1 * radius) return 0
      lower = excess / (radius * this.#slope(triangle, scale))
    }
    let upper = this.#gradientLength(triangle, target, scale) / radius
    if (upper === 0) upper = Number.MIN_VALUE / Math.min(radius, 0.1)
    let lambda = lower
    for (let round = 0; round < 12; round++) {
      if (!(lambda > lower || (round === 0 && lambda > 0)) || lambda > upper)
        lambda = Math.max(0.001 * upper, Math.sqrt(lower * upper))
      this.#solveDamped(triangle, target, scale, lambda)
      const length = scaledLength(this.step, scale)
      const excess = length - radius
      if (Math.abs(excess) <= 0.1 * radius) break
      if (excess > 0) lower = Math.max(lower, lambda)
      else upper = Math.min(upper, lambda)
      lambda = Math.max(lower, lambda + excess / (radius * this.#slope(this.#damped, scale)))
    }
    return lambda
  }

  /** |T⁻ᵀ D² s|² / |D s|², with T the triangle of the present step: how fast |D s|, over itself, falls with λ. */
  #slope(triangle: Float64Array, scale: Float64Array): number {
    const length = scaledLength(this.step, scale)
    for (let j = 0; j < this.#size; j++) this.#work[j] = (scale[j]! * scale[j]! * this.step[j]!) / length
    solveTransposed(triangle, this.#size, this.#work, this.#work)
    return sumOfSquares(this.#work)
  }

  /** |D⁻¹ R′ target|. */
  #gradientLength(triangle: Float64Array, target: Float64Array, scale: Float64Array): number {
    const size = this.#size
    for (let j = 0; j < size; j++) {
      let sum = 0
      for (let i = 0; i <= j; i++) sum += triangle[j * size + i]! * target[i]!
      this.#work[j] = sum / scale[j]!
    }
    return Math.sqrt(sumOfSquares(this.#work))
  }

  /** Least squares of R s = target together with √λ D s = 0. */
  #solveDamped(triangle: Float64Array, target: Float64Array, scale: Float64Array, lambda: number): void {
    const size = this.#size
    const root = Math.sqrt(lambda)
    this.#stacked.fill(0)
    for (let j = 0; j < size; j++) {
      for (let i = 0; i <= j; i++) this.#stacked[j * 2 * size + i] = triangle[j * size + i]!
      this.#stacked[j * 2 * size + size + j] = root * scale[j]!
      this.#right[j] = target[j]!
      this.#right[size + j] = 0
    }
    triangulate(this.#stacked, this.#right, 2 * size, size, this.#damped)
    solveTriangle(this.#damped, size, this.#right, this.step)
  }
}

/** |D x|. */
export function scaledLength(x: Float64Array, scale: Float64Array): number {
  let sum = 0
  for (let j = 0; j < x.length; j++) sum += (scale[j]! * x[j]!) ** 2
  return Math.sqrt(sum)
}

export function sumOfSquares(values: Float64Array): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!
  return sum
}

/** Whether no column of R lies, but for rounding, in those before it. */
function isRegular(triangle: Float64Array, size: number): boolean {
  for (let j = 0; j < size; j++) {
    let squares = 0
    for (let i = 0; i <= j; i++) squares += triangle[j * size + i]! ** 2
    if (!(Math.abs(triangle[j * size + j]!) > 1e-15 * Math.sqrt(squares))) return false
  }
  return true
}
