/** One input or lever: its value in each draw. */
export interface Column {
  readonly name: string
  readonly values: Float64Array
}

/** One side of a box: at least (`low`) or at most (`high`) `value` in a column, given by position. */
export interface Bound {
  readonly column: number
  readonly side: 'low' | 'high'
  readonly value: number
}

/** The draws that keep all bounds; one bound at most for each column and side. */
export type Box = readonly Bound[]

/** The draws to look at, each with an outcome. */
export interface Cases {
  /** Values by column, then row. */
  readonly columns: readonly Float64Array[]
  /** 1 where the row has the outcome asked for, 0 where not. */
  readonly outcome: Uint8Array
  /** The rows that count, for each column in ascending order of its values. */
  readonly order: readonly Int32Array[]
}

/** How many rows there are, and how many of them have the outcome. */
export interface Counts {
  readonly rows: number
  /** Rows with the outcome. */
  readonly hits: number
}

/** The cases of `rows`, sorted once for each column; no value in them may be NaN. */
export function casesOf(
  columns: readonly Float64Array[],
  outcome: Uint8Array,
  rows: readonly number[] = [...outcome.keys()],
): Cases {
  const order = columns.map((values) =>
    Int32Array.from(rows).sort((a, b) => values[a]! - values[b]! || a - b),
  )
  return { columns, outcome, order }
}

/** The cases of the rows that are to be kept. */
export function subset(cases: Cases, keeps: (row: number) => boolean): Cases {
  return { ...cases, order: cases.order.map((rows) => rows.filter(keeps)) }
}

/** Whether a value keeps a bound; the bound itself does. */
export function keepsBound(value: number, bound: Pick<Bound, 'side' | 'value'>): boolean {
  return bound.side === 'low' ? value >= bound.value : value <= bound.value
}

/** Whether a row lies in the box. */
function inBox(cases: Cases, box: Box, row: number): boolean {
  return box.every((bound) => keepsBound(cases.columns[bound.column]![row]!, bound))
}

/** The cases that are not in the box. */
export function outside(cases: Cases, box: Box): Cases {
  return subset(cases, (row) => !inBox(cases, box, row))
}

/** How many rows there are, and with the outcome, among those in the box; of all rows without a box. */
export function countsOf(cases: Cases, box: Box = []): Counts {
  let rows = 0
  let hits = 0
  for (const row of cases.order[0]!)
    if (inBox(cases, box, row)) {
      rows++
      hits += cases.outcome[row]!
    }
  return { rows, hits }
}

/** The box with `bound` in place of its bound of the same column and side, or beside the others. */
export function withBound(box: Box, bound: Bound): Box {
  const others = box.filter((b) => b.column !== bound.column || b.side !== bound.side)
  return [...others, bound]
}

/** Values of {@link soleBreach}, for a row in the box and one that breaks several bounds. */
export const INSIDE = -1
const FAR = -2

/** For each row the position of the one bound that it breaks, {@link INSIDE}, or {@link FAR}. */
export function soleBreach(cases: Cases, box: Box): Int32Array {
  const breach = new Int32Array(cases.outcome.length).fill(INSIDE)
  for (const [b, bound] of box.entries())
    for (const row of cases.order[0]!)
      if (!keepsBound(cases.columns[bound.column]![row]!, bound))
        breach[row] = breach[row] === INSIDE ? b : FAR
  return breach
}
