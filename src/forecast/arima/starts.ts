import type { Estimate } from './estimate.js'
import { coefficientsOf } from './partials.js'
import type { Sample } from './sample.js'

/** Start no nearer to the edge than this partial autocorrelation. */
const FARTHEST = 0.95

/** Partial autocorrelations of the moving average that are tried at its first two lags. */
const TRIED = [-0.8, -0.4, 0, 0.4, 0.8]
const ZERO = [0]

/**
 * The most likely point of those from which the likelihood is worth climbing, since it often has several hills: on
 * a grid of moving averages, each with the autoregression that Burg's method finds once that moving average is
 * filtered out; and the estimates of models with fewer terms.
 */
export function bestStart(
  evaluate: (point: Float64Array) => number,
  sample: Sample,
  p: number,
  q: number,
  near: readonly Estimate[],
): Float64Array {
  const best = new Float64Array(p + q)
  let least = evaluate(best)
  const start = new Float64Array(p + q)
  const compare = () => {
    const value = evaluate(start)
    if (value >= least) return
    least = value
    best.set(start)
  }

  const series = sample.columns[0]!
  const work = { ahead: new Float64Array(series.length), back: new Float64Array(series.length) }
  const partials = new Float64Array(q)
  const moving = new Float64Array(q)
  for (const first of q > 0 ? TRIED : ZERO) {
    for (const second of q > 1 ? TRIED : ZERO) {
      if (q > 0) partials[0] = first
      if (q > 1) partials[1] = second
      coefficientsOf(partials, q, moving)
      unfilter(series, moving, work.ahead)
      burg(work.ahead, work.back, p, start)
      start.set(partials, p)
      for (let i = 0; i < p + q; i++)
        start[i] = Math.atanh(Math.max(-FARTHEST, Math.min(FARTHEST, start[i]!)))
      compare()
    }
  }
  for (const other of near) {
    if (other.p > p || other.q > q) continue
    // A partial autocorrelation of 0 at the end leaves the coefficients as they are.
    start.fill(0)
    for (let i = 0; i < other.p; i++) start[i] = other.point[i]!
    for (let i = 0; i < other.q; i++) start[p + i] = other.point[other.p + i]!
    compare()
  }
  return best
}

/** The noise that becomes `values` in the moving average with coefficients of turned sign `negated`. */
function unfilter(values: Float64Array, negated: Float64Array, noise: Float64Array): void {
  for (let t = 0; t < values.length; t++) {
    let own = values[t]!
    for (let j = 0; j < negated.length && j < t; j++) own += negated[j]! * noise[t - 1 - j]!
    noise[t] = own
  }
}

/**
 * Writes the partial autocorrelations at lags 1 to `order` that make the errors of prediction forwards and
 * backwards smallest. `ahead` is the series, and overwritten, as `back` is.
 *
 * Burg 1975, "Maximum entropy spectral analysis", Stanford.
 */
function burg(ahead: Float64Array, back: Float64Array, order: number, partials: Float64Array): void {
  back.set(ahead)
  for (let k = 0; k < order; k++) {
    let product = 0
    let squares = 0
    for (let t = ahead.length - 1; t > k; t--) {
      product += ahead[t]! * back[t - 1]!
      squares += ahead[t]! * ahead[t]! + back[t - 1]! * back[t - 1]!
    }
    const partial = squares > 0 ? (2 * product) / squares : 0
    partials[k] = partial
    for (let t = ahead.length - 1; t > k; t--) {
      const error = ahead[t]!
      ahead[t] = error - partial * back[t - 1]!
      back[t] = back[t - 1]! - partial * error
    }
  }
}
