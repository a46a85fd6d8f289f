/** A sum of squared residuals with its derivatives. */
export interface SquaresFunction {
  /** How many parameters. */
  readonly size: number
  /** The sum of squares at `point`; Infinity where it is not defined. */
  value(point: Float64Array): number
  /**
   * Fills `gradient` with Jᵀr and `normal` with JᵀJ, row by row (of the lower triangle; the rest is not read), for
   * the residuals r and their Jacobian J at the point that a value was last asked for.
   */
  derive(gradient: Float64Array, normal: Float64Array): void
}

export interface BoundedLeastSquaresOptions {
  /** Stops after a step that lowers the sum of squares by less than this part of it; 1e-9. */
  readonly tolerance?: number
  /** Stops once the sum of squares is this small; 0. */
  readonly floor?: number
  /** Most steps; 60. */
  readonly steps?: number
}

/**
 * Least squares between bounds, from any number of starts.
 *
 * Levenberg–Marquardt (Marquardt 1963, SIAM Journal on Applied Mathematics 11) with an active set: a parameter
 * that a step would carry over a bound is put on the bound and the step is solved again for the others. The damping
 * falls where the squares did what their linear form promised, and grows where they did less than a quarter.
 */
export class BoundedLeastSquares {
  readonly #squares: SquaresFunction
  readonly #lower: Float64Array
  readonly #upper: Float64Array
  readonly #gradient: Float64Array
  readonly #normal: Float64Array
  readonly #next: Float64Array
  readonly #step: Float64Array
  /** Parameters that stay where the step has put them, the others, and the linear system of those. */
  readonly #held: Uint8Array
  readonly #free: Int32Array
  readonly #factor: Float64Array
  readonly #right: Float64Array

  constructor(squares: SquaresFunction, lower: Float64Array, upper: Float64Array) {
    const n = squares.size
    this.#squares = squares
    this.#lower = lower
    this.#upper = upper
    this.#gradient = new Float64Array(n)
    this.#normal = new Float64Array(n * n)
    this.#next = new Float64Array(n)
    this.#step = new Float64Array(n)
    this.#held = new Uint8Array(n)
    this.#free = new Int32Array(n)
    this.#factor = new Float64Array(n * n)
    this.#right = new Float64Array(n)
  }

  /**
   * Lowers the sum of squares from `point`, which is moved in place and stays between the bounds; gives the sum
   * reached, Infinity if there is none at the first point.
   */
  minimise(
    point: Float64Array,
    { tolerance = 1e-9, floor = 0, steps = 60 }: BoundedLeastSquaresOptions = {},
  ): number {
    let value = this.#squares.value(point)
    let damping = 1e-3
    let fresh = false
    for (let step = 0; step < steps && value > floor && value < Infinity && damping < 1e10; step++) {
      if (!fresh) this.#squares.derive(this.#gradient, this.#normal)
      fresh = true
      if (!this.#solve(point, damping)) {
        damping *= 10
        continue
      }
      if (!this.#move(point)) break
      const next = this.#squares.value(this.#next)
      if (!(next < value)) {
        damping = Math.max(1e-6, damping * 10)
        continue
      }
      const fall = value - next
      const gain = fall / this.#promised()
      point.set(this.#next)
      if (fall <= tolerance * value) return next
      value = next
      fresh = false
      if (gain > 0.75) damping *= 0.1
      else if (gain < 0.25) damping *= 4
    }
    return value
  }

  /** Puts the next point a step from `point`; false if that is no other point. */
  #move(point: Float64Array): boolean {
    let moved = false
    for (let i = 0; i < point.length; i++) {
      const next = Math.min(this.#upper[i]!, Math.max(this.#lower[i]!, point[i]! + this.#step[i]!))
      this.#next[i] = next
      if (next !== point[i]) moved = true
    }
    return moved
  }

  /** By how much the step lowers the sum of squares if the residuals are linear. */
  #promised(): number {
    const step = this.#step
    const normal = this.#normal
    const n = step.length
    let sum = 0
    for (let i = 0; i < n; i++) {
      let row = 2 * this.#gradient[i]! + normal[i * n + i]! * step[i]!
      for (let j = 0; j < i; j++) row += 2 * normal[i * n + j]! * step[j]!
      sum -= row * step[i]!
    }
    return sum
  }

  /** Solves (JᵀJ + damping · its diagonal) step = −Jᵀr within the bounds; false if it is not positive definite. */
  #solve(point: Float64Array, damping: number): boolean {
    const step = this.#step
    const n = step.length
    step.fill(0)
    for (let i = 0; i < n; i++) {
      const stuck = this.#gradient[i]! > 0 ? point[i]! <= this.#lower[i]! : point[i]! >= this.#upper[i]!
      // A parameter without any effect here stays where it is.
      this.#held[i] = stuck || this.#normal[i * n + i]! === 0 ? 1 : 0
    }
    for (let again = true; again; ) {
      if (!this.#solveFree(damping)) return false
      again = false
      for (let i = 0; i < n; i++) {
        if (this.#held[i]) continue
        const to = point[i]! + step[i]!
        const bound = to < this.#lower[i]! ? this.#lower[i]! : this.#upper[i]!
        if (to >= this.#lower[i]! && to <= bound) continue
        step[i] = bound - point[i]!
        this.#held[i] = 1
        again = true
      }
    }
    return true
  }

  /** The step of the parameters that are not held, given that of those which are; by Cholesky. */
  #solveFree(damping: number): boolean {
    const step = this.#step
    const n = step.length
    const normal = this.#normal
    const held = this.#held
    const free = this.#free
    const factor = this.#factor
    const right = this.#right
    let count = 0
    for (let i = 0; i < n; i++) if (!held[i]) free[count++] = i
    for (let a = 0; a < count; a++) {
      const i = free[a]!
      let sum = -this.#gradient[i]!
      for (let j = 0; j < n; j++)
        if (held[j]) sum -= (i > j ? normal[i * n + j]! : normal[j * n + i]!) * step[j]!
      for (let b = 0; b <= a; b++) {
        let entry = normal[i * n + free[b]!]!
        if (a === b) entry *= 1 + damping
        for (let c = 0; c < b; c++) entry -= factor[a * n + c]! * factor[b * n + c]!
        if (a > b) factor[a * n + b] = entry / factor[b * n + b]!
        else if (entry > 0) factor[a * n + a] = Math.sqrt(entry)
        else return false
      }
      for (let c = 0; c < a; c++) sum -= factor[a * n + c]! * right[c]!
      right[a] = sum / factor[a * n + a]!
    }
    for (let a = count - 1; a >= 0; a--) {
      let sum = right[a]!
      for (let c = a + 1; c < count; c++) sum -= factor[c * n + a]! * step[free[c]!]!
      step[free[a]!] = sum / factor[a * n + a]!
    }
    return true
  }
}
