import { LARGEST } from '../numbers.js'
import type { Cause, Remark } from '../remark.js'
import type { History } from './history.js'

/** Consecutive years with a value each. */
export interface Series {
  /** The first year. */
  readonly start: number
  readonly values: Float64Array
}

/** Histories without a larger value than this are not believed: their squares are 0. */
const SMALLEST = 1e-150

/**
 * Makes a history gap-free: years without a value are cut at both ends and filled in between, on a straight line of
 * logarithms where all values are positive, else of the values. What was done comes as remarks; a history that
 * cannot be used, as a cause.
 */
export function clean(
  history: History,
): { readonly series: Series; readonly remarks: readonly Remark[] } | { readonly cause: Cause } {
  const { faults } = history
  if (faults.length > 0) return { cause: { kind: 'unreadable', faults } }
  const { years, values: written } = history
  let [first, last, count, largest] = [-1, -1, 0, 0]
  for (let i = 0; i < years.length; i++) {
    const value = written[i]!
    if (Number.isNaN(value)) continue
    if (Math.abs(value) > LARGEST) return { cause: { kind: 'too-large', year: years[i]!, value } }
    largest = Math.max(largest, Math.abs(value))
    if (first < 0) first = i
    last = i
    count++
  }
  if (count === 0) return { cause: { kind: 'no-values' } }
  if (largest > 0 && largest < SMALLEST) return { cause: { kind: 'too-small', largest } }
  const [start, end] = [years[first]!, years[last]!]
  const span = end - start + 1
  const missing = span - count
  if (missing * 2 > span) return { cause: { kind: 'mostly-missing', missing, span } }

  const remarks: Remark[] = []
  if (last - first < years.length - 1)
    remarks.push({ kind: 'cut', years: years.filter((year) => year < start || year > end) })
  const values = new Float64Array(span).fill(Number.NaN)
  for (let i = first; i <= last; i++) values[years[i]! - start] = written[i]!
  if (missing === 0) return { series: { start, values }, remarks }
  const { filled, scale } = fillGaps(values)
  remarks.push({ kind: 'filled', years: filled.map((t) => start + t), scale })
  return { series: { start, values }, remarks }
}

/**
 * Fills each NaN, in place, on the straight line between the known values around it: of logarithms where all known
 * values are positive. The first and the last value are known.
 */
export function fillGaps(values: Float64Array): {
  readonly filled: readonly number[]
  readonly scale: 'log' | 'linear'
} {
  const scale = values.some((value) => value <= 0) ? 'linear' : 'log'
  const filled: number[] = []
  let before = 0
  for (let t = 1; t < values.length; t++) {
    if (Number.isNaN(values[t])) continue
    const [from, to] = [values[before]!, values[t]!]
    for (let gap = before + 1; gap < t; gap++) {
      const share = (gap - before) / (t - before)
      values[gap] = scale === 'log' ? onLogs(from, to, share) : from + (to - from) * share
      filled.push(gap)
    }
    before = t
  }
  return { filled, scale }
}

/** The value a share of the way from one positive value to another, on logarithms. */
function onLogs(from: number, to: number, share: number): number {
  const ratio = to / from
  return ratio > 0 && ratio < Infinity ? from * ratio ** share : from ** (1 - share) * to ** share
}

/** The values on the scale that growth is most likely regular on: logarithms where all are positive. */
export function onNaturalScale(values: Float64Array): Float64Array {
  return values.every((value) => value > 0) ? values.map(Math.log) : values
}
