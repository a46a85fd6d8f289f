/**
 * Turns a series of a stationary ARMA process into independent numbers: its one-step errors, each with a weight, the
 * reciprocal of its variance relative to the noise's.
 *
 * This is the Kalman filter whose state holds the forecasts of the next r values. It starts at the stationary
 * distribution, so its covariance changes by rank one a step, and two vectors of length r carry it: the gain, and a
 * direction whose first entry is the partial autocorrelation at that lag. Morf, Sidhu and Kailath 1974, "Some new
 * algorithms for recursive estimation in constant linear systems", IEEE AC 19; Pearlman 1980, "An algorithm for the
 * exact likelihood of a high-order autoregressive-moving average process", Biometrika 67.
 *
 * Most orders have r = 2, and that case is written out: it takes half the time of the loops.
 */
export class Whitening {
  /** Logarithm of the determinant of the covariance relative to the noise's. */
  logDeterminant = 0
  readonly weights: Float64Array
  /** From this year on gain and weight stay as they are. */
  private steady = 0
  /** Product of the weights up to there. */
  private smallness = 1
  private r = 2
  private readonly direction: Float64Array
  private readonly state: Float64Array
  /** r gains a year. */
  private readonly gains: Float64Array

  /** For series of length n; `ar` is where the coefficients will be found, padded with zeros to its length. */
  constructor(
    private readonly n: number,
    private readonly ar: Float64Array,
  ) {
    this.direction = new Float64Array(ar.length)
    this.state = new Float64Array(ar.length)
    this.gains = new Float64Array(n * ar.length)
    this.weights = new Float64Array(n)
  }

  /**
   * Finds gains and weights for the process with the present coefficients and the autocovariances given, at lags 0
   * to r for noise of variance 1; r is at least p, q and 2 (a shorter state would gain nothing). False where
   * rounding has made them impossible.
   */
  prepare(r: number, covariances: Float64Array): boolean {
    this.r = r
    if (!(covariances[0]! > 0)) return false
    if (!(r === 2 ? this.prepareShort(covariances) : this.prepareLong(covariances))) return false
    const { n, steady, weights, smallness } = this
    const weight = weights[steady]!
    for (let t = steady + 1; t < n; t++) weights[t] = weight
    this.logDeterminant = -Math.log(smallness) - (n - 1 - steady) * Math.log(weight)
    return smallness > 0
  }

  /** Writes the one-step errors of one series. */
  apply(values: Float64Array, errors: Float64Array): void {
    if (this.r === 2) this.applyShort(values, errors)
    else this.applyLong(values, errors)
  }

  private prepareLong(covariances: Float64Array): boolean {
    const { n, r, ar, direction, gains, weights } = this
    let weight = 1 / covariances[0]!
    let smallness = weight
    let size = 0
    weights[0] = weight
    for (let i = 0; i < r; i++) {
      gains[i] = direction[i] = covariances[i + 1]! / covariances[0]!
      size += Math.abs(direction[i]!)
    }
    let t = 0
    while (size > NOTHING && t < n - 1) {
      t++
      const partial = direction[0]!
      const growth = 1 / (1 - partial * partial)
      if (!(growth > 0)) return false
      weight *= growth
      weights[t] = weight
      smallness *= weight
      let beyond = 0
      for (let i = 0; i < r; i++) beyond += ar[i]! * direction[r - 1 - i]!
      size = 0
      const now = t * r
      for (let i = 0; i < r; i++) {
        const moved = i < r - 1 ? direction[i + 1]! : beyond
        const gain = (gains[now - r + i]! - partial * moved) * growth
        gains[now + i] = gain
        direction[i] = moved - partial * gain
        size += Math.abs(direction[i]!)
      }
    }
    this.steady = t
    this.smallness = smallness
    return true
  }

  private prepareShort(covariances: Float64Array): boolean {
    const { n, ar, gains, weights } = this
    const ar1 = ar[0]!
    const ar2 = ar[1]!
    let weight = 1 / covariances[0]!
    let smallness = weight
    let gain1 = covariances[1]! * weight
    let gain2 = covariances[2]! * weight
    let direction1 = gain1
    let direction2 = gain2
    weights[0] = weight
    gains[0] = gain1
    gains[1] = gain2
    let t = 0
    while (t < n - 1 && Math.abs(direction1) + Math.abs(direction2) > NOTHING) {
      t++
      const growth = 1 / (1 - direction1 * direction1)
      if (!(growth > 0)) return false
      weight *= growth
      weights[t] = weight
      smallness *= weight
      const beyond = ar1 * direction2 + ar2 * direction1
      gain1 = (gain1 - direction1 * direction2) * growth
      gain2 = (gain2 - direction1 * beyond) * growth
      gains[2 * t] = gain1
      gains[2 * t + 1] = gain2
      const partial = direction1
      direction1 = direction2 - partial * gain1
      direction2 = beyond - partial * gain2
    }
    this.steady = t
    this.smallness = smallness
    return true
  }

  private applyLong(values: Float64Array, errors: Float64Array): void {
    const { n, r, ar, state, gains, steady } = this
    state.fill(0)
    for (let t = 0; t < n; t++) {
      const now = Math.min(t, steady)
      const error = values[t]! - state[0]!
      errors[t] = error
      let beyond = 0
      for (let i = 0; i < r; i++) beyond += ar[i]! * state[r - 1 - i]!
      for (let i = 0; i < r - 1; i++) state[i] = state[i + 1]! + gains[now * r + i]! * error
      state[r - 1] = beyond + gains[now * r + r - 1]! * error
    }
  }

  private applyShort(values: Float64Array, errors: Float64Array): void {
    const { n, ar, gains, steady } = this
    const ar1 = ar[0]!
    const ar2 = ar[1]!
    let next = 0
    let afterNext = 0
    for (let t = 0; t < n; t++) {
      const now = Math.min(t, steady)
      const error = values[t]! - next
      errors[t] = error
      const beyond = ar1 * afterNext + ar2 * next
      next = afterNext + gains[2 * now]! * error
      afterNext = beyond + gains[2 * now + 1]! * error
    }
  }
}

/** A direction this short is rounding, and nothing changes any more. */
const NOTHING = 1e-15
