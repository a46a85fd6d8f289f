import type { Label } from '../../base/label.js'
import {
  type LeastSquaresPoint,
  levenbergMarquardt,
  type ResidualProblem,
} from '../../numerics/optimise/levenberg-marquardt.js'
import { yearlyLine } from '../../numerics/statistics/line.js'

/** A curve that rises from 0 to 1, with one bend up and one down. */
export interface Sigmoid {
  /** Such as `logistic curve`. */
  readonly name: Label
  share(z: number): number
  /** The derivative at z, where the share is `share`. */
  slope(z: number, share: number): number
  /** The z of a share in (0, 1). */
  inverse(share: number): number
}

/** Ceilings that fits start from, in units of the largest value. */
const CEILINGS = [1.02, 1.1, 1.4, 2.5, 8]

/** Starts that are followed to the end. */
const FOLLOWED = 2

/**
 * The curve ceiling × share(offset + rate × time) of least squares, time being counted from the middle of the
 * values: parameters are offset, rate and, if none is given, ceiling. There may be several minima; of starts with
 * different ceilings the better ones are followed. `values` are of size 1 or so, not all 0.
 */
export function fitSigmoid(curve: Sigmoid, values: Float64Array, ceiling?: number): LeastSquaresPoint {
  const largest = values.reduce((most, value) => Math.max(most, value), 0)
  const starts = (ceiling === undefined ? CEILINGS.map((c) => c * largest) : [ceiling])
    .map((top) => startAt(curve, values, top, ceiling === undefined))
    .sort((a, b) => a.squares - b.squares)
    .slice(0, FOLLOWED)
  const problem = sigmoidProblem(curve, values, ceiling)
  return starts
    .map(({ parameters }) => levenbergMarquardt(problem, parameters, { iterations: 40, tolerance: 1e-9 }))
    .reduce((best, found) => (found.squares < best.squares ? found : best))
}

/** Writes the derivatives of the curve at a time by offset, rate and, if there is room for it, ceiling. */
export function writeGradient(
  curve: Sigmoid,
  offset: number,
  rate: number,
  ceiling: number,
  time: number,
  out: Float64Array,
): void {
  const z = offset + rate * time
  const share = curve.share(z)
  const slope = ceiling * curve.slope(z, share)
  out[0] = slope
  out[1] = slope * time
  if (out.length > 2) out[2] = share
}

function sigmoidProblem(curve: Sigmoid, values: Float64Array, ceiling: number | undefined): ResidualProblem {
  const n = values.length
  const centre = (n - 1) / 2
  return {
    count: n,
    residuals(at, out) {
      const top = ceiling ?? at[2]!
      for (let t = 0; t < n; t++) out[t] = top * curve.share(at[0]! + at[1]! * (t - centre)) - values[t]!
    },
    jacobian(at, out) {
      const top = ceiling ?? at[2]!
      for (let t = 0; t < n; t++) {
        const z = at[0]! + at[1]! * (t - centre)
        const share = curve.share(z)
        const slope = top * curve.slope(z, share)
        out[t] = slope
        out[n + t] = slope * (t - centre)
        if (ceiling === undefined) out[2 * n + t] = share
      }
    },
  }
}

/** The line of least squares through what the shares of a ceiling stand for, and the ceiling that then fits best. */
function startAt(
  curve: Sigmoid,
  values: Float64Array,
  ceiling: number,
  free: boolean,
): { parameters: number[]; squares: number } {
  const n = values.length
  const centre = (n - 1) / 2
  const { mean: offset, slope: rate } = yearlyLine(
    values.map((value) => curve.inverse(Math.min(0.999, Math.max(0.001, value / ceiling)))),
  )
  let cross = 0
  let own = 0
  let all = 0
  for (let t = 0; t < n; t++) {
    const share = curve.share(offset + rate * (t - centre))
    cross += share * values[t]!
    own += share * share
    all += values[t]! ** 2
  }
  const top = free ? cross / own : ceiling
  return {
    parameters: free ? [offset, rate, top] : [offset, rate],
    squares: all - 2 * top * cross + top * top * own,
  }
}
