import { decide } from '../../logic/decide.js'
import { averageGrowth } from '../judge/judge.js'
import { growth } from '../kinds/growth.js'
import { subjectsOf } from '../kinds/subjects.js'
import type { Target } from '../plan.js'
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
    const at =
      kind.name === 'base' ? from : kind.name === 'target' && source.kind !== 'target' ? year : undefined
    if (at === undefined || source.kind === 'relation' || source.kind === 'constant' || figures.length > 1)
      continue
    if (figures[0]!.qualifier === undefined)
      bases.set(`${source.row.subjects[0]!.indicator}@${at}`, figures[0]!.value)
  }
  return system.statements.flatMap((statement, claim) => {
    const { source, kind, from, year, figures } = statement
    if (source.kind !== 'target' || !['target', 'sum', 'converge'].includes(kind.name) || figures.length > 1)
      return []
    const subject = subjectsOf(statement)[0]!
    if (['%', '‰', 'pp'].includes(subject.unit) || (kind.name === 'target' && source.row.base)) return []
    const base = bases.get(`${subject.indicator}@${from}`)
    if (base === undefined || !(base > 0)) return []
    const needed =
      kind.name === 'converge'
        ? convergence(system, statement, claim)
        : kind.name === 'sum'
          ? evenGrowth(base, figures[0]!.value, year - from)
          : averageGrowth(base, figures[0]!.value, year - from)
    return Number.isNaN(needed) ? [] : [{ statement, base, from, growth: needed }]
  })
}

/** The even annual growth, in percent, by which `years` values after `base` add up to `total`. */
export function evenGrowth(base: number, total: number, years: number): number {
  if (!(base > 0 && total > 0 && years > 0)) return Number.NaN
  const sum = (factor: number) => {
    let value = 0
    for (let k = 0; k < years; k++) value = (value + base) * factor
    return value
  }
  let [low, high] = [0, 2]
  while (sum(high) < total) high *= 2
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (sum(middle) < total) low = middle
    else high = middle
  }
  return (high - 1) * 100
}

/** By what is known and assumed of the other indicator, each at its printed value. */
function convergence(system: System, statement: Statement, claim: number): number {
  const about = [subjectsOf(statement)[0]!, (statement.source.row as Target).converge!.to].map(
    (s) => s.indicator,
  )
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
  const asked: Statement = { ...statement, kind: growth, figures: [zero], source: ofGrowth(statement) }
  return nearestTo(system, rows, asked, zero)
}

function ofGrowth({ source }: Statement): Statement['source'] {
  return { kind: 'target', row: { ...(source.row as Target), everyYear: false } }
}
