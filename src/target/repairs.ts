import { decide, USUAL_BUDGET, valuesNear } from '../logic/decide.js'
import { withoutFree } from '../logic/free.js'
import { type Row, tidy } from '../logic/row.js'
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
const FINE = 5e-4
/** Changes, as shares, between which is looked. */
const NEAR = 4e-3
const FAR = 1e9
const STRIDE = 4
/** Steps in which a figure is moved, and halvings of the last: its width moves with it. */
const MOVES = 40

/** What repairs of one group of conflicts have in common. */
export class Repairer {
  readonly #system: System
  readonly #conflicts: readonly (readonly number[])[]
  readonly #near: ArrayLike<number>
  readonly #alone = new Map<string, number>()
  /** By number of rows: that of a group's repairs is the same when the parts are. */
  readonly #wholes = new Map<number, ReturnType<typeof withoutFree>>()

  /** `near` are values to start from, which satisfy most statements. */
  constructor(system: System, conflicts: readonly (readonly number[])[], near: ArrayLike<number>) {
    this.#system = system
    this.#conflicts = conflicts
    this.#near = near
  }

  /**
   * The least changes of `members`, a minimal hitting set of the conflicts, that let them hold together with
   * `kept` (and the hard rows): first the largest relative change of them is made as small as can be, then each
   * one in turn, the least changeable first. The search goes by the statements of the conflicts; the answer is
   * checked against all.
   */
  repair(members: readonly number[], kept: readonly number[]): Repair | undefined {
    const inConflict = new Set(this.#conflicts.flat())
    const narrow = kept.filter((claim) => inConflict.has(claim))
    for (const claims of [narrow, kept]) {
      const found = this.#search(members, claims)
      if (!found) continue
      const { measured } = found
      // What the search left alone keeps its values.
      const values = Float64Array.from(found.values, (value, v) =>
        Number.isNaN(value) ? this.#near[v]! : value,
      )
      // In digits as printed; when these are too coarse, as they come.
      for (const printed of [true, false]) {
        const changes = members.map((claim, i) => changeOf(this.#system, claim, measured[i]!, printed))
        if (this.#verify(changes, kept, values)) return { changes, verified: true }
        if (claims === kept && !printed) return { changes, verified: false }
      }
    }
    return undefined
  }

  /** What the members would have to measure, each as near to what is printed as can be. */
  #search(
    members: readonly number[],
    kept: readonly number[],
  ): { measured: (readonly number[])[]; values: Float64Array } | undefined {
    const statements = members.map((m) => this.#system.statements[m]!)
    const trial = new Trial(this.#system, members, kept, this.#near)
    // No member can do with less than the conflicts ask that it alone can settle.
    const by = members.map((m) => this.#least(m, members))
    if (by.some((b) => b > FAR)) return undefined
    if (!trial.attempt(by)) {
      const most = Math.max(...by)
      const common = outwards(
        (one, sure) =>
          trial.attempt(
            by.map((b) => Math.max(b, one)),
            sure,
          )
            ? Math.max(...by.map((_, i) => trial.used(i)))
            : undefined,
        most,
      )
      if (common === undefined) return undefined
      const least = by.map((b) => b)
      for (const i of by.keys()) by[i] = Math.max(by[i]!, common)
      for (const i of byRank(statements)) {
        const alone: Try = (one, sure) =>
          trial.attempt(
            by.map((b, k) => (k === i ? one : b)),
            sure,
          )
            ? trial.used(i)
            : undefined
        if (least[i]! < common) by[i] = between(alone, least[i]!, common)
      }
    }
    const values = trial.solve(by)
    if (!values) return undefined
    const at = this.#system.path(values)
    return { measured: statements.map((s) => holds(s, at, this.#system.plan).measured), values }
  }

  /**
   * Whether everything holds with the changed figures, by the statements’ own measures: on the values at hand, on
   * values found near them, or on any.
   */
  #verify(changes: readonly Change[], kept: readonly number[], near: Float64Array): boolean {
    const { plan, statements, variables } = this.#system
    const holdsOn = (values: ArrayLike<number>) => {
      const path = this.#system.path(values)
      return (
        kept.every((claim) => holds(statements[claim]!, path, plan).holds) &&
        changes.every((c) => holds(c.statement, path, plan, c.to).holds)
      )
    }
    if (holdsOn(near)) return true
    const claims = changes.map((c) => c.claim)
    const changed = changes.flatMap((c) => this.#system.rowsWith(c.claim, c.to)).map(tidy)
    const rows = this.#system.rowsOf(kept, claims)
    const whole = this.#whole(claims, rows)
    const gone = new Set(claims)
    const values = valuesNear(
      [...whole.kept.filter((r) => !gone.has(r.claim)), ...changed],
      variables.length,
      near,
    )
    if (values && whole.fill(values, near) && holdsOn(values)) return true
    const decision = decide([...rows, ...changed], variables.length, USUAL_BUDGET, near)
    return decision.kind === 'feasible' && holdsOn(decision.values)
  }

  /** The rows that all repairs of the same connected parts share, without those that can always be satisfied. */
  #whole(claims: readonly number[], rows: readonly Row[]): ReturnType<typeof withoutFree> {
    const all = [
      ...rows,
      ...claims.flatMap((c) => this.#system.rowsWith(c, this.#system.statements[c]!.figures)),
    ]
    const key = all.length
    const known = this.#wholes.get(key)
    if (known) return known
    const whole = withoutFree(all.map(tidy))
    this.#wholes.set(key, whole)
    return whole
  }

  /** The least change of a member by the conflicts that it settles without other members. */
  #least(member: number, members: readonly number[]): number {
    let most = 0
    for (const [i, conflict] of this.#conflicts.entries()) {
      if (!conflict.includes(member) || conflict.some((c) => c !== member && members.includes(c))) continue
      const key = `${member} ${i}`
      let alone = this.#alone.get(key)
      if (alone === undefined) {
        const others = conflict.filter((c) => c !== member)
        const trial = new Trial(this.#system, [member], others, this.#near)
        alone =
          outwards((one, sure) => (trial.attempt([one], sure) ? trial.used(0) : undefined), 0) ??
          Number.POSITIVE_INFINITY
        this.#alone.set(key, alone)
      }
      most = Math.max(most, alone)
    }
    return most
  }
}

/** Asks whether statements can hold when some of them change so much. */
class Trial {
  readonly #system: System
  readonly #members: readonly number[]
  readonly #fixed: readonly Row[]
  readonly #needed: readonly Row[]
  #near: ArrayLike<number>

  constructor(system: System, members: readonly number[], kept: readonly number[], near: ArrayLike<number>) {
    this.#system = system
    this.#members = members
    this.#near = near
    this.#fixed = system.bearing(system.rowsOf(kept, members), members).map(tidy)
    // Rows that can always be satisfied are so whatever the bounds of the others: they are left out once for all.
    const wanted = new Set(withoutFree([...this.#fixed, ...this.#rowsAt(members.map(() => NEAR))]).kept)
    this.#needed = this.#fixed.filter((r) => wanted.has(r))
  }

  /** Whether changes as large as these suffice; unless `sure`, no may also mean that it was not found out. */
  attempt(by: readonly number[], sure = true): boolean {
    const values = valuesNear(
      [...this.#needed, ...this.#rowsAt(by)],
      this.#system.variables.length,
      this.#near,
    )
    if (values) this.#keep(values)
    return values !== undefined || (sure && this.#decide(this.#needed, by) !== undefined)
  }

  /** How much of its change a member used in the last values found; often it did with less than it was given. */
  used(i: number): number {
    const statement = this.#system.statements[this.#members[i]!]!
    const { plan } = this.#system
    const { measured } = holds(statement, this.#system.path(this.#near), plan)
    let most = 0
    for (const [k, value] of measured.entries()) {
      const figure = statement.figures[k]!
      const { low, high } = intervalOf(figure, statement.kind.width, plan.policy)
      most = Math.max(most, Math.max(low - value, value - high) / unitOf(statement, figure))
    }
    return most
  }

  /** Values with changes as large as these. */
  solve(by: readonly number[]): Float64Array | undefined {
    return this.#decide(this.#fixed, by)
  }

  #decide(rows: readonly Row[], by: readonly number[]): Float64Array | undefined {
    const all = [...rows, ...this.#rowsAt(by)]
    const decision = decide(all, this.#system.variables.length, USUAL_BUDGET, this.#near)
    if (decision.kind !== 'feasible') return undefined
    return this.#keep(decision.values)
  }

  /** Starts from these values from now on; what they say nothing of stays where it was. */
  #keep(values: Float64Array): Float64Array {
    const near = this.#near
    this.#near = values.map((value, v) => (Number.isNaN(value) ? near[v]! : value))
    return values
  }

  #rowsAt(by: readonly number[]): Row[] {
    return this.#members.flatMap((m, i) => {
      const statement = this.#system.statements[m]!
      const figures = statement.figures.map((f) => widened(statement, f, by[i]!))
      return this.#system.rowsWith(m, figures).map(tidy)
    })
  }
}

/**
 * Tries a change: how much of it is used when it suffices, else undefined. Unless `sure`, undefined may also mean
 * that it was not found out.
 */
type Try = (by: number, sure: boolean) => number | undefined

/** The least change above `from` that suffices, looked for in growing steps; undefined when none does. */
function outwards(suffices: Try, from: number): number | undefined {
  for (const sure of [false, true]) {
    let low = from
    let step = Math.max(NEAR, from * NEAR)
    for (; from + step <= FAR; step *= STRIDE) {
      const used = suffices(from + step, sure)
      if (used !== undefined) return between(suffices, low, Math.max(low, Math.min(from + step, used)), from)
      low = from + step
    }
  }
  return undefined
}

/**
 * The least change between two that suffices; the second does. Looks with trials that may err; in the end a sure
 * one must say that a little less does not do, else all is looked through again from `from`.
 */
function between(suffices: Try, least: number, to: number, from = least): number {
  let [low, high] = [least, to]
  const lowered = (by: number, sure: boolean): boolean => {
    const used = suffices(by, sure)
    if (used !== undefined) high = Math.max(low, Math.min(by, used))
    return used !== undefined
  }
  const halve = (sure: boolean) => {
    for (let step = 0; step < STEPS && high - low > FINE * high; step++) {
      const middle = (low + high) / 2
      if (!lowered(middle, sure)) low = middle
    }
  }
  const less = () => Math.max(from, high * (1 - FINE))
  // Mostly there is nothing to gain: what was found is as near as it can be.
  if (high <= from || !lowered(less(), true)) return high
  halve(false)
  low = from
  if (high > from && lowered(less(), true)) halve(true)
  return high
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
