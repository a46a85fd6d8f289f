import { binaryUnit } from '../../numerics/linear-algebra/binary-unit.js'
import type { Predictive } from '../predictive.js'
import { studentPath } from './student-path.js'

/** What a curve fitted by least squares leaves over, as an autoregression of order 1. */
export interface Remainder {
  /** Standard deviation, from `df` degrees of freedom. */
  readonly sigma: number
  /** Part of a remainder that is left a year later, 0 to 0.95. */
  readonly carry: number
  readonly last: number
  readonly df: number
}

/**
 * The remainder of a curve with `count` free parameters, fewer than there are values. The carry is the first
 * autocorrelation, raised by how far least squares lowers it: by about (p + (p + 2) ρ) / n for p coefficients
 * (Kendall 1954, "Note on bias in the estimation of autocorrelation", for p = 1, and Tanaka 1984 for a trend).
 */
export function remainderOf(values: Float64Array, curve: Float64Array, count: number): Remainder {
  const n = values.length
  const rest = values.map((value, t) => value - curve[t]!)
  const unit = binaryUnit(rest)
  let squares = 0
  let products = 0
  for (let t = 0; t < n; t++) {
    const now = rest[t]! / unit
    squares += now * now
    if (t > 0) products += now * (rest[t - 1]! / unit)
  }
  const seen = squares > 0 ? products / squares : 0
  const raised = n > count + 2 ? (n * seen + count) / (n - count - 2) : 0
  return {
    sigma: Math.sqrt(squares / (n - count)) * unit,
    carry: squares > 0 ? Math.min(0.95, Math.max(0, raised)) : 0,
    last: rest[n - 1]!,
    df: n - count,
  }
}

/**
 * A curve carried on, with its last remainder fading away: at step h (from 1) the mean is curve + ρʰ last, and the
 * variance s² (1 − ρ²ʰ + leverage (1 + ρ) / (1 − ρ)), where the leverage is x′(X′X)⁻¹x, the variance of the curve in
 * units of s² if remainders were independent. The last factor is that of the mean of an autoregression (Priestley
 * 1981, "Spectral Analysis and Time Series", section 5.3.2), an approximation for curves.
 */
export function curvePath(
  curve: Float64Array,
  leverage: Float64Array,
  { sigma, carry, last, df }: Remainder,
): Predictive {
  const inflation = (1 + carry) / (1 - carry)
  return studentPath(
    curve.map((value, i) => value + carry ** (i + 1) * last),
    leverage.map((x, i) => sigma * Math.sqrt(1 - carry ** (2 * i + 2) + x * inflation)),
    df,
  )
}
