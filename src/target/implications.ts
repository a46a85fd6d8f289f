import { decide } from '../logic/decide.js'
import type { Row } from '../logic/row.js'
import type { Printed } from './plan.js'
import type { Statement } from './statement.js'
import { holds, type System } from './system.js'

const STEPS = 40

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
  for (const exact of [true, false]) {
    const rows: Row[] = [
      ...system.rowsOf([], members),
      ...others.flatMap((m) =>
        system.rowsWith(m, exact ? exactly(system.statements[m]!) : system.statements[m]!.figures),
      ),
    ]
    const nearest = nearestTo(system, rows, claim, figure)
    if (!Number.isNaN(nearest)) return nearest
  }
  return Number.NaN
}

function nearestTo(system: System, rows: readonly Row[], claim: number, figure: Printed): number {
  const size = system.variables.length
  const statement = system.statements[claim]!
  const free = decide(rows, size)
  if (free.kind !== 'feasible') return Number.NaN
  const value = holds(statement, system.path(free.values), system.plan).measured[0]!
  if (Number.isNaN(value)) return Number.NaN
  // Towards the printed value as far as the others let it.
  const toward = { ...figure, qualifier: value > figure.value ? ('at most' as const) : ('at least' as const) }
  let [near, far] = [figure.value, value]
  for (let step = 0; step < STEPS && Math.abs(far - near) > 1e-6 * Math.max(Math.abs(far), 1e-12); step++) {
    const middle = (near + far) / 2
    const rowsThere = system.rowsWith(claim, [{ ...toward, value: middle, half: 0 }])
    if (decide([...rows, ...rowsThere], size).kind === 'feasible') far = middle
    else near = middle
  }
  return far
}

/** A statement at its printed values: what a qualifier opens stays open, a band closes. */
function exactly({ source, figures }: Statement): Printed[] {
  if (source.kind === 'relation') return figures.map((f) => ({ ...f, value: 0 }))
  return figures.map((f) =>
    f.qualifier === 'about' || f.qualifier === 'keep'
      ? { ...f, half: 0, qualifier: undefined }
      : { ...f, half: 0 },
  )
}
