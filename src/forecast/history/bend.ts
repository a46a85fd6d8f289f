import { lineThrough } from '../../numerics/statistics/line.js'
import { largestSize, sum, variance } from '../../numerics/statistics/summary.js'
import { changesOf } from './changes.js'
import { onNaturalScale } from './clean.js'
import { NOISE } from './spikes.js'

/** Fewest years of growth before and after a bend. */
const SHORTEST = 5
/** A bend is told of from this F statistic on. */
const CLEAR = 25

/**
 * The place of the first value after a lasting change of growth, where the mean change before and after differs
 * most; undefined when there is none.
 *
 * It is tested by the largest F statistic of all places that leave 5 changes on each side (Andrews 1993, "Tests for
 * parameter instability and structural change with unknown change point", Econometrica 61). Its critical value at 1%
 * is 12.2 for independent changes; 25 is asked for, since growth that is like last year's (with a correlation of 0.4)
 * goes over that in about one series in fifty only.
 *
 * A straight line bends on logarithms and constant growth bends on the values as they are, so both scales must show
 * it. Curves of saturation bend on both: there is no bend either where the level explains growth at least as well,
 * as it does on a Gompertz curve (the change of the logarithm is linear in the logarithm) and on a logistic one (the
 * inverse of the growth factor is linear in the value).
 *
 * @param steps places of first values on another level, whose changes are taken for those around them.
 */
export function bendOf(values: Float64Array, steps: readonly number[]): number | undefined {
  const natural = onNaturalScale(values)
  const changes = withoutSteps(natural, steps)
  const { place, rest, clear } = split(changes, roundingOf(values, natural))
  if (!clear || !split(withoutSteps(values, steps), roundingOf(values, values)).clear) return undefined
  const laws = [restOfLine(changes, natural)]
  if (natural !== values)
    laws.push(
      restOfLine(
        changes.map((change) => Math.exp(-change)),
        values,
      ),
    )
  return laws.some((law) => law <= rest) ? undefined : place
}

/** Rounding noise of values on a scale, which is theirs or that of their logarithms. */
export function roundingOf(values: Float64Array, scaled: Float64Array): number {
  if (scaled !== values) return NOISE
  return NOISE * largestSize(values)
}

function withoutSteps(values: Float64Array, steps: readonly number[]): Float64Array {
  const changes = changesOf(values)
  for (const t of steps) changes[t - 1] = (changes[t - 2]! + changes[t]!) / 2
  return changes
}

/** Where two means explain most of the changes, what they leave over, and whether that is clearly less than one does. */
function split(changes: Float64Array, noise: number) {
  const m = changes.length
  const total = sum(changes)
  const squares = m * variance(changes)
  let most = 0
  let place = 0
  let before = 0
  for (let k = 1; k <= m - SHORTEST; k++) {
    before += changes[k - 1]!
    if (k < SHORTEST) continue
    const difference = before / k - (total - before) / (m - k)
    const explained = (difference * difference * k * (m - k)) / m
    if (explained > most) [most, place] = [explained, k]
  }
  const rest = Math.max(squares - most, m * noise * noise)
  return { place: place + 1, rest, clear: most > (CLEAR * rest) / (m - 2) }
}

/** The sum of squares that a straight line in the level of the year before leaves over of changes. */
function restOfLine(changes: Float64Array, level: Float64Array): number {
  const before = level.subarray(0, changes.length)
  const { intercept, slope } = lineThrough(before, changes)
  if (Number.isNaN(slope)) return changes.length * variance(changes)
  return sum(changes.map((change, t) => (change - intercept - slope * before[t]!) ** 2))
}
