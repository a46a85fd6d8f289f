import { ALPHA, LEVEL, PHI, SHARE, SLOPE } from './smoothing-squares.js'

/** Low and high values of α, each of which has a start of its own; without a trend, and with one. */
const LEVEL_ALPHAS = [
  [1e-3, 0.1, 0.35],
  [0.6, 0.9, 0.9999],
]
const TREND_ALPHAS = [
  [0.05, 0.3],
  [0.6, 0.9, 0.9999],
]
const SHARES = [1e-4, 0.1, 0.35, 0.8]
const PHIS = [0.8, 0.9, 0.98]

/**
 * Points to start from, best first: the best of a coarse net of smoothing parameters for each share of β, with
 * the start states that minimise the squared errors (each divided by `scales`), to which forecasts are linear.
 */
export function startsOf(
  values: Float64Array,
  size: number,
  weights: Float64Array | undefined,
): Float64Array[] {
  const phis = size > PHI ? PHIS : [1]
  const shares = size > SLOPE ? SHARES : [0]
  const found: { readonly point: Float64Array; readonly squares: number }[] = []
  const states = new Float64Array(2)
  for (const share of shares) {
    for (const alphas of size > SLOPE ? TREND_ALPHAS : LEVEL_ALPHAS) {
      const point = new Float64Array(size)
      let best = Infinity
      for (const alpha of alphas) {
        for (const phi of phis) {
          const squares = solveStates(values, weights, alpha, alpha * share, phi, size > SLOPE, states)
          if (!(squares < best)) continue
          best = squares
          point[LEVEL] = states[0]!
          point[ALPHA] = alpha
          if (size > SLOPE) {
            point[SLOPE] = states[1]!
            point[SHARE] = share
          }
          if (size > PHI) point[PHI] = phi
        }
      }
      if (best < Infinity) found.push({ point, squares: best })
    }
  }
  return found.sort((a, b) => a.squares - b.squares).map(({ point }) => point)
}

/** Fills `states` with the start level and slope of least weighted squares, and gives those squares. */
function solveStates(
  values: Float64Array,
  weights: Float64Array | undefined,
  alpha: number,
  beta: number,
  phi: number,
  trended: boolean,
  states: Float64Array,
): number {
  const n = values.length
  const keep = 1 - alpha
  // Errors from states of zero, and what a start level of one and a slope of one take off them.
  let [level, slope, levelOfLevel, slopeOfLevel, levelOfSlope, slopeOfSlope] = [
    0,
    0,
    1,
    0,
    0,
    trended ? 1 : 0,
  ]
  let ee = 0
  let ex = 0
  let ez = 0
  let xx = 0
  let xz = 0
  let zz = 0
  for (let t = 0; t < n; t++) {
    const forecast = level + phi * slope
    const error = values[t]! - forecast
    const x = levelOfLevel + phi * slopeOfLevel
    const z = levelOfSlope + phi * slopeOfSlope
    const weight = weights === undefined ? 1 : weights[t]!
    ee += weight * error * error
    ex += weight * error * x
    xx += weight * x * x
    level = forecast + alpha * error
    levelOfLevel = keep * x
    if (!trended) continue
    ez += weight * error * z
    xz += weight * x * z
    zz += weight * z * z
    slope = phi * slope + beta * error
    slopeOfLevel = phi * slopeOfLevel - beta * x
    levelOfSlope = keep * z
    slopeOfSlope = phi * slopeOfSlope - beta * z
  }
  const determinant = xx * zz - xz * xz
  if (determinant > 1e-12 * xx * zz) {
    states[0] = (ex * zz - ez * xz) / determinant
    states[1] = (ez * xx - ex * xz) / determinant
  } else {
    states[0] = ex / xx
    states[1] = 0
  }
  return Math.max(0, ee - states[0]! * ex - states[1]! * ez)
}
