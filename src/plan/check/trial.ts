import { decide, USUAL_BUDGET, valuesNear } from '../../logic/decide.js'
import { withoutFree } from '../../logic/free.js'
import { type Row, tidy } from '../../logic/row.js'
import { intervalOf } from '../interval.js'
import { unitOf, widened } from './change.js'
import { holds, type System } from './system.js'

const STEPS = 24
const FINE = 1e-3
/** Changes, as shares, between which is looked. */
const NEAR = 1e-2
export const FAR = 1e9
const STRIDE = 4

/** Asks whether statements can hold when some of them change so much. */
export class Trial {
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
    // What is near was tried already.
    return values !== undefined || (sure && this.#decide(this.#needed, by, undefined) !== undefined)
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
    return this.#decide(this.#fixed, by, this.#near)
  }

  #decide(
    rows: readonly Row[],
    by: readonly number[],
    near: ArrayLike<number> | undefined,
  ): Float64Array | undefined {
    const all = [...rows, ...this.#rowsAt(by)]
    const decision = decide(all, this.#system.variables.length, USUAL_BUDGET, near)
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
export type Try = (by: number, sure: boolean) => number | undefined

/** The least change above `from` that suffices, looked for in growing steps; undefined when none does. */
export function outwards(suffices: Try, from: number): number | undefined {
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
export function between(suffices: Try, least: number, to: number, from = least): number {
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
