import { coefficientsOf, covariancesOf } from './partials.js'
import { Whitening } from './whitening.js'

/** Most terms of each kind. */
export const MOST = 5

/**
 * The exact Gaussian likelihood of a stationary ARMA(p, q) around a regression, with the variance and the
 * coefficients of the regression concentrated out. The filter is the same for the series and for the regressors, so
 * least squares on what it leaves of them is generalised least squares.
 *
 * One object serves all orders of a sample, one after the other; evaluating allocates nothing.
 */
export class Likelihood {
  /** φ₁…φp of the last evaluation, with zeros up to r = max(p, q, 2). */
  readonly ar = new Float64Array(MOST)
  /** θ₁…θq of the last evaluation, with zeros up to r. */
  readonly ma = new Float64Array(MOST)
  /** Autocovariances of the process at lags 0 to r at the last evaluation, for noise of variance 1. */
  readonly covariances = new Float64Array(MOST + 1)
  /** Coefficients of the regressors at the last evaluation. */
  readonly regression: Float64Array
  /** Sum of the squared innovations, each divided by its variance relative to the noise's. */
  squares = 0

  private p = 0
  private q = 0
  private r = 2
  private readonly n: number
  private readonly partials = new Float64Array(MOST)
  /** Autocovariances of the autoregressive part alone. */
  private readonly bare = new Float64Array(2 * MOST + 1)
  private readonly whitening: Whitening
  private readonly errors: readonly Float64Array[]
  private readonly products: Float64Array

  /** `columns` holds the series first, then the regressors, all of one length. */
  constructor(private readonly columns: readonly Float64Array[]) {
    this.n = columns[0]!.length
    this.regression = new Float64Array(columns.length - 1)
    this.whitening = new Whitening(this.n, this.ar)
    this.errors = columns.map(() => new Float64Array(this.n))
    this.products = new Float64Array(columns.length ** 2)
  }

  /** Turns to ARMA(p, q), with up to {@link MOST} terms of each kind. */
  setOrder(p: number, q: number): void {
    this.p = p
    this.q = q
    this.r = Math.max(p, q, 2)
    this.ar.fill(0)
    this.ma.fill(0)
  }

  /**
   * -2 log likelihood / n, without its constant, for unbounded parameters whose hyperbolic tangents are the
   * partial autocorrelations: the p of the AR part, then the q of the MA part. Infinity where it cannot be had.
   */
  evaluate(parameters: Float64Array): number {
    const { whitening } = this
    this.covary(parameters)
    if (!whitening.prepare(this.r, this.covariances)) return Number.POSITIVE_INFINITY
    this.multiply()
    this.concentrate()
    const value = Math.log(this.squares / this.n) + whitening.logDeterminant / this.n
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value
  }

  /** log likelihood at the last evaluation. */
  logLikelihood(): number {
    const { n, squares, whitening } = this
    return -0.5 * (n * (Math.log((2 * Math.PI * squares) / n) + 1) + whitening.logDeterminant)
  }

  /** Coefficients and autocovariances: those of the AR part, weighted by products of the MA part. */
  private covary(parameters: Float64Array): void {
    const { p, q, r, ar, ma, partials, bare, covariances } = this
    for (let i = 0; i < p; i++) partials[i] = Math.tanh(parameters[i]!)
    covariancesOf(partials, p, ar, r + q, bare)
    for (let i = 0; i < q; i++) partials[i] = Math.tanh(parameters[p + i]!)
    coefficientsOf(partials, q, ma)
    for (let i = 0; i < q; i++) ma[i] = -ma[i]!
    covariances.fill(0)
    for (let lag = 0; lag <= q; lag++) {
      let weight = lag === 0 ? 1 : ma[lag - 1]!
      for (let i = lag; i < q; i++) weight += ma[i]! * ma[i - lag]!
      for (let k = 0; k <= r; k++) {
        const before = lag === 0 ? 0 : bare[Math.abs(k - lag)]!
        covariances[k]! += weight * (bare[k + lag]! + before)
      }
    }
  }

  /** Products of the errors of every pair of columns, over their variances, below the diagonal. */
  private multiply(): void {
    const { columns, errors, whitening, products } = this
    const { weights } = whitening
    for (let j = 0; j < columns.length; j++) {
      const own = errors[j]!
      whitening.apply(columns[j]!, own)
      for (let k = 0; k <= j; k++) {
        const other = errors[k]!
        let product = 0
        for (let t = 0; t < own.length; t++) product += own[t]! * other[t]! * weights[t]!
        products[j * columns.length + k] = product
      }
    }
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
    // Rounding can take more than there was.
    this.squares = Math.max(0, products[0]!)
  }
}
