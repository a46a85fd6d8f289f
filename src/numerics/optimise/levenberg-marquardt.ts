import { triangulate } from '../linear-algebra/triangulate.js'
import { scaledLength, sumOfSquares, TrustStep } from './trust-step.js'

/** A sum of squared residuals to be made small. */
export interface ResidualProblem {
  /** How many residuals there are, at least as many as parameters. */
  readonly count: number
  /** Writes the residuals; values that are not finite mark parameters as out of bounds. */
  residuals(parameters: Float64Array, out: Float64Array): void
  /** Writes their derivatives, all by the first parameter, then all by the second, and so on. */
  jacobian(parameters: Float64Array, out: Float64Array): void
}

export interface LeastSquaresPoint {
  readonly parameters: Float64Array
  /** Sum of squared residuals. */
  readonly squares: number
  /** R of the QR decomposition of the Jacobian there, column by column: R′R = J′J. */
  readonly triangle: Float64Array
  readonly iterations: number
  /** Whether neither squares nor parameters were expected to change further. */
  readonly converged: boolean
}

export interface LevenbergMarquardtOptions {
  /** Most steps to try; 200. */
  readonly iterations?: number
  /** Part of the squares, and of the parameters on their scale, that counts as no change; 1e-15. */
  readonly tolerance?: number
}

/** The first step may be this many times as long as the start is far from 0. Moré 1978, section 7. */
const FIRST_REACH = 10

/**
 * A minimum near `start`: Gauss–Newton steps held to a region of trust, whose shape follows the sensitivities to the
 * parameters, so that their units do not matter.
 *
 * Levenberg 1944; Marquardt 1963; in the form of Moré 1978, "The Levenberg–Marquardt algorithm: implementation and
 * theory", Lecture Notes in Mathematics 630.
 *
 * @throws RangeError when residuals at `start` are not finite.
 */
export function levenbergMarquardt(
  problem: ResidualProblem,
  start: ArrayLike<number>,
  { iterations = 200, tolerance = 1e-15 }: LevenbergMarquardtOptions = {},
): LeastSquaresPoint {
  const { count } = problem
  const size = start.length
  const jacobian = new Float64Array(count * size)
  const triangle = new Float64Array(size * size)
  const target = new Float64Array(count)
  const scale = new Float64Array(size)
  const trust = new TrustStep(size)
  let at = Float64Array.from(start)
  let trial = new Float64Array(size)
  let residuals = new Float64Array(count)
  let ahead = new Float64Array(count)
  const linearize = () => {
    problem.jacobian(at, jacobian)
    target.set(residuals)
    triangulate(jacobian, target, count, size, triangle)
  }

  problem.residuals(at, residuals)
  let squares = sumOfSquares(residuals)
  if (!Number.isFinite(squares)) throw new RangeError('the residuals at the start are not finite')
  linearize()
  growScale(scale, triangle)
  let radius = FIRST_REACH * (scaledLength(at, scale) || 1)
  let converged = squares === 0
  let done = 0
  while (!converged && done < iterations) {
    done++
    const lambda = trust.find(triangle, target, scale, radius)
    const length = scaledLength(trust.step, scale)
    if (done === 1) radius = Math.min(radius, length)
    for (let j = 0; j < size; j++) trial[j] = at[j]! - trust.step[j]!
    problem.residuals(trial, ahead)
    const found = sumOfSquares(ahead)

    // As parts of the squares: what the tangents promise, and what came.
    const along = imageSquares(triangle, trust.step) / squares
    const held = (lambda * length * length) / squares
    const promised = along + 2 * held
    const gained = Number.isFinite(found) ? 1 - found / squares : -Infinity
    const ratio = promised > 0 ? gained / promised : 0
    if (ratio <= 0.25) radius = Math.min(radius, 10 * length) * shrinkage(gained, along + held)
    else if (lambda === 0 || ratio >= 0.75) radius = 2 * length
    if (ratio >= 1e-4) {
      ;[at, trial] = [trial, at]
      ;[residuals, ahead] = [ahead, residuals]
      squares = found
      linearize()
      growScale(scale, triangle)
    }
    converged =
      squares === 0 ||
      (Math.abs(gained) <= tolerance && promised <= tolerance) ||
      !(radius > tolerance * scaledLength(at, scale))
  }
  return { parameters: at, squares, triangle, iterations: done, converged }
}

/** Where along the step the parabola through what was found has its minimum, from 0.1 to 0.5. Moré 1978, section 4. */
function shrinkage(gained: number, slope: number): number {
  return gained >= 0 ? 0.5 : Math.max(0.1, slope / (2 * slope - gained))
}

/** Keeps the largest length that each column of the Jacobian has had; 1 for a column that is 0. */
function growScale(scale: Float64Array, triangle: Float64Array): void {
  const size = scale.length
  for (let j = 0; j < size; j++) {
    let squares = 0
    for (let i = 0; i <= j; i++) squares += triangle[j * size + i]! ** 2
    scale[j] = Math.max(scale[j]!, Math.sqrt(squares)) || 1
  }
}

/** |R s|². */
function imageSquares(triangle: Float64Array, step: Float64Array): number {
  const size = step.length
  let squares = 0
  for (let i = 0; i < size; i++) {
    let sum = 0
    for (let j = i; j < size; j++) sum += triangle[j * size + i]! * step[j]!
    squares += sum * sum
  }
  return squares
}
