import type { Reason } from '../numerics/optimise/simplex.js'
import { type Columns, toColumns } from './columns.js'
import { withoutFree } from './free.js'
import { parts } from './parts.js'
import { type Box, copyOf, directBox, propagate } from './propagate.js'
import { type Decision, excess, type Row, TOLERANCE, tidy } from './row.js'
import { Search } from './search.js'

/** How much work a decision may take: boxes looked at in each connected part. */
export const USUAL_BUDGET = 400
/** Times that typical values are made better. */
const RESIZED = 12

/**
 * Decides whether rows can all hold. `near` are values that satisfy most of them, if there are any: they are
 * tried first and changed as little as need be. `stop` is asked now and then; when it says true, the decision is
 * left open.
 *
 *   rows ─► without rows that a variable of their own can always satisfy ─► connected parts
 *                                                                                │
 *                          feasible ◄── Newton from the values near by ◄─────────┤
 *                                                                                ▼
 *                          infeasible by what the bounds rest on ◄── bounds propagation
 *                                                                                ▼
 *                          infeasible by the clash ◄── linear relaxation ──► feasible if Newton finds a point
 *                                                                │ else
 *                                              halve the range of the worst-fitting ln, try both halves
 *
 * Rows of logarithms and rows of levels are each linear; a variable in both has two columns and the curve
 * between them, which is bounded by its tangents and, over a range, by its chord. The chord gets tight as the
 * range is halved, so that every answer is found, but for those within rounding error of the border. Values
 * count only after every row is checked with them; clashes only after they are proved from loosened rows.
 */
export function decide(
  rows: readonly Row[],
  size: number,
  budget: number = USUAL_BUDGET,
  near?: ArrayLike<number>,
  stop?: () => boolean,
): Decision {
  const tidied = rows.map(tidy)
  const { kept, fill } = withoutFree(tidied)
  const decision = decideAll(kept, size, budget, near, stop)
  if (decision.kind !== 'feasible' || kept.length === tidied.length) return decision
  if (fill(decision.values, near)) return decision
  // A variable of its own got out of what numbers can hold; the same rows together may have better values.
  return decideAll(tidied, size, budget, near, stop)
}

/**
 * Values that satisfy rows, which are tidy, near given ones, if they are found at once. To find none proves
 * nothing; but it takes a small part of the time of a decision.
 */
export function valuesNear(
  rows: readonly Row[],
  size: number,
  near: ArrayLike<number>,
): Float64Array | undefined {
  const columns = toColumns(rows, near)
  if ('impossible' in columns) return undefined
  const box = directBox(columns)
  if ('clash' in box) return undefined
  const values = new Float64Array(size).fill(Number.NaN)
  return new Search(rows, columns, values, 0).near(box, near) && settle(rows, values) ? values : undefined
}

function decideAll(
  rows: readonly Row[],
  size: number,
  budget: number,
  near: ArrayLike<number> | undefined,
  stop: (() => boolean) | undefined,
): Decision {
  const values = new Float64Array(size).fill(Number.NaN)
  let undecided = false
  for (const part of parts(rows)) {
    const decision = decidePart(part, values, budget, near, stop)
    if (decision === 'undecided') undecided = true
    else if (decision) return { kind: 'infeasible', core: decision }
  }
  return undecided ? { kind: 'undecided' } : { kind: 'feasible', values }
}

/** Fills in values, or says which claims clash. */
function decidePart(
  rows: readonly Row[],
  values: Float64Array,
  budget: number,
  near: ArrayLike<number> | undefined,
  stop: (() => boolean) | undefined,
): Reason | 'undecided' | undefined {
  if (near) {
    const columns = toColumns(rows, near)
    if ('impossible' in columns) return columns.impossible
    const box = directBox(columns)
    if ('clash' in box) return box.clash
    // Most of what cannot hold shows at once.
    const empty = propagate(columns, copyOf(box))
    if (empty) return empty
    if (new Search(rows, columns, values, 0).near(box, near) && settle(rows, values)) return undefined
  }
  // Sizes are guesses at first; what propagation leaves of the ranges makes better ones.
  let typical: Float64Array | undefined
  for (let round = 0; ; round++) {
    const columns = toColumns(rows, typical)
    if ('impossible' in columns) return columns.impossible
    const box = directBox(columns)
    if ('clash' in box) return box.clash
    const empty = propagate(columns, box)
    if (empty) return empty
    typical ??= new Float64Array(values.length)
    // A size that is far off loosens rows far too much, so that each round may bring it nearer by 1e9 only.
    if (round < RESIZED && resize(columns, box, typical)) continue
    const result = new Search(rows, columns, values, budget, stop).node(box, 0, true)
    return result || settle(rows, values) ? result : 'undecided'
  }
}

/**
 * Values are found to within a share of typical sizes; where they come to far less, that may be much of
 * themselves. Then they are found again in their own sizes, until every row holds to a share of its own.
 */
function settle(rows: readonly Row[], values: Float64Array): boolean {
  for (let round = 0; round < 4; round++) {
    if (rows.every((row) => excess(row, values) <= 4 * TOLERANCE)) return true
    const columns = toColumns(rows, values)
    if ('impossible' in columns) return false
    const box = directBox(columns)
    if ('clash' in box || !new Search(rows, columns, values, 0).near(box, values.slice())) return false
  }
  return false
}

/** Typical values anew from the ranges of columns; whether any is far from what it was. */
function resize(columns: Columns, box: Box, typical: Float64Array): boolean {
  let far = false
  for (const [i, variable] of columns.variables.entries()) {
    const size = columns.sizes[i]!
    const [level, log] = [columns.levels[i]!, columns.logs[i]!]
    let factor = 1
    if (log >= 0) {
      const [low, high] = [box.low[log]!, box.high[log]!]
      factor = Math.exp(
        Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : Math.min(Math.max(0, low), high),
      )
    } else factor = Math.max(Math.abs(box.low[level]!), Math.abs(box.high[level]!))
    if (!(factor > 1e-200 && factor < 1e200)) factor = 1
    typical[variable] = size * factor
    far ||= factor > 30 || factor < 1 / 30
  }
  return far
}
