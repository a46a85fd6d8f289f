/** A sum of squared residuals with its derivatives, at a point. */
export interface SquaresFunction {
  /** How many parameters. */
  readonly size: number
  /**
   * The sum of squares at `point`; Infinity where it is not defined. Fills `gradient` with Jᵀr and `normal` with
   * JᵀJ, row by row (of the lower triangle; the rest is not read), for the Jacobian J of the residuals r.
   */
  evaluate(point: Float64Array, gradient: Float64Array, normal: Float64Array): number
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
 * Lowers a sum of squares from `point`, which is moved in place and stays between `lower` and `upper`; gives the
 * sum of squares reached, Infinity if there is none at the first point.
 *
 * Levenberg–Marquardt (Marquardt 1963, SIAM Journal on Applied Mathematics 11) with an active set: a parameter
 * that a step would carry over a bound is put on the bound and the step is solved again for the others. The damping
 * falls where the squares did what their linear form promised, and grows where they did less than a quarter.
 */
export function boundedLeastSquares(
  squares: SquaresFunction,
  point: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  { tolerance = 1e-9, floor = 0, steps = 60 }: BoundedLeastSquaresOptions = {},
): number {
  const n = squares.size
  let gradient = new Float64Array(n)
  let normal = new Float64Array(n * n)
  let nextGradient = new Float64Array(n)
  let nextNormal = new Float64Array(n * n)
  const next = new Float64Array(n)
  const work = new StepSolver(n)
  let value = squares.evaluate(point, gradient, normal)
  let damping = 1e-3
  for (let step = 0; step < steps && value > floor && value < Infinity; step++) {
    if (!work.solve(point, gradient, normal, damping, lower, upper)) damping *= 10
    else {
      let moved = false
      for (let i = 0; i < n; i++) {
        next[i] = Math.min(upper[i]!, Math.max(lower[i]!, point[i]! + work.step[i]!))
        if (next[i] !== point[i]) moved = true
      }
      if (!moved) break
      const nextValue = squares.evaluate(next, nextGradient, nextNormal)
      if (nextValue < value) {
        const small = value - nextValue <= tolerance * value
        const gain = (value - nextValue) / promised(work.step, gradient, normal)
        value = nextValue
        point.set(next)
        ;[gradient, nextGradient] = [nextGradient, gradient]
        ;[normal, nextNormal] = [nextNormal, normal]
        if (small) break
        if (gain > 0.75) damping *= 0.1
        else if (gain < 0.25) damping *= 4
      } else damping = Math.max(1e-6, damping * 10)
    }
    if (damping > 1e10) break
  }
  return value
}

/** By how much a step lowers the sum of squares if the residuals are linear. */
function promised(step: Float64Array, gradient: Float64Array, normal: Float64Array): number {
  const n = step.length
  let sum = 0
  for (let i = 0; i < n; i++) {
    let row = 2 * gradient[i]! + normal[i * n + i]! * step[i]!
    for (let j = 0; j < i; j++) row += 2 * normal[i * n + j]! * step[j]!
    sum -= row * step[i]!
  }
  return sum
}

/** Solves (JᵀJ + damping · diag) step = −Jᵀr within bounds; buffers for one size. */
class StepSolver {
  readonly step: Float64Array
  readonly #held: Uint8Array
  readonly #free: Int32Array
  readonly #factor: Float64Array
  readonly #right: Float64Array

  constructor(size: number) {
    this.step = new Float64Array(size)
    this.#held = new Uint8Array(size)
    this.#free = new Int32Array(size)
    this.#factor = new Float64Array(size * size)
    this.#right = new Float64Array(size)
  }

  /** Fills `step`; false if the matrix is not positive definite. */
  solve(
    point: Float64Array,
    gradient: Float64Array,
    normal: Float64Array,
    damping: number,
    lower: Float64Array,
    upper: Float64Array,
  ): boolean {
    const step = this.step
    const n = step.length
    step.fill(0)
    for (let i = 0; i < n; i++) {
      const stuck = gradient[i]! > 0 ? point[i]! <= lower[i]! : point[i]! >= upper[i]!
      // A parameter without any effect here stays where it is.
      this.#held[i] = stuck || normal[i * n + i]! === 0 ? 1 : 0
    }
    for (let again = true; again; ) {
      if (!this.#solveFree(gradient, normal, damping)) return false
      again = false
      for (let i = 0; i < n; i++) {
        if (this.#held[i]) continue
        const to = point[i]! + step[i]!
        if (to >= lower[i]! && to <= upper[i]!) continue
        step[i] = (to < lower[i]! ? lower[i]! : upper[i]!) - point[i]!
        this.#held[i] = 1
        again = true
      }
    }
    return true
  }

  /** The step of the parameters that are not held, given that of those which are; by Cholesky. */
  #solveFree(gradient: Float64Array, normal: Float64Array, damping: number): boolean {
    const n = this.step.length
    const free = this.#free
    const factor = this.#factor
    const right = this.#right
    let count = 0
    for (let i = 0; i < n; i++) if (!this.#held[i]) free[count++] = i
    for (let a = 0; a < count; a++) {
      const i = free[a]!
      let sum = -gradient[i]!
      for (let j = 0; j < n; j++)
        if (this.#held[j] && this.step[j] !== 0)
          sum -= (i > j ? normal[i * n + j]! : normal[j * n + i]!) * this.step[j]!
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
      for (let c = a + 1; c < count; c++) sum -= factor[c * n + a]! * this.step[free[c]!]!
      this.step[free[a]!] = sum / factor[a * n + a]!
    }
    return true
  }
}
