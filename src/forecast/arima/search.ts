import { type Estimate, estimate, polished } from './estimate.js'
import { rootsBeyond } from './partials.js'
import type { Sample } from './sample.js'

/** How far a search goes. */
export interface SearchLimits {
  /** Most autoregressive and moving-average terms; 5 each. */
  readonly p: number
  readonly q: number
  /** Most terms of both together. */
  readonly together: number
}

/** A model with a root nearer to the unit circle than this is refused: its forecasts are fragile. */
const NEAREST_ROOT = 1.01

/** Orders are compared before the last digits of their likelihoods are known: errors of around 0.001 in AICc. */
const ROUGH = 1e-5

/** Moves from the best order so far, in the order in which they are tried: changes of p and q. */
const MOVES = [
  [-1, 0],
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, -1],
  [-1, 1],
  [1, -1],
  [1, 1],
] as const

/**
 * The ARMA(p, q) with the least corrected Akaike criterion that a stepwise search finds among the samples given: one
 * with a constant, one without, or just one. Four simple orders first, then the neighbours of the best.
 *
 * Hyndman and Khandakar 2008, "Automatic time series forecasting: the forecast package for R", Journal of
 * Statistical Software 27, section 3.2.
 */
export function search(samples: readonly Sample[], limits: SearchLimits): Estimate {
  const preferred = samples[0]!
  if (preferred.exact) return estimate(preferred, 0, 0)
  const years = preferred.n + preferred.d
  const mostP = Math.min(limits.p, Math.floor(years / 3))
  const mostQ = Math.min(limits.q, Math.floor(years / 3))
  const known = new Map<Sample, Estimate[]>(samples.map((sample) => [sample, []]))
  let best: Estimate | undefined

  /** Fits an order that is new and within the limits; whether it is the best so far. */
  const improves = (p: number, q: number, sample: Sample): boolean => {
    if (p < 0 || q < 0 || p > mostP || q > mostQ || p + q > limits.together) return false
    const near = known.get(sample)!
    if (near.some((other) => other.p === p && other.q === q)) return false
    const found = estimate(sample, p, q, near, ROUGH)
    near.push(found)
    if (!(found.aicc < (best?.aicc ?? Number.POSITIVE_INFINITY)) || !isSafe(found)) return false
    best = found
    return true
  }

  const start = years < 10 ? 1 : 2
  for (const sample of samples) improves(0, 0, sample)
  improves(1, 0, preferred)
  improves(0, 1, preferred)
  improves(Math.min(start, mostP), Math.min(start, mostQ), preferred)
  // Too short for any criterion: no terms, and no constant where there is a choice.
  best ??= estimate(samples.at(-1)!, 0, 0)

  const moves = ({ p, q, sample }: Estimate): boolean =>
    MOVES.some(([dp, dq]) => improves(p + dp, q + dq, sample)) ||
    samples.some((other) => other !== sample && improves(p, q, other))
  while (moves(best)) {
    // Each move that improves starts over from there.
  }
  return polished(best)
}

function isSafe({ ar, ma }: Estimate): boolean {
  return (
    rootsBeyond(NEAREST_ROOT, ar) &&
    rootsBeyond(
      NEAREST_ROOT,
      ma.map((value) => -value),
    )
  )
}
