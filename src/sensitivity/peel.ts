import { type Box, type Cases, type Counts, countsOf, withBound } from './box.js'

/** A box on the way from all rows to few. */
export interface PeeledBox extends Counts {
  readonly box: Box
}

/**
 * Top-down peeling (Friedman and Fisher 1999): from the box of all rows, again and again the slice of a
 * share `alpha` at the low or high end of one column is cut off, the one after which the outcome is densest. Where
 * slices differ in size, for values are tied or few, the gain for each row cut off decides (Kwakkel and Jaxa-Rozen
 * 2016); between equals, a bound that is there already moves on rather than a new one coming in.
 *
 * Ends when each further slice would leave fewer than `fewest` rows, when every row has the outcome, or when
 * columns are constant. The first box is the whole, each later one lies in the one before.
 */
export function peel(cases: Cases, alpha: number, fewest: number): readonly PeeledBox[] {
  let order = cases.order
  let current: PeeledBox = { box: [], ...countsOf(cases) }
  const boxes = [current]
  while (current.hits < current.rows) {
    const best = bestSlice({ ...cases, order }, current, alpha, fewest)
    if (best === undefined) break
    const { column, side, value } = best
    const values = cases.columns[column]!
    const keeps = (row: number) => (side === 'low' ? values[row]! >= value : values[row]! <= value)
    order = order.map((rows) => rows.filter(keeps))
    current = {
      box: withBound(current.box, { column, side, value }),
      rows: current.rows - best.rows,
      hits: current.hits - best.hits,
    }
    boxes.push(current)
  }
  return boxes
}

/** What a cut takes away, and the bound that it leaves. */
interface Slice extends Counts {
  readonly column: number
  readonly side: 'low' | 'high'
  readonly value: number
}

function bestSlice(cases: Cases, from: PeeledBox, alpha: number, fewest: number): Slice | undefined {
  let best: Slice | undefined
  let bestGain = Number.NEGATIVE_INFINITY
  let bestIsNew = true
  for (const column of cases.columns.keys())
    for (const side of ['low', 'high'] as const) {
      const slice = sliceOf(cases, column, side, alpha)
      if (slice === undefined || from.rows - slice.rows < fewest) continue
      const left = (from.hits - slice.hits) / (from.rows - slice.rows)
      const gain = (left - from.hits / from.rows) / slice.rows
      const isNew = from.box.every((b) => b.column !== column || b.side !== side)
      if (gain > bestGain || (gain === bestGain && bestIsNew && !isNew)) {
        best = slice
        bestGain = gain
        bestIsNew = isNew
      }
    }
  return best
}

/**
 * The rows beyond the alpha quantile of a column; tied rows at the quantile stay, unless they begin at the very end,
 * and then all of them go. Undefined when nothing would be left.
 */
function sliceOf(cases: Cases, column: number, side: 'low' | 'high', alpha: number): Slice | undefined {
  const values = cases.columns[column]!
  const rows = cases.order[column]!
  const n = rows.length
  const at = (i: number) => values[rows[side === 'low' ? i : n - 1 - i]!]!
  let cut = Math.max(1, Math.floor(alpha * n))
  if (at(0) === at(cut)) while (cut < n && at(cut) === at(0)) cut++
  else while (at(cut - 1) === at(cut)) cut--
  if (cut >= n) return undefined
  let hits = 0
  for (let i = 0; i < cut; i++) hits += cases.outcome[rows[side === 'low' ? i : n - 1 - i]!]!
  return { column, side, value: at(cut), rows: cut, hits }
}
