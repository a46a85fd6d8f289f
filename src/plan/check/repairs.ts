import { decide, USUAL_BUDGET, valuesNear } from '../../logic/decide.js'
import { withoutFree } from '../../logic/free.js'
import { type Row, tidy } from '../../logic/row.js'
import { RANKS, type Statement } from '../statement.js'
import { type Change, changeOf, type Rounding } from './change.js'
import { holds, type System } from './system.js'
import { between, FAR, outwards, Trial, type Try } from './trial.js'

/** A smallest set of statements whose change lets all others hold. */
export interface Repair {
  readonly changes: readonly Change[]
  /** Whether the statements, so changed, were found to hold all together by their own measures. */
  readonly verified: boolean
}

const ROUNDINGS: readonly Rounding[] = ['sum', 'printed', 'none']

/** What repairs of one group of conflicts have in common. */
export class Repairer {
  readonly #system: System
  readonly #conflicts: readonly (readonly number[])[]
  readonly #near: ArrayLike<number>
  readonly #alone = new Map<string, number>()
  /** By the claims of the connected parts that a repair bears on. */
  readonly #wholes = new Map<string, ReturnType<typeof withoutFree>>()

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
      for (const rounding of ROUNDINGS) {
        const changes = members.map((claim, i) => changeOf(this.#system, claim, measured[i]!, rounding))
        if (this.#verify(changes, kept, values)) return { changes, verified: true }
        if (claims === kept && rounding === 'none') return { changes, verified: false }
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
    const key = this.#system.near(claims).join()
    const known = this.#wholes.get(key)
    if (known) return known
    const all = [
      ...rows,
      ...claims.flatMap((c) => this.#system.rowsWith(c, this.#system.statements[c]!.figures)),
    ]
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

/** Least changeable first. */
function byRank(statements: readonly Statement[]): number[] {
  return statements
    .map((_, i) => i)
    .sort((a, b) => RANKS.indexOf(statements[b]!.rank) - RANKS.indexOf(statements[a]!.rank) || a - b)
}
