import { type LuFactors, solveLinear, solveWithFactors } from '../linear-algebra/lu.js'

/** A square system: fills the residuals and the Jacobian (row by row; zeros are set already) at `x`. */
export type SquareSystem = (x: Float64Array, residuals: Float64Array, jacobian: Float64Array) => void

/** Why a system was not solved. */
export type NewtonFailure = 'not-converged' | 'singular' | 'undefined'

const MOST_STEPS = 100
/** Relative step at which the next full step lands on the root to machine precision. */
const CLOSE = 1e-9
/** Relative residual that rounding alone may leave. */
const ROUNDING = 64 * Number.EPSILON

/** Work space for systems of up to `size` unknowns. */
export interface NewtonWorkspace {
  readonly residuals: Float64Array
  readonly trial: Float64Array
  readonly trialResiduals: Float64Array
  readonly jacobian: Float64Array
  readonly step: Float64Array
  readonly weights: Float64Array
}

/** Makes work space for systems of `size` unknowns. */
export function newtonWorkspace(size: number): NewtonWorkspace {
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
  system: SquareSystem,
  x: Float64Array,
  typical: Float64Array,
  work: NewtonWorkspace,
  factored?: LuFactors,
): NewtonFailure | undefined {
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
    const solved = factored ? solveWithFactors(factored, step) : solveLinear(jacobian, step, size)
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
