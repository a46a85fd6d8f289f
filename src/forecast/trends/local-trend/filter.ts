/**
 * The local linear trend with damping:
 *
 *     yₜ = μₜ + εₜ,   μₜ₊₁ = μₜ + νₜ + ηₜ,   νₜ₊₁ = φ νₜ + ζₜ
 *
 * with independent normal disturbances. Harvey 1989, "Forecasting, Structural Time Series Models and the Kalman
 * Filter", section 2.3 (and 6.1 for the damped slope).
 */
export interface LocalTrend {
  /** Variances of ε, η and ζ; not all 0. */
  readonly irregular: number
  readonly level: number
  readonly slope: number
  /** φ, in (0, 1]. */
  readonly damping: number
}

/** The state a year after the last value: level, slope, and the variances and covariance of what is known of them. */
export interface TrendState {
  level: number
  slope: number
  levelVariance: number
  covariance: number
  slopeVariance: number
}

/** What the innovations of a filter amount to. */
export interface Innovations {
  /** Σ v² / F. */
  squares: number
  /** Σ log F. */
  logs: number
}

/**
 * The Kalman filter over `values` (at least 3), from a diffuse start: nothing is known of level and slope before
 * the first two values, which then give both (Durbin and Koopman 2012, "Time Series Analysis by State Space Methods",
 * section 5.2; their F∞ is 1 both times). Innovations come from the third value on and go into `sums`; predictions
 * of these values, and the state at the end, go into the other two if given.
 */
export function filter(
  values: Float64Array,
  irregular: number,
  level: number,
  slope: number,
  damping: number,
  sums: Innovations,
  predictions?: Float64Array,
  state?: TrendState,
): void {
  const n = values.length
  // Given the first two values: μ = y₁ − ε₁ and ν = φ (y₁ − y₀ + ε₀ − ε₁ − η₀) + ζ₀.
  let mu = values[1]!
  let nu = damping * (values[1]! - values[0]!)
  let pMu = irregular
  let pBoth = damping * irregular
  let pNu = damping * damping * (2 * irregular + level) + slope
  let squares = 0
  let logs = 0
  let product = 1
  for (let t = 2; ; t++) {
    mu += nu
    nu *= damping
    pMu += 2 * pBoth + pNu + level
    pBoth = damping * (pBoth + pNu)
    pNu = damping * damping * pNu + slope
    if (t === n) break
    if (predictions) predictions[t] = mu
    const variance = pMu + irregular
    const error = values[t]! - mu
    const gainMu = pMu / variance
    const gainNu = pBoth / variance
    squares += (error * error) / variance
    // One logarithm serves for many factors.
    product *= variance
    if (product > 1e100 || product < 1e-100) {
      logs += Math.log(product)
      product = 1
    }
    mu += gainMu * error
    nu += gainNu * error
    pNu -= gainNu * pBoth
    // P − P Z F⁻¹ Z′P, written so that no digits cancel.
    pMu = gainMu * irregular
    pBoth = gainNu * irregular
  }
  sums.squares = squares
  sums.logs = logs + Math.log(product)
  if (!state) return
  state.level = mu
  state.slope = nu
  state.levelVariance = pMu
  state.covariance = pBoth
  state.slopeVariance = pNu
}
