import { decide } from '../../logic/decide.js'
import { growth } from '../kinds/growth.js'
import { subjectsOf } from '../kinds/subjects.js'
import type { Statement } from '../statement.js'
import { nearestTo } from './implications.js'
import { exactly, type System } from './system.js'

/** A target whose row does not say what growth it takes, and the growth. */
export interface Need {
  readonly statement: Statement
  /** Value of the base year, printed elsewhere, in the unit of the indicator. */
  readonly base: number
  readonly from: number
  /** Average annual growth that the target takes from there, in percent; of a sum, growth that is even over the years. */
  readonly growth: number
}

/**
 * What growth targets take whose own row prints no base or no rate: sums over years, levels and convergence, by
 * the base values that other rows print. Convergence goes by what the facts and assumptions say of the other.
 */
export function needsOf(system: System): Need[] {
  const bases = new Map<string, number>()
  for (const { kind, source, from, year, figures } of system.statements) {
    const isBase = kind.levelOf === 'base year'
    if (!isBase && (kind.levelOf === undefined || source.kind === 'target')) continue
    if (source.kind === 'relation' || source.kind === 'constant' || figures.length > 1) continue
    if (figures[0]!.qualifier === undefined)
      bases.set(`${source.row.subjects[0]!.indicator}@${isBase ? from : year}`, figures[0]!.value)
  }
  return system.statements.flatMap((statement, claim) => {
    const { source, kind, from, year, figures } = statement
    if (source.kind !== 'target' || !(kind.growthNeeded || kind.other) || figures.length > 1) return []
    const subject = subjectsOf(statement)[0]!
    if (['%', '‰', 'pp'].includes(subject.unit) || (kind.levelOf && source.row.base)) return []
    const base = bases.get(`${subject.indicator}@${from}`)
    if (base === undefined || !(base > 0)) return []
    const needed = kind.growthNeeded
      ? kind.growthNeeded(base, figures[0]!.value, year - from)
      : convergence(system, statement, claim)
    return Number.isNaN(needed) ? [] : [{ statement, base, from, growth: needed }]
  })
}

/** By what is known and assumed of the other indicator, each at its printed value. */
function convergence(system: System, statement: Statement, claim: number): number {
  const about = [subjectsOf(statement)[0]!, statement.kind.other!(statement)].map((s) => s.indicator)
  const known = system.statements.flatMap((s, c) =>
    ['fact', 'accounting', 'assumption'].includes(s.rank) &&
    system
      .rowsWith(c, s.figures)
      .some((r) => r.terms.some((t) => about.includes(system.variables[t.variable]!.indicator ?? '')))
      ? [c]
      : [],
  )
  const claims = [...known, claim]
  const rows = [
    ...system.bearing(system.rowsOf([], claims), claims),
    ...claims.flatMap((c) => system.rowsWith(c, exactly(system.statements[c]!))),
  ]
  if (decide(rows, system.variables.length).kind !== 'feasible') return Number.NaN
  const zero = { value: 0, half: 0, decimals: 1, qualifier: undefined, text: '0%' }
  return nearestTo(system, rows, { ...statement, kind: growth, figures: [zero] }, zero)
}
