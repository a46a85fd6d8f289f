import { BoundedLeastSquares } from '../../numerics/optimise/bounded-least-squares.js'
import { type Form, parametersOf, REGION, type State } from './form.js'
import { ALPHA, LEVEL, PHI, SHARE, SLOPE, SmoothingSquares } from './smoothing-squares.js'
import { startsOf } from './starts.js'

/** A series made small: (values − offset) / unit is between −1 and 1, and starts at 0. */
export interface Normalised {
  readonly values: Float64Array
  /** The first value, in units. */
  readonly offset: number
  /** A power of two, so that nothing is rounded. */
  readonly unit: number
  /** The sum of squares below which a fit is perfect, what is left being rounding. */
  readonly floor: number
  /** Whether all values are above 0. */
  readonly positive: boolean
}

/** A form with its parameters of greatest likelihood. */
export interface Estimate {
  readonly form: Form
  readonly start: State
  readonly logLikelihood: number
  /** The corrected Akaike criterion; Infinity where there are too few values for it. */
  readonly aicc: number
}

export function normalise(values: Float64Array): Normalised {
  const n = values.length
  const first = values[0]!
  let range = 0
  let size = 0
  let positive = true
  for (let t = 0; t < n; t++) {
    const value = values[t]!
    // Quarters, since a difference of the largest numbers has no place.
    range = Math.max(range, Math.abs(value / 4 - first / 4))
    size = Math.max(size, Math.abs(value))
    if (!(value > 0)) positive = false
  }
  const exponent = range > 0 ? Math.ceil(Math.log2(range)) + 2 : size > 0 ? Math.floor(Math.log2(size)) : 0
  const unit = 2 ** Math.min(1023, Math.max(-1022, exponent))
  const offset = first / unit
  const scaled = new Float64Array(n)
  for (let t = 0; t < n; t++) scaled[t] = values[t]! / unit - offset
  const rounding = 1e-12 * (size > 0 ? size / unit : 1)
  return { values: scaled, offset, unit, floor: n * rounding * rounding, positive }
}

/** How many starts take a few steps, how many steps those are, and how many of them are followed to their end. */
const TRIED = 6
const FIRST_STEPS = 3
const FOLLOWED = 2

/** Two points nearer than this in α, in β's share of it and in φ lead to the same end. */
const NEAR = 0.05

/** One over the squares of what the values are smoothed to, as relative errors of forecasts are weighted. */
function sizeWeights(values: Float64Array, offset: number): Float64Array {
  const weights = new Float64Array(values.length)
  let size = (values[0]! + values[1]! + values[2]!) / 3 + offset
  for (let t = 0; t < values.length; t++) {
    weights[t] = 1 / (size * size)
    size = (size + values[t]! + offset) / 2
  }
  return weights
}

/** Estimates a form whose trend is none or additive; undefined if no likelihood is finite. */
export function estimate(series: Normalised, form: Form): Estimate | undefined {
  const { values, offset, unit, floor } = series
  const n = values.length
  const size = parametersOf(form)
  const multiplicative = form.error === 'M'
  const lower = Float64Array.of(-Infinity, REGION.least, -Infinity, REGION.least, REGION.leastPhi)
  const upper = Float64Array.of(Infinity, REGION.most, Infinity, 1, REGION.mostPhi)
  const solver = new BoundedLeastSquares(
    new SmoothingSquares(values, size, multiplicative, offset),
    lower,
    upper,
  )
  const weights = multiplicative ? sizeWeights(values, offset) : undefined
  const tried = startsOf(values, size, weights)
    .slice(0, TRIED)
    .map((point) => {
      const reached = solver.minimise(point, { floor, steps: FIRST_STEPS })
      return { point, reached }
    })
    .sort((a, b) => a.reached - b.reached)
  let best = Infinity
  let point: Float64Array | undefined
  let followed = 0
  for (let i = 0; i < tried.length && followed < FOLLOWED; i++) {
    const start = tried[i]!.point
    if (tried[i]!.reached === Infinity) break
    if (tried.slice(0, i).some((other) => near(other.point, start))) continue
    followed++
    const reached = solver.minimise(start, { floor, tolerance: 1e-8 })
    if (!(reached < best)) continue
    best = reached
    point = start
  }
  if (point === undefined) {
    // Forecasts that hardly leave the least value stay above 0.
    point = Float64Array.of(Math.min(...values), REGION.least, 0, 1, REGION.leastPhi).slice(0, size)
    best = solver.minimise(point, { floor, tolerance: 1e-8 })
    if (best === Infinity) return undefined
  }
  const logLikelihood = -0.5 * n * Math.log(Math.max(best, floor)) - n * Math.log(unit)
  return {
    form,
    start: stateAt(point, form, series),
    logLikelihood,
    aicc: correctedAkaike(logLikelihood, size + 1, n),
  }
}

function stateAt(point: Float64Array, form: Form, { offset, unit }: Normalised): State {
  const alpha = point[ALPHA]!
  const trended = form.trend !== 'N'
  return {
    alpha,
    beta: trended ? Math.max(REGION.least, point[SHARE]! * alpha) : 0,
    phi: form.damped ? point[PHI]! : 1,
    level: (point[LEVEL]! + offset) * unit,
    trend: trended ? point[SLOPE]! * unit : 0,
  }
}

/** Hurvich and Tsai 1989, Biometrika 76; `parameters` with σ. */
function correctedAkaike(logLikelihood: number, parameters: number, n: number): number {
  const free = n - parameters - 1
  if (free <= 0) return Infinity
  return -2 * logLikelihood + 2 * parameters + (2 * parameters * (parameters + 1)) / free
}

/** Whether two points are alike in all but their states. */
function near(a: Float64Array, b: Float64Array): boolean {
  for (let k = 1; k < a.length; k++) if (k !== SLOPE && Math.abs(a[k]! - b[k]!) > NEAR) return false
  return true
}
