import { decide, USUAL_BUDGET, valuesNear } from '../../logic/decide.js'
import { withoutFree } from '../../logic/free.js'
import { type Row, tidy } from '../../logic/row.js'
import type { Printed } from '../plan.js'
import type { Statement } from '../statement.js'
import { exactly, holds, type System } from './system.js'

/** How exact an implied value is, as a share of it: finer than it is shown. */
const EXACT = 1e-4
const STEPS = 100

/**
 * What the other members of a conflict imply in the place of one: the value nearest to the printed one that they
 * leave, the others taken at their printed values, without rounding, “about” or band; NaN when they leave none
 * or it is a structure. This is the “needs 12.4% a year” of a conflict.
 */
export function implied(system: System, members: readonly number[], claim: number): number {
  const statement = system.statements[claim]!
  if (statement.figures.length !== 1) return Number.NaN
  const [figure] = statement.figures as [Printed]
  const others = members.filter((m) => m !== claim)
  const hard = system.bearing(system.rowsOf([], members), members)
  for (const exact of [true, false]) {
    const rows: Row[] = [
      ...hard,
      ...others.flatMap((m) =>
        system.rowsWith(m, exact ? exactly(system.statements[m]!) : system.statements[m]!.figures),
      ),
    ]
    const nearest = nearestTo(system, rows, statement, figure)
    if (Number.isFinite(nearest)) return nearest
  }
  return Number.NaN
}

/** The measure of a statement, with rows that hold, that is nearest to what a figure says; NaN when they clash. */
export function nearestTo(
  system: System,
  rows: readonly Row[],
  statement: Statement,
  figure: Printed,
): number {
  const size = system.variables.length
  const free = decide(rows, size)
  if (free.kind !== 'feasible') return Number.NaN
  const measured = (values: ArrayLike<number>) =>
    holds(statement, system.path(values), system.plan).measured[0]!
  const value = measured(free.values)
  if (Number.isNaN(value) || value === figure.value) return value
  const up = value > figure.value
  let at: ArrayLike<number> = free.values
  const wanted = new Set(withoutFree([...rows, ...system.rowsFor(statement, [figure])]).kept)
  const needed = rows.filter((r) => wanted.has(r))
  /** The measure of a solution no farther off than so, if there is one; unless `sure`, if it is found at once. */
  const within = (bound: number, sure: boolean): number | undefined => {
    const toward = {
      ...figure,
      value: bound,
      half: 0,
      qualifier: up ? ('at most' as const) : ('at least' as const),
    }
    const there = [...needed, ...system.rowsFor(statement, [toward])].map(tidy)
    const decision = sure ? decide(there, size, USUAL_BUDGET, at) : undefined
    const values = decision?.kind === 'feasible' ? decision.values : valuesNear(there, size, at)
    if (!values) return undefined
    at = values
    const found = measured(at)
    if (Number.isNaN(found)) return bound
    return up ? Math.min(found, bound) : Math.max(found, bound)
  }
  // Outwards from the printed value, for the free solution may be anywhere.
  let [near, far] = [figure.value, value]
  for (
    let step = 0.1 * (Math.abs(figure.value) || Math.abs(value));
    step < Math.abs(value - figure.value);
    step *= 4
  ) {
    const bound = figure.value + (up ? step : -step)
    const found = within(bound, false)
    if (found !== undefined) {
      far = found
      break
    }
    near = bound
  }
  const exact = () => EXACT * Math.max(Math.abs(far), 1e-12)
  const halve = (sure: boolean) => {
    for (let step = 0; step < STEPS && Math.abs(far - near) > exact(); step++) {
      const middle = (near + far) / 2
      const found = within(middle, sure)
      if (found === undefined) near = middle
      // Of several years the one farthest off speaks, which may be off to the other side.
      else far = (up ? found >= near : found <= near) ? found : middle
    }
  }
  // Mostly the others settle the value, and nothing is found a little nearer. What was looked for in haste is made
  // sure of in the end.
  const nearer = () => {
    const found = within(far + (up ? -exact() : exact()), true)
    if (found !== undefined) far = found
    return found !== undefined
  }
  if (!nearer()) return far
  halve(false)
  near = figure.value
  if (nearer()) halve(true)
  return far
}
