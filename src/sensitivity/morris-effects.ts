import { mean, sampleDeviation } from '../numerics/statistics/summary.js'
import {
  type Estimate,
  percentileEstimate,
  type Resampling,
  resampleCounts,
  resamplingOf,
} from './bootstrap.js'
import type { MorrisDesign } from './morris-design.js'
import { RandomStream } from './random-stream.js'

/**
 * The elementary effects of one factor: change of the output for a move from the factor's lowest to its highest
 * level, were it as steep all the way. All in the output's unit; NaN where no effect could be computed.
 */
export interface MorrisEffect {
  readonly name: string
  /** Mean effect; NaN for a factor of several dimensions, whose moves have no common direction. */
  readonly mu: number
  /** Mean of the effects' sizes (Campolongo, Cariboni and Saltelli 2007): what to screen by. */
  readonly muStar: Estimate
  /** Standard deviation of the effects: large where they depend on other factors or bend; NaN as `mu`, or of one. */
  readonly sigma: number
  /** Effects that were computed. */
  readonly effects: number
  /** Effects left out, for a run at either end failed. */
  readonly failed: number
}

/**
 * Elementary effects (Morris 1991) from the output at the draws of `design`: one number for each draw, NaN where the
 * run failed. Intervals of μ* are bootstrap percentiles over the trajectories.
 *
 * @throws RangeError when `output` is not as long as the design has draws.
 */
export function morrisEffects(
  output: Float64Array,
  design: MorrisDesign,
  options: Resampling,
): readonly MorrisEffect[] {
  if (output.length !== design.draws)
    throw new RangeError(`the output has ${output.length} numbers; the design has ${design.draws} draws`)
  const { resamples, confidence, seed } = resamplingOf(options)
  const effects = elementaryEffects(output, design)
  return design.factors.map(({ name, dimensions }, f) => {
    const found = effects[f]!.filter((effect) => !Number.isNaN(effect))
    const n = found.length
    const sizes = found.map(Math.abs)
    const random = new RandomStream(seed, `morris ${name}`)
    const replicates = new Float64Array(resamples)
    const counts = new Float64Array(n)
    for (let s = 0; s < resamples; s++) {
      resampleCounts(random, counts)
      replicates[s] = sizes.reduce((sum, size, i) => sum + counts[i]! * size, 0) / n
    }
    const mu = dimensions.length === 1 ? mean(found) : Number.NaN
    return {
      name,
      mu,
      muStar: percentileEstimate(mean(sizes), replicates, confidence),
      sigma: dimensions.length === 1 ? sampleDeviation(found) : Number.NaN,
      effects: n,
      failed: design.trajectories - n,
    }
  })
}

/** For each factor its effect in each trajectory; of a factor of several dimensions only the size means anything. */
function elementaryEffects(output: Float64Array, design: MorrisDesign): Float64Array[] {
  const { factors, trajectories, order, direction, delta } = design
  const k = factors.length
  const effects = factors.map(() => new Float64Array(trajectories))
  for (let t = 0; t < trajectories; t++)
    for (let s = 0; s < k; s++) {
      const f = order[t * k + s]!
      const up = direction[factors[f]!.dimensions[0]! * trajectories + t]!
      const draw = t * (k + 1) + s
      effects[f]![t] = (up * (output[draw + 1]! - output[draw]!)) / delta
    }
  return effects
}
