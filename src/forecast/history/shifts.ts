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
/** Fewest years of growth before and after a bend. */
const SHORTEST = 5
/** A bend is told of from this F statistic on. */
const CLEAR = 25

/**
 * Breaks in the path of a series of consecutive years, on the scale that its growth is regular on (logarithms where
 * all are positive): steps, which are spikes of the yearly changes (see {@link spikes}); and a bend, where the mean
 * change before and after differs most.
 *
 * The bend is tested by the largest F statistic of all places that leave 5 changes on each side (Andrews 1993,
 * "Tests for parameter instability and structural change with unknown change point", Econometrica 61). Its critical
 * value at 1% is 12.2 for independent changes; 25 is asked for, since growth that is like last year's (with a
 * correlation of 0.4) goes over that in about one series in fifty only.
 */
export function shifts(values: Float64Array): Shifts {
  const n = values.length
  if (n < FEWEST) return { steps: [], bend: undefined }
  const changes = Float64Array.from({ length: n - 1 }, (_, t) => values[t + 1]! - values[t]!)
  const steps = spikes(changes)
  for (const t of steps) changes[t] = (changes[t - 1]! + changes[t + 1]!) / 2
  const noise = 1e-9 * Math.max(...values.map(Math.abs))
  return { steps: steps.map((t) => t + 1), bend: bendOf(changes, noise) }
}

function bendOf(changes: Float64Array, noise: number): number | undefined {
  const m = changes.length
  const total = changes.reduce((sum, change) => sum + change, 0)
  const squares = changes.reduce((sum, change) => sum + (change - total / m) ** 2, 0)
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
  return most > (CLEAR * rest) / (m - 2) ? place + 1 : undefined
}
