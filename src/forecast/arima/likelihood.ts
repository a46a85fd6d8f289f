import { coefficientsOf, covariancesOf } from './partials.js'

/**
 * The exact Gaussian likelihood of a stationary ARMA(p, q) around a regression, with the variance and the
 * coefficients of the regression concentrated out.
 *
 * The Kalman filter starts at the stationary distribution, so that its covariance changes by rank one a step and
 * two vectors carry it, of length r = max(p, q): the gain, and a direction whose first entry is the partial
 * autocorrelation at that lag. Morf, Sidhu and Kailath 1974, "Some new algorithms for recursive estimation in
 * constant linear systems", IEEE AC 19; Pearlman 1980, "An algorithm for the exact likelihood of a high-order
 * autoregressive-moving average process", Biometrika 67. The gain is the same for the series and for the
 * regressors, so filtering all of them is generalised least squares.
 *
 * One object is made for a fit and evaluated many times; nothing is allocated on the way.
 */
export class Likelihood {
  /** φ₁…φp of the last evaluation, with zeros up to r. */
  readonly ar: Float64Array
  /** θ₁…θq of the last evaluation, with zeros up to r. */
  readonly ma: Float64Array
  /** Coefficients of the regressors at the last evaluation. */
  readonly regression: Float64Array
  /** Autocovariances of the process at lags 0 to r at the last evaluation, for noise of variance 1. */
  readonly covariances: Float64Array
  /** Sum of the squared innovations, each divided by its variance relative to the noise's. */
  squares = 0
  /** Logarithm of the determinant of the covariance relative to the noise's. */
  logDeterminant = 0
  readonly n: number

  private readonly r: number
  private readonly arPartials: Float64Array
  private readonly maPartials: Float64Array
  private readonly bare: Float64Array
  private readonly gain: Float64Array
  private readonly direction: Float64Array
  /** Filter states, r for each column: what is expected of the next r values; then innovations and their products. */
  private readonly states: Float64Array
  private readonly innovations: Float64Array
  private readonly products: Float64Array

  /** `columns` holds the series first, then the regressors, all of one length. */
  constructor(
    private readonly columns: readonly Float64Array[],
    private readonly p: number,
    private readonly q: number,
  ) {
    const r = Math.max(p, q)
    const count = columns.length
    this.r = r
    this.n = columns[0]!.length
    this.ar = new Float64Array(r)
    this.ma = new Float64Array(r)
    this.regression = new Float64Array(count - 1)
    this.arPartials = new Float64Array(p)
    this.maPartials = new Float64Array(q)
    this.bare = new Float64Array(r + q + 1)
    this.covariances = new Float64Array(r + 1)
    this.gain = new Float64Array(r)
    this.direction = new Float64Array(r)
    this.states = new Float64Array(r * count)
    this.innovations = new Float64Array(count)
    this.products = new Float64Array(count * count)
  }

  /**
   * -2 log likelihood / n, without its constant, for unbounded parameters whose hyperbolic tangents are the
   * partial autocorrelations: the p of the AR part, then the q of the MA part. Infinity where it cannot be had.
   */
  evaluate(parameters: Float64Array): number {
    const { p, q, arPartials, maPartials } = this
    for (let i = 0; i < p; i++) arPartials[i] = Math.tanh(parameters[i]!)
    for (let i = 0; i < q; i++) maPartials[i] = Math.tanh(parameters[p + i]!)
    this.startCovariances()
    if (!this.filter()) return Number.POSITIVE_INFINITY
    this.concentrate()
    const value = Math.log(this.squares / this.n) + this.logDeterminant / this.n
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value
  }

  /** log likelihood at the last evaluation. */
  logLikelihood(): number {
    return -0.5 * (this.n * (Math.log((2 * Math.PI * this.squares) / this.n) + 1) + this.logDeterminant)
  }

  /** Autocovariances of the process at lags 0 to r: those of its AR part, weighted by products of its MA part. */
  private startCovariances(): void {
    const { r, q, ar, ma, bare, covariances } = this
    covariancesOf(this.arPartials, this.p, ar, r + q, bare)
    coefficientsOf(this.maPartials, q, ma)
    for (let i = 0; i < q; i++) ma[i] = -ma[i]!
    covariances.fill(0)
    for (let lag = 0; lag <= q; lag++) {
      let weight = lag === 0 ? 1 : ma[lag - 1]!
      for (let i = lag; i < q; i++) weight += ma[i]! * ma[i - lag]!
      for (let k = 0; k <= r; k++) {
        covariances[k]! += weight * (bare[k + lag]! + (lag === 0 ? 0 : bare[k < lag ? lag - k : k - lag]!))
      }
    }
  }

  /** Runs the filter over all columns; false where rounding has made the covariance impossible. */
  private filter(): boolean {
    const { n, r, ar, gain, direction, states, innovations, products, columns, covariances } = this
    const count = columns.length
    let variance = covariances[0]!
    if (!(variance > 0)) return false
    for (let i = 0; i < r; i++) gain[i] = direction[i] = covariances[i + 1]! / variance
    states.fill(0)
    products.fill(0)
    let determinant = 1
    let steady = r === 0
    for (let t = 0; t < n; t++) {
      const weight = 1 / variance
      for (let j = 0, base = 0, row = 0; j < count; j++, base += r, row += count) {
        const expected = r === 0 ? 0 : states[base]!
        const innovation = columns[j]![t]! - expected
        innovations[j] = innovation
        for (let k = 0; k <= j; k++) products[row + k]! += innovation * innovations[k]! * weight
        if (r === 0) continue
        let beyond = 0
        for (let i = 0; i < r; i++) beyond += ar[i]! * states[base + r - 1 - i]!
        for (let i = 0; i < r - 1; i++) states[base + i] = states[base + i + 1]! + gain[i]! * innovation
        states[base + r - 1] = beyond + gain[r - 1]! * innovation
      }
      determinant *= variance
      if (steady) continue
      const partial = direction[0]!
      const left = 1 - partial * partial
      if (!(left > 0)) return false
      variance *= left
      let size = 0
      let beyond = 0
      for (let i = 0; i < r; i++) beyond += ar[i]! * direction[r - 1 - i]!
      for (let i = 0; i < r; i++) {
        const moved = i < r - 1 ? direction[i + 1]! : beyond
        gain[i] = (gain[i]! - partial * moved) / left
        direction[i] = moved - partial * gain[i]!
        size += Math.abs(direction[i]!)
      }
      steady = size < 1e-15
    }
    this.logDeterminant = Math.log(determinant)
    return determinant < Number.POSITIVE_INFINITY
  }

  /** Eliminates the regressors from the products, last first, and solves for their coefficients. */
  private concentrate(): void {
    const { products, regression } = this
    const count = this.columns.length
    for (let j = count - 1; j > 0; j--) {
      const row = j * count
      for (let a = 0; a < j; a++) {
        const share = products[row + a]! / products[row + j]!
        for (let b = 0; b <= a; b++) products[a * count + b]! -= share * products[row + b]!
      }
    }
    for (let j = 1; j < count; j++) {
      let rest = products[j * count]!
      for (let k = 1; k < j; k++) rest -= products[j * count + k]! * regression[k - 1]!
      regression[j - 1] = rest / products[j * count + j]!
    }
    this.squares = products[0]!
  }
}
