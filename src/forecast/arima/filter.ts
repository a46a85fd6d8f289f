/** What an ARMA(p, q) knows at the end of a series. */
export interface FilterEnd {
  /** One-step errors, each the value less its forecast from all before it. */
  readonly innovations: Float64Array
  /** Forecasts of the next r = max(p, q) values. */
  readonly state: Float64Array
  /** Covariance of the errors of `state`, for noise of variance 1: r × r, noise of the years ahead left out. */
  readonly covariance: Float64Array
}

/**
 * The Kalman filter of a stationary ARMA(p, q) over a series around 0, from its stationary start.
 *
 * State: the forecasts of the next r values (Akaike 1974, "Markovian representation of stochastic processes",
 * Annals of the Institute of Statistical Mathematics 26). The likelihood has a faster way; this one carries the whole
 * covariance, which forecasts need once.
 *
 * @param covariances of the process at lags 0 to r, for noise of variance 1.
 */
export function filter(
  series: Float64Array,
  ar: Float64Array,
  ma: Float64Array,
  covariances: Float64Array,
): FilterEnd {
  const r = Math.max(ar.length, ma.length)
  const response = noiseResponse(ar, ma, r + 1)
  const state = new Float64Array(r)
  const gain = new Float64Array(r)
  const moved = new Float64Array(r * r)
  const covariance = new Float64Array(r * r)
  for (let i = 0; i < r; i++) {
    for (let j = 0; j < r; j++) {
      let own = covariances[Math.abs(i - j)]!
      for (let k = 0; k <= Math.min(i, j); k++) own -= response[i - k]! * response[j - k]!
      covariance[i * r + j] = own
    }
  }

  const innovations = new Float64Array(series.length)
  for (let t = 0; t < series.length; t++) {
    const innovation = series[t]! - (r > 0 ? state[0]! : 0)
    innovations[t] = innovation
    if (r === 0) continue
    const variance = covariance[0]! + 1
    // P ← T P T' + R R' − gain gain' variance, with gain = (T P Z' + R) / variance.
    for (let j = 0; j < r; j++) advance(covariance, j, r, r, ar, moved)
    for (let i = 0; i < r; i++) gain[i] = (moved[i * r]! + response[i + 1]!) / variance
    for (let i = 0; i < r; i++) advance(moved, i * r, 1, r, ar, covariance)
    for (let i = 0; i < r; i++) {
      for (let j = 0; j < r; j++) {
        covariance[i * r + j]! += response[i + 1]! * response[j + 1]! - gain[i]! * gain[j]! * variance
      }
    }
    advance(state, 0, 1, r, ar, state)
    for (let i = 0; i < r; i++) state[i]! += gain[i]! * innovation
  }
  return { innovations, state, covariance }
}

/** One year on: each forecast moves up, the last comes from the autoregression; entries `stride` apart. */
function advance(
  from: Float64Array,
  base: number,
  stride: number,
  r: number,
  ar: Float64Array,
  to: Float64Array,
): void {
  let beyond = 0
  for (let i = 0; i < ar.length; i++) beyond += ar[i]! * from[base + (r - 1 - i) * stride]!
  for (let i = 0; i < r - 1; i++) to[base + i * stride] = from[base + (i + 1) * stride]!
  to[base + (r - 1) * stride] = beyond
}

/** Effects of a unit of noise on the value of its year and the `count` − 1 after it: ψ₀ = 1, ψ₁, … */
export function noiseResponse(ar: Float64Array, ma: Float64Array, count: number): Float64Array {
  const response = new Float64Array(count)
  for (let k = 0; k < count; k++) {
    let effect = k === 0 ? 1 : k <= ma.length ? ma[k - 1]! : 0
    for (let i = 0; i < Math.min(k, ar.length); i++) effect += ar[i]! * response[k - 1 - i]!
    response[k] = effect
  }
  return response
}
