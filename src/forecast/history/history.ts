/** What a file says of one indicator of one region: nothing filled, nothing left out. */
export interface History {
  readonly region: string
  readonly indicator: string
  /** Empty where the file has none. */
  readonly unit: string
  /** Rising, not always consecutive. */
  readonly years: readonly number[]
  /** One a year; NaN where the file says that there is none. */
  readonly values: readonly number[]
  /** Rows that cannot be read, or that contradict another; none when the history is sound. */
  readonly faults: readonly RowFault[]
}

/** What is wrong with a row of a file. */
export interface RowFault {
  readonly kind: 'number' | 'year' | 'duplicate' | 'percent' | 'unit' | 'cells' | 'name'
  /** Counted from 1. */
  readonly line: number
  /** What stands there, shortened. */
  readonly text: string
  /** The year of the row, where it has one. */
  readonly year?: number
}

/** A history without the years before `from` and after `to`, which are kept themselves. */
export function between(history: History, from = -Infinity, to = Infinity): History {
  const inside = (year: number) => year >= from && year <= to
  return {
    ...history,
    years: history.years.filter(inside),
    values: history.values.filter((_, i) => inside(history.years[i]!)),
    faults: history.faults.filter(({ year }) => year === undefined || inside(year)),
  }
}
