import type { Fit, Method } from '../method.js'
import { arimaWithin } from '../methods/arima.js'
import { drift } from '../methods/drift.js'
import { dampedHolt, ets } from '../methods/ets.js'
import { naive } from '../methods/naive.js'
import { robustDrift } from '../methods/robust-drift.js'
import type { Scale } from '../scale.js'

/** A method of the combination, on the values as they are or on the curved scale of the series. */
export interface Member {
  readonly method: Method
  readonly curved: boolean
  /** Weight before any evidence, in proportion. */
  readonly say: number
}

/** ARIMA of at most three terms: as accurate in the combination as without a limit, at a sixth of the cost. */
const arima = arimaWithin({ p: 3, q: 2, together: 3 })

/**
 * What is combined: the walks (with no, a plain and a robust drift), smoothing with a damped trend and of a
 * chosen form, and ARIMA; the trending ones on the curved scale too. The plain drift, the
 * least adaptive of those that trend, counts double: without it noise is followed too far. Chosen on windows of public series (see
 * NOTES.md): theta methods, local trends and piecewise lines added nothing to these.
 */
export const MEMBERS: readonly Member[] = [
  { method: naive, curved: false, say: 1 },
  { method: drift, curved: false, say: 2 },
  { method: robustDrift, curved: false, say: 1 },
  { method: robustDrift, curved: true, say: 1 },
  { method: dampedHolt, curved: false, say: 1 },
  { method: dampedHolt, curved: true, say: 1 },
  { method: ets, curved: false, say: 1 },
  { method: arima, curved: false, say: 1 },
  { method: arima, curved: true, say: 1 },
]

/** The members for histories too short to be backtested. */
export const SHORT_MEMBERS: readonly Member[] = MEMBERS.slice(0, 2)

/** What one member says of the years ahead, on the scale of the values. */
export interface Opinion {
  readonly centre: Float64Array
  /** Standard deviation, as on a straight line through the curved scale's slope at the centre. */
  readonly spread: Float64Array
}

/** Probability of a normal number below −1 standard deviation. */
const BELOW = 0.15865525393145707
/** Share of a standard deviation over which a scale's slope is taken. */
const NEAR = 0.01

/** What a fitted member expects; values may be infinite or NaN where a member goes astray. */
export function opinionOf(fit: Fit, horizon: number, scale: Scale | undefined): Opinion {
  const path = fit.predict(horizon)
  const spread = path.mean.map((_, step) => (path.quantile(step, 1 - BELOW) - path.quantile(step, BELOW)) / 2)
  if (!scale) return { centre: path.mean, spread }
  return {
    centre: path.mean.map(scale.inverse),
    spread: spread.map(
      (sd, step) =>
        (scale.inverse(path.mean[step]! + NEAR * sd) - scale.inverse(path.mean[step]! - NEAR * sd)) /
        (2 * NEAR),
    ),
  }
}
