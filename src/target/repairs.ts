import { decide, USUAL_BUDGET } from '../logic/decide.js'
import { intervalOf } from './interval.js'
import type { Printed } from './plan.js'
import { RANKS, type Statement } from './statement.js'
import { holds, type System } from './system.js'

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

/** A smallest set of statements whose change lets all others hold. */
export interface Repair {
  readonly changes: readonly Change[]
  /** Whether the statements, so changed, were found to hold all together by their own measures. */
  readonly verified: boolean
}

const STEPS = 24
const FINE = 2e-3
/** Changes, as shares, between which is looked. */
const NEAR = 1e-3
const FAR = 1e9
/** Steps in which a figure is moved; each brings it nearer by the share of “about” or of a band. */
const MOVES = 40

/**
 * The least changes of `members` that let them hold together with `kept` (and the hard rows): first the largest
 * relative change of them is made as small as can be, then each one in turn, the least changeable first.
 * `narrow` is the part of `kept` that the members are in conflict with; the search goes by it, and the answer is
 * checked against all. `near` are values to start from, which satisfy most statements.
 */
export function repair(
  system: System,
  members: readonly number[],
  kept: readonly number[],
  narrow: readonly number[],
  near: ArrayLike<number>,
): Repair | undefined {
  for (const claims of [narrow, kept]) {
    const found = search(system, members, claims, near)
    if (!found) continue
    const { measured } = found
    // What the search left alone keeps its values.
    const values = Float64Array.from(found.values, (value, v) => (Number.isNaN(value) ? near[v]! : value))
    // In digits as printed; when these are too coarse, as they come.
    for (const printed of [true, false]) {
      const changes = members.map((claim, i) => changeOf(system, claim, measured[i]!, printed))
      if (verify(system, changes, kept, values)) return { changes, verified: true }
      if (claims === kept && !printed) return { changes, verified: false }
    }
  }
  return undefined
}

/** What the members would have to measure, each as near to what is printed as can be. */
function search(
  system: System,
  members: readonly number[],
  kept: readonly number[],
  start: ArrayLike<number>,
): { measured: (readonly number[])[]; values: Float64Array } | undefined {
  const statements = members.map((m) => system.statements[m]!)
  const fixed = system.bearing(system.rowsOf(kept, members), members)
  let near = start
  let values: Float64Array | undefined
  const attempt = (by: readonly number[]): boolean => {
    const figures = statements.map((s, i) => s.figures.map((f) => widened(s, f, by[i]!)))
    const rows = [...fixed, ...members.flatMap((m, i) => system.rowsWith(m, figures[i]!))]
    const decision = decide(rows, system.variables.length, USUAL_BUDGET, near)
    if (decision.kind === 'feasible') near = values = decision.values
    return decision.kind === 'feasible'
  }
  const least = (ok: (by: number) => boolean, from: number, to: number): number => {
    let [low, high] = [from, to]
    for (let step = 0; step < STEPS && high - low > FINE * high; step++) {
      const middle = (low + high) / 2
      if (ok(middle)) high = middle
      else low = middle
    }
    return high
  }
  // Outwards in growing steps: how far is not known, and one that is too far would hide the small ones.
  let common = NEAR
  while (!attempt(members.map(() => common))) {
    if (common > FAR) return undefined
    common *= 3
  }
  common = least((one) => attempt(members.map(() => one)), common > NEAR ? common / 3 : 0, common)
  const by = members.map(() => common)
  if (members.length > 1)
    for (const i of byRank(statements)) {
      const alone = (one: number) => attempt(by.map((b, k) => (k === i ? one : b)))
      // Mostly none can change less once the largest is as small as can be.
      if (alone(common * (1 - 2 * FINE))) by[i] = least(alone, 0, common)
    }
  if (!attempt(by) || !values) return undefined
  const at = system.path(values)
  return { measured: statements.map((s) => holds(s, at, system.plan).measured), values }
}

/** Least changeable first. */
function byRank(statements: readonly Statement[]): number[] {
  return statements
    .map((_, i) => i)
    .sort((a, b) => RANKS.indexOf(statements[b]!.rank) - RANKS.indexOf(statements[a]!.rank) || a - b)
}

/** How a figure's change is counted: as a share of the figure, or of the sides for a band. */
function unitOf(statement: Statement, figure: Printed): number {
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
function widened(statement: Statement, figure: Printed, by: number): Printed {
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
    // A band is widened; any other figure moves until the value is just inside. Its width may change on the way.
    let goal = figure.value
    for (let step = 0; step < MOVES; step++) {
      const { low, high } = range(at(statement, figure, goal))
      if (value >= low && value <= high) break
      goal += value > high ? value - high : value - low
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

function changeOf(system: System, claim: number, measured: readonly number[], printed: boolean): Change {
  const statement = system.statements[claim]!
  const to = moved(statement, measured, system, printed)
  return {
    claim,
    statement,
    from: statement.figures,
    to,
    relative: Math.max(...statement.figures.map((f, i) => distance(statement, f, to[i]!.value))),
  }
}

/** Whether everything holds with the changed figures: decided anew, then measured on the values found. */
function verify(
  system: System,
  changes: readonly Change[],
  kept: readonly number[],
  near: ArrayLike<number>,
): boolean {
  const rows = [
    ...system.rowsOf(
      kept,
      changes.map((c) => c.claim),
    ),
    ...changes.flatMap((c) => system.rowsWith(c.claim, c.to)),
  ]
  const decision = decide(rows, system.variables.length, USUAL_BUDGET, near)
  if (decision.kind !== 'feasible') return false
  const path = system.path(decision.values)
  return (
    kept.every((claim) => holds(system.statements[claim]!, path, system.plan).holds) &&
    changes.every((c) => holds(c.statement, path, system.plan, c.to).holds)
  )
}
