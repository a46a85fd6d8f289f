import type { Bounds } from './bounds.js'
import { boxCox, log, logit, type Scale } from './scale.js'

/** Scales by name, and `auto`, which chooses between the first three. */
export const SCALE_NAMES = ['none', 'log', 'logit', 'box-cox', 'auto'] as const
export type ScaleName = (typeof SCALE_NAMES)[number]

/** Powers that are tried: from logarithms to the values themselves. */
const POWERS = Array.from({ length: 11 }, (_, i) => i / 10)

interface Candidate {
  /** Undefined for the values as they are. */
  readonly scale: Scale | undefined
  /** Logarithm of the scale's slope at a value. */
  readonly logSlope: (value: number) => number
}

const AS_IT_IS: Candidate = { scale: undefined, logSlope: () => 0 }
const LOG: Candidate = { scale: log, logSlope: (value) => -Math.log(value) }

function power(lambda: number): Candidate {
  return { scale: boxCox(lambda), logSlope: (value) => (lambda - 1) * Math.log(value) }
}

function logitBetween({ lower, upper }: Bounds): readonly Candidate[] {
  if (!Number.isFinite(lower) || !Number.isFinite(upper)) return []
  const logSlope = (value: number) => Math.log((upper - lower) / ((value - lower) * (upper - value)))
  return [{ scale: logit(lower, upper), logSlope }]
}

/**
 * The scale of that name for a series: logits lie between its bounds; the power of `box-cox` and the choice of
 * `auto` (none, log, or logit where there are two bounds) are those under which the values are likeliest. Undefined
 * means the values as they are; `unfit`, that the scale has no place for some of them.
 */
export function scaleNamed(
  name: ScaleName,
  values: Float64Array,
  bounds: Bounds,
): Scale | undefined | 'unfit' {
  const possible = candidates(name, bounds).filter((candidate) => hasPlaceFor(candidate, values))
  return possible.length === 0 ? 'unfit' : likeliest(possible, values).scale
}

function candidates(name: ScaleName, bounds: Bounds): readonly Candidate[] {
  switch (name) {
    case 'none':
      return [AS_IT_IS]
    case 'log':
      return [LOG]
    case 'logit':
      return logitBetween(bounds)
    case 'box-cox':
      return POWERS.map(power)
    case 'auto':
      return [AS_IT_IS, LOG, ...logitBetween(bounds)]
    default:
      return name satisfies never
  }
}

function hasPlaceFor({ scale, logSlope }: Candidate, values: Float64Array): boolean {
  return !scale || values.every((v) => Number.isFinite(scale.forward(v)) && Number.isFinite(logSlope(v)))
}

/** The first of the candidates on which a random walk with drift is likeliest. */
function likeliest(candidates: readonly Candidate[], values: Float64Array): Candidate {
  let best = candidates[0]!
  let most = -Infinity
  if (candidates.length > 1)
    for (const candidate of candidates) {
      const likelihood = walkLikelihood(values, candidate)
      if (likelihood > most) [best, most] = [candidate, likelihood]
    }
  return best
}

/**
 * Profile log-likelihood, without constants, of a normal random walk with drift on a scale g, as a density of the
 * values themselves: −m/2 log σ² + Σ log g′(y) over the m values after the first. Box and Cox 1964, section 3, with
 * yearly changes in the place of residuals. The candidates have as many parameters (but for one power more in
 * `box-cox`), so that comparing likelihoods is comparing AICc.
 */
function walkLikelihood(values: Float64Array, { scale, logSlope }: Candidate): number {
  const scaled = scale ? values.map(scale.forward) : values
  const m = values.length - 1
  const drift = (scaled[m]! - scaled[0]!) / m
  let squares = 0
  let slopes = 0
  for (let t = 1; t <= m; t++) {
    squares += (scaled[t]! - scaled[t - 1]! - drift) ** 2
    slopes += logSlope(values[t]!)
  }
  return slopes - (m / 2) * Math.log(squares / m)
}
