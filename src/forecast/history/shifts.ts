import { median } from '../../numerics/statistics/summary.js'
import { bendOf, roundingOf } from './bend.js'
import { changesOf } from './changes.js'
import { onNaturalScale } from './clean.js'
import { spikes } from './spikes.js'

/** Where a series left its path for good. */
export interface Shifts {
  /** Places of the first values on another level. */
  readonly steps: readonly number[]
  /** Place of the first value after a lasting change of growth, the clearest one. */
  readonly bend: number | undefined
}

/** Fewest values that a path can be told from. */
const FEWEST = 15
/** Years before and after a step that must be on different levels. */
const APART = 3

/**
 * Breaks in the path of a series of consecutive years: steps, which are spikes of the yearly changes (see
 * {@link spikes}) on the scale that growth is regular on (logarithms where all values are positive), after which the
 * series does not return; and a bend (see {@link bendOf}).
 */
export function shifts(values: Float64Array): Shifts {
  if (values.length < FEWEST) return { steps: [], bend: undefined }
  const natural = onNaturalScale(values)
  const changes = changesOf(natural)
  const slope = median(changes)
  const steps = spikes(changes, roundingOf(values, natural))
    .map((t) => t + 1)
    .filter((t) => isLasting(natural, t, slope))
  return { steps, bend: bendOf(values, steps) }
}

/**
 * Whether each of the three values from `at` on is off the path of each of the three before by more than half the
 * jump: the year after a dip is not. What has fewer years on a side is not known to last.
 */
function isLasting(values: Float64Array, at: number, slope: number): boolean {
  if (at < APART || at + APART > values.length) return false
  const jump = values[at]! - values[at - 1]! - slope
  for (let before = at - APART; before < at; before++)
    for (let after = at; after < at + APART; after++) {
      const moved = values[after]! - values[before]! - slope * (after - before)
      if (moved * Math.sign(jump) <= Math.abs(jump) / 2) return false
    }
  return true
}
