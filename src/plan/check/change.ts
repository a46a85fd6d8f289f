import { intervalOf } from '../interval.js'
import type { Printed } from '../plan.js'
import type { Statement } from '../statement.js'
import type { System } from './system.js'

/** A statement that is to change, and to what. */
export interface Change {
  readonly claim: number
  readonly statement: Statement
  /** Figures as printed, and as they would have to be: same unit, digits and qualifier. */
  readonly from: readonly Printed[]
  readonly to: readonly Printed[]
  /** Largest change of a figure as a share of it; for a band, by how much of the sides it is wider. */
  readonly relative: number
}

/** Steps in which a figure is moved, and halvings of the last: its width moves with it. */
const MOVES = 40

/** How figures are rounded: as few steps of the last printed digit as will do, so that a structure keeps its sum, or not. */
export type Rounding = 'printed' | 'sum' | 'none'

/** How a figure's change is counted: as a share of the figure, or of the sides for a band. */
export function unitOf(statement: Statement, figure: Printed): number {
  const { source } = statement
  if (source.kind === 'relation')
    return source.row.says.kind === 'steady' || source.row.band.kind === 'share' ? 100 : figure.value || 1
  return Math.abs(figure.value) || figure.half || 1
}

/** By how much of itself a figure would have to change for a value to be what it says. */
function distance(statement: Statement, figure: Printed, value: number): number {
  return Math.abs(value - figure.value) / unitOf(statement, figure)
}

/** A figure that allows so much more to both sides. */
export function widened(statement: Statement, figure: Printed, by: number): Printed {
  const more = by * unitOf(statement, figure)
  // The far side of a one-sided figure is open already; its near side moves.
  switch (figure.qualifier) {
    case 'at least':
    case 'keep at least':
    case 'above':
      return { ...figure, value: figure.value - more }
    case 'at most':
    case 'keep at most':
    case 'below':
      return { ...figure, value: figure.value + more }
    default:
      return { ...figure, half: figure.half + more }
  }
}

/**
 * The figures nearest to those printed that allow what was measured, in digits as printed; finer ones when these
 * are too coarse for it.
 */
function moved(
  statement: Statement,
  measured: readonly number[],
  { plan }: System,
  printed: boolean,
): Printed[] {
  const range = (figure: Printed) => intervalOf(figure, statement.kind.width, plan.policy)
  return statement.figures.map((figure, i) => {
    const value = measured[i]!
    const start = range(figure)
    if (Number.isNaN(value) || (value >= start.low && value <= start.high)) return figure
    const nearestIn = (one: number, moved: number) => {
      const { low, high } = range(at(statement, figure, moved))
      return Math.min(Math.max(one, low), high)
    }
    const allows = (moved: number) => nearestIn(value, moved) === value
    // A band is widened; any other figure moves until the value is just inside. Its width may change on the way.
    let [short, goal] = [figure.value, figure.value]
    for (let step = 0; step < MOVES && !allows(goal); step++) goal += value - nearestIn(value, goal)
    for (let step = 0; step < MOVES && goal !== short; step++) {
      const middle = (short + goal) / 2
      if (allows(middle)) goal = middle
      else short = middle
    }
    if (!printed) return at(statement, figure, goal)
    const step = 2 * digits(statement, figure) || 10 ** -figure.decimals
    const steps = (goal - figure.value) / step
    const away = goal > figure.value ? Math.ceil(steps - 1e-6) : Math.floor(steps + 1e-6)
    const to = at(statement, figure, Number((figure.value + away * step).toPrecision(12)))
    const { low, high } = range(to)
    const hair = Math.abs(value) * 1e-9
    return value >= low - hair && value <= high + hair ? to : at(statement, figure, goal)
  })
}

/** A figure with another value; what a constant's band leaves goes with it. */
function at({ source }: Statement, figure: Printed, value: number): Printed {
  if (source.kind !== 'constant') return { ...figure, value }
  return { ...figure, value, half: source.row.value.half + Math.abs(value) * source.row.band }
}

/** What the printed digits leave, without a band. */
function digits({ source }: Statement, figure: Printed): number {
  return source.kind === 'constant' ? source.row.value.half : figure.half
}

/** The change by which a statement says what was measured. */
export function changeOf(
  system: System,
  claim: number,
  measured: readonly number[],
  rounding: Rounding,
): Change {
  const statement = system.statements[claim]!
  const own = rounding === 'sum' ? keepingSum(statement.figures, measured) : undefined
  const to = own ?? moved(statement, measured, system, rounding !== 'none')
  return {
    claim,
    statement,
    from: statement.figures,
    to,
    relative: Math.max(...statement.figures.map((f, i) => distance(statement, f, to[i]!.value))),
  }
}

/**
 * The parts of a structure so rounded that they add up to what the printed ones do: the largest remainders are
 * rounded up (Hamilton’s method). Undefined for a single figure.
 */
function keepingSum(figures: readonly Printed[], measured: readonly number[]): Printed[] | undefined {
  if (figures.length === 1 || measured.some(Number.isNaN)) return undefined
  const step = 10 ** -Math.min(...figures.map((f) => f.decimals))
  const steps = measured.map((value) => Math.floor(value / step + 1e-9))
  const total = Math.round(figures.reduce((sum, f) => sum + f.value, 0) / step)
  const short = total - steps.reduce((sum, n) => sum + n, 0)
  if (short < 0 || short > figures.length) return undefined
  const byRemainder = measured
    .map((value, i) => ({ i, rest: value / step - steps[i]! }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  const up = new Set(byRemainder.slice(0, short).map(({ i }) => i))
  return figures.map((figure, i) => ({
    ...figure,
    value: Number(((steps[i]! + (up.has(i) ? 1 : 0)) * step).toPrecision(12)),
  }))
}
