import { formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import { textWidth } from './text.js'

/** A vertical axis: its ends, its ticks, and how numbers on it are written. */
export interface ValueAxis {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
  /** What ticks are written in: 1, or 1e4 for 万, and so on. */
  readonly per: number
  /** The word for `per`, such as 万; empty for 1. */
  readonly word: string
  readonly decimals: number
}

/** Words for large numbers, largest first. From 1e16 on, powers of ten. */
const LARGE: Readonly<Record<Language, readonly (readonly [number, string])[]>> = {
  zh: [
    [1e12, '万亿'],
    [1e8, '亿'],
    [1e4, '万'],
  ],
  en: [
    [1e12, 'tn'],
    [1e9, 'bn'],
    [1e6, 'm'],
  ],
}

/** Units that count in large numbers themselves: 万元, 十亿元, million USD, 1e6 EUR. */
const COUNTS_LARGE = /^(?:[十百千]?[万亿兆]|\d|(?:thousand|million|billion|trillion|mn|bn)\b)/i

/** The word for numbers as large as `size` and what it stands for; none where the unit begins with such a word. */
function largeWord(size: number, language: Language, unit: string): readonly [per: number, word: string] {
  const found = COUNTS_LARGE.test(unit) ? undefined : LARGE[language].find(([large]) => size >= large)
  return found ?? [1, '']
}

/**
 * A vertical axis around `values`, which are in `unit`, with about `count` round ticks. It starts at 0 when the values are positive
 * and the smallest is under two fifths of the largest. NaN, infinities and what is beyond 1e300 are passed over; without a finite
 * value the axis runs from 0 to 1.
 */
export function valueAxis(
  values: Iterable<number | null>,
  count: number,
  language: Language,
  unit = '',
): ValueAxis {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    if (value === null || !(Math.abs(value) < 1e300)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  if (low > high) [low, high] = [0, 1]
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (high - low <= size * 1e-9 || size < 1e-290) {
    const half = size < 1e-290 ? 1 : size / 10
    low -= half
    high += half
  } else if (low > 0 && low < high * 0.4) low = 0
  else if (high < 0 && high > low * 0.4) high = 0
  const step = roundStep((high - low) / count)
  const from = Math.floor(low / step + 1e-9)
  const to = Math.ceil(high / step - 1e-9)
  const decimalsOfStep = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  const ticks = Array.from({ length: to - from + 1 }, (_, i) => round((from + i) * step, decimalsOfStep))
  const largest = Math.max(Math.abs(ticks[0]!), Math.abs(ticks.at(-1)!))
  const [per, word] =
    largest >= 1e6 && largest < 1e16 ? largeWord(largest, language, unit) : ([1, ''] as const)
  const decimals = Math.max(0, -Math.floor(Math.log10(step / per) + 1e-9))
  // Where the last tick would leave much of the plot empty, the axis ends between two ticks.
  const margin = (high - low) * 0.06
  const spare = ticks.at(-1)! - high > step * 0.45 && ticks.length > 3 && high !== 0
  const under = low - ticks[0]! > step * 0.45 && ticks.length > 4 && low !== 0
  if (spare) ticks.pop()
  if (under) ticks.shift()
  return {
    low: under ? Math.min(low - margin, ticks[0]!) : ticks[0]!,
    high: spare ? Math.max(high + margin, ticks.at(-1)!) : ticks.at(-1)!,
    ticks,
    per,
    word,
    decimals,
  }
}

/** The 1, 2 or 5 times a power of ten that is nearest to `rough`, as ratios go. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const lead = rough / power
  return (lead < Math.SQRT2 ? 1 : lead < Math.sqrt(10) ? 2 : lead < Math.sqrt(50) ? 5 : 10) * power
}

function round(value: number, decimals: number): number {
  return decimals > 15 ? value : Number(value.toFixed(decimals))
}

/** Whether numbers of the axis are written as powers of ten. */
function needsPowers(axis: ValueAxis): boolean {
  return axis.decimals > 6 || Math.max(Math.abs(axis.low), Math.abs(axis.high)) / axis.per >= 1e12
}

/** A tick as it is written on the axis. */
export function tickText(axis: ValueAxis, value: number): string {
  if (needsPowers(axis)) return value.toExponential(1)
  return formatNumber(value / axis.per, axis.decimals) + (value === 0 ? '' : axis.word)
}

/** Width of the widest tick text in pixels, at `size` pixels. */
export function ticksWidth(axis: ValueAxis, size: number): number {
  return Math.max(...axis.ticks.map((tick) => textWidth(tickText(axis, tick), size)))
}

/** The Vega-Lite settings that write ticks as {@link tickText} does. Nothing of a user's is in the expression. */
export function tickFormat(axis: ValueAxis): { format: string } | { labelExpr: string } {
  if (needsPowers(axis)) return { format: '.1e' }
  const format = `,.${axis.decimals}f`
  if (axis.per === 1) return { format }
  return { labelExpr: `format(datum.value / ${axis.per}, '${format}') + (datum.value ? '${axis.word}' : '')` }
}

/**
 * A value as it stands beside a point: `digits` decimals, or more when the value is too small for them, and
 * words for large numbers unless `unit` begins with one.
 */
export function valueText(value: number, digits: number, language: Language, unit = ''): string {
  const size = Math.abs(value)
  const decimals = Math.min(20, Math.max(0, Math.trunc(digits)))
  if (!Number.isFinite(value)) return formatNumber(value, 0)
  if (size >= 1e16 || (size > 0 && size < 1e-9)) return value.toExponential(2)
  const [per, word] = size >= 1e7 ? largeWord(size, language, unit) : ([1, ''] as const)
  if (word !== '') return formatNumber(value / per, 2) + word
  const vanishes = size > 0 && Number(size.toFixed(decimals)) === 0
  return formatNumber(value, vanishes ? Math.ceil(-Math.log10(size)) + 1 : decimals)
}

/**
 * The years to write on a horizontal axis of `width` pixels: the ends and `important` ones first, then
 * multiples of five, then the others, none nearer than `room` pixels to another.
 */
export function yearTicks(
  first: number,
  last: number,
  important: readonly number[],
  width: number,
  room: number,
): number[] {
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const fives = years.filter((year) => year % 5 === 0)
  const pixels = width / Math.max(1, last - first)
  const fine = years.length <= 8 ? years : []
  const chosen: number[] = []
  for (const year of [last, ...important, ...fives, first, ...fine])
    if (year >= first && year <= last && chosen.every((other) => Math.abs(other - year) * pixels >= room))
      chosen.push(year)
  return chosen.sort((a, b) => a - b)
}
