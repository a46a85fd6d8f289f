import type { Fit } from '../method.js'
import type { Scale } from '../scale.js'

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
