import type { Estimate } from './estimate.js'
import type { Sample } from './sample.js'

/** Start no nearer to the edge than this partial autocorrelation. */
const FARTHEST = 0.95

/**
 * Points from which the likelihood is worth climbing: the autoregression of Burg without a moving average, and
 * what is known of models with a term less.
 */
export function startsOf(sample: Sample, p: number, q: number, near: readonly Estimate[]): Float64Array[] {
  const remainder = sample.columns[0]!
  const burg = new Float64Array(p + q)
  burg.set(burgPartials(remainder, p).map(toParameter))
  const starts = [burg, new Float64Array(p + q)]
  for (const other of near) {
    if (other.p > p || other.q > q) continue
    // A partial autocorrelation of 0 at the end leaves the coefficients as they are.
    const start = new Float64Array(p + q)
    start.set(other.point.subarray(0, other.p))
    start.set(other.point.subarray(other.p), p)
    starts.push(start)
  }
  return starts
}

function toParameter(partial: number): number {
  return Math.atanh(Math.max(-FARTHEST, Math.min(FARTHEST, partial)))
}

/**
 * Partial autocorrelations at lags 1 to `order` that make errors of prediction forwards and backwards smallest.
 *
 * Burg 1975, "Maximum entropy spectral analysis", Stanford.
 */
export function burgPartials(values: Float64Array, order: number): Float64Array {
  const partials = new Float64Array(order)
  const ahead = values.slice()
  const back = values.slice()
  for (let k = 0; k < order && k + 1 < values.length; k++) {
    let product = 0
    let squares = 0
    for (let t = values.length - 1; t > k; t--) {
      product += ahead[t]! * back[t - 1]!
      squares += ahead[t]! ** 2 + back[t - 1]! ** 2
    }
    const partial = squares > 0 ? (2 * product) / squares : 0
    partials[k] = partial
    for (let t = values.length - 1; t > k; t--) {
      const error = ahead[t]!
      ahead[t] = error - partial * back[t - 1]!
      back[t] = back[t - 1]! - partial * error
    }
  }
  return partials
}
