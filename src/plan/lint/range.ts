import type { Interval } from '../interval.js'
import type { Printed } from '../plan.js'

/** Arithmetic's share of a difference: 0.1 + 0.2 must touch 0.3. */
const HAIR = 1e-9

/** What the printed digits alone leave open: 2.37 is 2.365 to 2.375. */
export function digitsOf({ value, half }: Printed): Interval {
  return { low: value - half, high: value + half }
}

/** Whether a figure states a value and no bound to one side. */
export function isPoint({ qualifier }: Printed): boolean {
  return qualifier === undefined || qualifier === 'about' || qualifier === 'keep'
}

/** Whether two intervals have a point in common. */
export function touch(a: Interval, b: Interval): boolean {
  const size = Math.max(...[a.low, a.high, b.low, b.high].filter(Number.isFinite).map(Math.abs), 0)
  return a.low <= b.high + HAIR * size && b.low <= a.high + HAIR * size
}

/** Whether two intervals share more than an end: 12 and 13, as printed, do not. */
export function overlap(a: Interval, b: Interval): boolean {
  const size = Math.max(...[a.low, a.high, b.low, b.high].filter(Number.isFinite).map(Math.abs), 0)
  return a.low < b.high - HAIR * size && b.low < a.high - HAIR * size
}

/** Whether two figures say the same number, as far as the coarser of them is printed. */
export function sameNumber(a: Printed, b: Printed): boolean {
  const size = Math.max(Math.abs(a.value), Math.abs(b.value))
  return Math.abs(a.value - b.value) <= Math.max(a.half, b.half) + HAIR * size
}

/** The average annual growth, in percent, that two levels and their digits leave open. */
export function geometric(start: Interval, end: Interval, years: number): Interval {
  const rate = (from: number, to: number) => ((to / from) ** (1 / years) - 1) * 100
  return { low: rate(start.high, end.low), high: rate(start.low, end.high) }
}

/** The growth over the whole time, in percent of the start. */
export function total(start: Interval, end: Interval): Interval {
  return geometric(start, end, 1)
}
