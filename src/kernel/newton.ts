/** A square system: fills the residuals and the Jacobian (row by row; zeros are set already) at `x`. */
export type System = (x: Float64Array, residuals: Float64Array, jacobian: Float64Array) => void

/** Why a system was not solved. */
export type Failure = 'not-converged' | 'singular' | 'undefined'

const MOST_STEPS = 100
/** Relative step at which the next full step lands on the root to machine precision. */
const CLOSE = 1e-9
/** Relative residual that rounding alone may leave. */
const ROUNDING = 64 * Number.EPSILON

/** Work space for systems of up to `size` unknowns. */
export interface Workspace {
  readonly residuals: Float64Array
  readonly trial: Float64Array
  readonly trialResiduals: Float64Array
  readonly jacobian: Float64Array
  readonly step: Float64Array
  readonly weights: Float64Array
}

/** Makes work space for systems of `size` unknowns. */
export function workspace(size: number): Workspace {
  const vector = () => new Float64Array(size)
  return {
    residuals: vector(),
    trial: vector(),
    trialResiduals: vector(),
    jacobian: new Float64Array(size * size),
    step: vector(),
    weights: vector(),
  }
}

/**
 * Solves F(x) = 0 by Newton's method with step halving (Dennis and Schnabel 1983, section 6.3), from and into
 * `x`. `typical` gives the size that each unknown usually has, so that units do not matter. Where the Jacobian is
 * the same everywhere, `factored` saves eliminating it again; the system then need not fill it.
 */
export function solveNewton(
  system: System,
  x: Float64Array,
  typical: Float64Array,
  work: Workspace,
  factored?: Factored,
): Failure | undefined {
  const size = x.length
  const { residuals, trial, trialResiduals, jacobian, step, weights } = work
  for (let i = 0; i < size; i++) weights[i] = 1 / Math.max(Math.abs(x[i]!), typical[i]!)
  const norm = (vector: Float64Array): number => {
    let most = 0
    for (let i = 0; i < size; i++) {
      const value = Math.abs(vector[i]!) * weights[i]!
      if (!(value <= most)) most = value
    }
    return most
  }
  jacobian.fill(0)
  system(x, residuals, jacobian)
  let size0 = norm(residuals)
  if (!Number.isFinite(size0)) return 'undefined'
  for (let count = 0; count < MOST_STEPS; count++) {
    step.set(residuals)
    const solved = factored ? solveFactored(factored, step) : solveLinear(jacobian, step, size)
    if (!solved) return size0 <= ROUNDING ? undefined : 'singular'
    const length = norm(step)
    let factor = 1
    for (;;) {
      for (let i = 0; i < size; i++) trial[i] = x[i]! - factor * step[i]!
      jacobian.fill(0)
      system(trial, trialResiduals, jacobian)
      const size1 = norm(trialResiduals)
      const better = Number.isFinite(size1) && (size1 < size0 * (1 - 1e-4 * factor) || size1 <= ROUNDING)
      if (better || (factor === 1 && length < CLOSE && size1 <= 4 * size0)) {
        x.set(trial)
        residuals.set(trialResiduals)
        if (factor === 1 && length < CLOSE) return undefined
        size0 = size1
        break
      }
      if (length * factor < ROUNDING && size0 < 1e-10) return undefined
      factor /= 2
      if (factor < 1e-12) return 'not-converged'
    }
    for (let i = 0; i < size; i++) weights[i] = 1 / Math.max(Math.abs(x[i]!), typical[i]!)
    size0 = norm(residuals)
  }
  return 'not-converged'
}

/** A matrix as the product of two triangular ones, its rows scaled and exchanged. */
export interface Factored {
  /** Both factors in one, row by row; the lower one has ones on its diagonal. */
  readonly matrix: Float64Array
  /** What each row was divided by, in the matrix's own order. */
  readonly scales: Float64Array
  /** The row that was exchanged with row k in step k. */
  readonly pivots: Int32Array
}

/**
 * Solves A·y = b in place (b becomes y) by Gaussian elimination with row scaling and partial pivoting;
 * false when A is singular to working precision. A is destroyed.
 */
export function solveLinear(a: Float64Array, b: Float64Array, size: number): boolean {
  const factored = factor(a, size)
  return factored !== undefined && solveFactored(factored, b)
}

/** Factors a matrix, which is destroyed; undefined when it is singular to working precision. */
export function factor(a: Float64Array, size: number): Factored | undefined {
  const scales = new Float64Array(size)
  const pivots = new Int32Array(size)
  for (let i = 0; i < size; i++) {
    let largest = 0
    for (let j = 0; j < size; j++) largest = Math.max(largest, Math.abs(a[i * size + j]!))
    if (!(largest > 0) || !Number.isFinite(largest)) return undefined
    for (let j = 0; j < size; j++) a[i * size + j]! /= largest
    scales[i] = largest
  }
  for (let k = 0; k < size; k++) {
    let pivot = k
    for (let i = k + 1; i < size; i++)
      if (Math.abs(a[i * size + k]!) > Math.abs(a[pivot * size + k]!)) pivot = i
    const value = a[pivot * size + k]!
    if (Math.abs(value) < 1e-300) return undefined
    pivots[k] = pivot
    if (pivot !== k)
      for (let j = 0; j < size; j++) {
        const swap = a[k * size + j]!
        a[k * size + j] = a[pivot * size + j]!
        a[pivot * size + j] = swap
      }
    for (let i = k + 1; i < size; i++) {
      const share = a[i * size + k]! / value
      a[i * size + k] = share
      if (share === 0) continue
      const [to, from] = [i * size, k * size]
      for (let j = k + 1; j < size; j++) a[to + j]! -= share * a[from + j]!
    }
  }
  return { matrix: a, scales, pivots }
}

/** Solves A·y = b in place with the factors of A. */
export function solveFactored({ matrix, scales, pivots }: Factored, b: Float64Array): true {
  const size = b.length
  for (let i = 0; i < size; i++) b[i]! /= scales[i]!
  for (let k = 0; k < size; k++) {
    const pivot = pivots[k]!
    if (pivot === k) continue
    const swap = b[k]!
    b[k] = b[pivot]!
    b[pivot] = swap
  }
  for (let i = 1; i < size; i++) {
    let sum = b[i]!
    for (let j = 0; j < i; j++) sum -= matrix[i * size + j]! * b[j]!
    b[i] = sum
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = b[i]!
    for (let j = i + 1; j < size; j++) sum -= matrix[i * size + j]! * b[j]!
    b[i] = sum / matrix[i * size + i]!
  }
  return true
}
