import { DynamicTheta } from '../exponential-smoothing/dynamic-theta.js'
import { normalise } from '../exponential-smoothing/estimate.js'
import { FitError, type Method } from '../method.js'
import { normalPath } from '../predictive.js'

/**
 * The theta method with its θ, α and start level estimated, and its line brought up to date with each value: the
 * dynamic optimised theta model. Squared errors from the third value on are least, with α from 0.1 to 0.99 and θ
 * from 1; σ² has n − 5 degrees of freedom. Ahead, forecasts stand for the values to come; a year's variance sums
 * the squares of what each error from now on will have moved it by.
 *
 * Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler 2016, "Models for optimising the theta method and their
 * relationship to state space models", International Journal of Forecasting 32, sections 3 and 4.
 */
export const optimisedTheta: Method = {
  id: 'optimised-theta',
  label: { zh: '优化 Theta 法', en: 'Optimised theta' },
  doc: 'Theta method with θ and α estimated and a trend line that moves along (DOTM).',
  minimum: 7,
  fit(values) {
    const n = values.length
    const { values: scaled, unit, offset } = normalise(values)
    const { alpha, level: l, omega } = leastSquares(scaled)
    const states = new DynamicTheta(alpha, l)
    const fitted = new Float64Array(n).fill(Number.NaN)
    let squares = 0
    for (let t = 0; t < n; t++) {
      const forecast = states.level + omega * states.line
      if (t >= 2) {
        fitted[t] = (forecast + offset) * unit
        squares += (scaled[t]! - forecast) ** 2
      }
      states.add(scaled[t]!)
    }
    const sigma = Math.sqrt(squares / (n - 5))
    if (!Number.isFinite(sigma * unit))
      throw new FitError('the theta model leaves the range of numbers', 'Theta模型的结果超出计算范围')
    return {
      form: { zh: '动态优化Theta', en: 'dynamic optimised theta' },
      parameters: {
        alpha,
        theta: Math.min(1e10, 1 / (1 - omega)),
        l: (l + (1 - omega) * offset) * unit,
        sigma: sigma * unit,
      },
      fitted,
      predict: (horizon) => {
        const mean = meanAhead(states.copy(), omega, horizon)
        const spread = spreadAhead(alpha, omega, n, horizon)
        return normalPath(
          mean.map((value) => (value + offset) * unit),
          spread.map((value) => value * sigma * unit),
        )
      },
    }
  },
}

/** Moves the states on with their own forecasts. */
function meanAhead(states: DynamicTheta, omega: number, horizon: number): Float64Array {
  const mean = new Float64Array(horizon)
  for (let step = 0; step < horizon; step++) {
    mean[step] = states.level + omega * states.line
    states.add(mean[step]!)
  }
  return mean
}

/** Standard deviations ahead for errors of 1: forecasts are linear in the errors, each of which is sent alone. */
function spreadAhead(alpha: number, omega: number, n: number, horizon: number): Float64Array {
  const squares = new Float64Array(horizon).fill(1)
  for (let from = 0; from < horizon - 1; from++) {
    const states = new DynamicTheta(alpha, 0, n + from)
    states.add(1)
    const effects = meanAhead(states, omega, horizon - 1 - from)
    for (let i = 0; i < effects.length; i++) squares[from + 1 + i]! += effects[i]! ** 2
  }
  return squares.map(Math.sqrt)
}

interface Optimum {
  readonly alpha: number
  readonly level: number
  /** 1 − 1/θ. */
  readonly omega: number
  readonly squares: number
}

const ALPHAS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99]

/** The least sum of squares: over a net of α, then by golden section around the best of it. */
function leastSquares(values: Float64Array): Optimum {
  let best = given(values, ALPHAS[0]!)
  let at = 0
  for (let i = 1; i < ALPHAS.length; i++) {
    const found = given(values, ALPHAS[i]!)
    if (!(found.squares < best.squares)) continue
    best = found
    at = i
  }
  let low = ALPHAS[Math.max(0, at - 1)]!
  let high = ALPHAS[Math.min(ALPHAS.length - 1, at + 1)]!
  const golden = (3 - Math.sqrt(5)) / 2
  let left = given(values, low + golden * (high - low))
  let right = given(values, high - golden * (high - low))
  while (high - low > 1e-6) {
    if (left.squares <= right.squares) {
      high = right.alpha
      right = left
      left = given(values, low + golden * (high - low))
    } else {
      low = left.alpha
      left = right
      right = given(values, high - golden * (high - low))
    }
    if (left.squares < best.squares) best = left
    if (right.squares < best.squares) best = right
  }
  return best
}

/** The least sum of squares for an α: forecasts are linear in the start level and in ω = 1 − 1/θ, from 0 to 1. */
function given(values: Float64Array, alpha: number): Optimum {
  const states = new DynamicTheta(alpha, 0)
  let left = 1
  let yy = 0
  let yx = 0
  let yz = 0
  let xx = 0
  let xz = 0
  let zz = 0
  for (let t = 0; t < values.length; t++) {
    if (t >= 2) {
      const rest = values[t]! - states.level
      const line = states.line
      yy += rest * rest
      yx += rest * left
      yz += rest * line
      xx += left * left
      xz += left * line
      zz += line * line
    }
    states.add(values[t]!)
    left *= 1 - alpha
  }
  const determinant = xx * zz - xz * xz
  const free = determinant > 1e-14 * xx * zz ? (yz * xx - yx * xz) / determinant : 0
  const omega = Math.min(1, Math.max(0, free))
  const level = (yx - omega * xz) / xx
  const squares =
    yy - 2 * (omega * yz + level * yx) + omega * omega * zz + 2 * omega * level * xz + level * level * xx
  return { alpha, level, omega, squares: Math.max(0, squares) }
}
