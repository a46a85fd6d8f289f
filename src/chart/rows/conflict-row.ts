import { spread } from '../page/place-labels.js'

/** The figures of one statement that are drawn. */
export interface RowFigures {
  readonly printed: number
  /** Least and most that the statement allows; infinite where it sets no bound. */
  readonly low: number
  readonly high: number
  /** NaN when unknown. */
  readonly implied: number
}

/** Where the marks of a row stand, in pixels from the left end of its scale; absent marks are undefined. */
export interface RowPlaces {
  readonly from: number | undefined
  readonly to: number | undefined
  /** Whether the bar goes on beyond the scale. */
  readonly openLeft: boolean
  readonly openRight: boolean
  readonly printed: number | undefined
  readonly implied: number | undefined
  /** Where 0 is, when figures lie on both sides of it. */
  readonly zero: number | undefined
}

/** Between the ends of a scale and what stands on it. */
const INSET = 10
/** Narrowest bar: what is exact is still seen. */
const NARROWEST = 9
/** Share of the scale left to the part of a bar that never ends. */
const OPEN = 0.18

/**
 * The marks of a statement on a scale of its own, `width` pixels wide, that reaches from the least to the
 * greatest of its figures. Without an implied figure the bar takes up the middle third.
 */
export function placeRow(figures: RowFigures, width: number): RowPlaces {
  const known = (value: number) => (Number.isFinite(value) ? value : undefined)
  const printed = known(figures.printed)
  const implied = known(figures.implied)
  const bounds = [figures.low, figures.high].map((v) => (Number.isNaN(v) ? figures.printed : v))
  const [low, high] = [Math.min(...bounds), Math.max(...bounds)]
  const points = [low, high, printed, implied].filter((v): v is number => Number.isFinite(v))
  const [least, greatest] = points.length > 0 ? [Math.min(...points), Math.max(...points)] : [0, 0]
  const openLeft = low === Number.NEGATIVE_INFINITY
  const openRight = high === Number.POSITIVE_INFINITY
  const margin = implied === undefined ? width / 3 : INSET
  const left = openLeft ? Math.max(margin, width * OPEN) : margin
  const right = width - (openRight ? Math.max(margin, width * OPEN) : margin)
  // Halves, because the span of two numbers may be more than a number can hold.
  const span = greatest / 2 - least / 2
  const at = (value: number) =>
    span > 0 ? left + ((value / 2 - least / 2) / span) * (right - left) : (left + right) / 2
  let from = openLeft ? 0 : at(Math.min(low, greatest))
  let to = openRight ? width : at(Math.max(high, least))
  if (to - from < NARROWEST) {
    const middle = (from + to) / 2
    from = middle - NARROWEST / 2
    to = middle + NARROWEST / 2
  }
  const bar = !Number.isNaN(low)
  return {
    from: bar ? from : undefined,
    to: bar ? to : undefined,
    openLeft,
    openRight,
    printed: printed === undefined ? undefined : at(printed),
    implied: implied === undefined ? undefined : at(implied),
    zero: least < 0 && greatest > 0 ? at(0) : undefined,
  }
}

/** Middles of labels of the given widths, wanted at `wanted`, moved sideways until none overlaps another. */
export function placeAbove(wanted: readonly number[], widths: readonly number[], width: number): number[] {
  return spread(
    wanted,
    widths.map((wide) => wide + 8),
    -4,
    width + 4,
  )
}
