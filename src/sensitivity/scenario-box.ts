import { binomialTail } from '../numerics/special/binomial.js'
import { type Box, type Cases, type Column, type Counts, countsOf } from './box.js'
import type { FoundBox } from './find-box.js'
import type { HeldOut } from './held-out.js'
import { quasiPValues } from './quasi-p.js'

/** How much of the outcome a box catches. */
export interface BoxMeasure extends Counts {
  /** Its rows with the outcome, as a share of all rows with the outcome. */
  readonly coverage: number
  /** Share of its rows that have the outcome; NaN of an empty box. */
  readonly density: number
  /** Its share of all rows. */
  readonly mass: number
}

/** At least or at most `value`, in the column of that name. */
export interface NamedBound {
  readonly name: string
  readonly side: 'low' | 'high'
  readonly value: number
}

/** A box on the way there, from all rows on. */
export interface TrajectoryBox extends BoxMeasure {
  readonly bounds: readonly NamedBound[]
}

/** A box with the names of its inputs, and how far the outcome can be expected within it. */
export interface ScenarioBox extends BoxMeasure {
  /** In the order of the columns, low before high; p is the quasi-p-value of Bryant and Lempert (2010). */
  readonly bounds: readonly (NamedBound & { readonly p: number })[]
  /** What peeling went through on the way to it. */
  readonly trajectory: readonly TrajectoryBox[]
  /**
   * The same search on rows that it has not seen: each half of the rows is held against the box found in the other.
   * p: how likely as many hits would be if the outcome were no denser inside than among all. Undefined with few rows.
   */
  readonly heldOut: (BoxMeasure & { readonly p: number }) | undefined
}

/** A found box in names and shares. `among` are the rows it was sought in, `all` the counts of all rows. */
export function scenarioBox(
  columns: readonly Column[],
  among: Cases,
  all: Counts,
  { box, trajectory }: FoundBox,
  heldOut: HeldOut | undefined,
): ScenarioBox {
  const inOrder = box.toSorted((a, b) => a.column - b.column || (a.side === 'low' ? -1 : 1))
  const p = quasiPValues(among, inOrder)
  const names = (bounds: Box) =>
    bounds.map(({ column, side, value }) => ({ name: columns[column]!.name, side, value }))
  return {
    ...measure(countsOf(among, box), all),
    bounds: names(inOrder).map((bound, b) => ({ ...bound, p: p[b]! })),
    trajectory: trajectory.map((t) => ({ ...measure(t, all), bounds: names(t.box) })),
    heldOut: heldOut && {
      ...measure(heldOut.inside, all),
      p: binomialTail(heldOut.inside.hits, heldOut.inside.rows, heldOut.among.hits / heldOut.among.rows),
    },
  }
}

function measure({ rows, hits }: Counts, all: Counts): BoxMeasure {
  return { rows, hits, coverage: hits / all.hits, density: hits / rows, mass: rows / all.rows }
}
