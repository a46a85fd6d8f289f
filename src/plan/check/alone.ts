import { decide } from '../../logic/decide.js'
import { aboutWidth } from '../interval.js'
import { changesInPercent } from '../judge/goals.js'
import { averageGrowth } from '../judge/judge.js'
import type { Plan, Printed, Target } from '../plan.js'
import type { Statement } from '../statement.js'
import { systemOf } from './system.js'

/**
 * How a figure stands to the others of its own row: consistent by its digits; only within an “about”;
 * inconsistent; or single, with nothing in the row to hold it against, or nothing that could be decided.
 */
export type AloneVerdict = 'consistent' | 'within' | 'inconsistent' | 'single'

export interface Alone {
  readonly statement: Statement
  readonly verdict: AloneVerdict
  /** What the other figures of the row imply in its place, taken at their printed values; NaN when they do not. */
  readonly implied: number
  /** How much of its “about” it uses: distance of the implied from the printed value over the width; NaN without. */
  readonly used: number
}

/** Holds the figures of each row against each other: does base × growth give the target? */
export function judgeAlone(plan: Plan, statements: readonly Statement[]): Alone[] {
  const rows = new Map<unknown, Statement[]>()
  for (const s of statements) {
    const row = rows.get(s.source.row)
    if (row) row.push(s)
    else rows.set(s.source.row, [s])
  }
  const verdicts = new Map<unknown, AloneVerdict>()
  return statements.map((statement) => {
    const own = rows.get(statement.source.row)!
    const { source } = statement
    if (own.length < 2 || (source.kind !== 'target' && source.kind !== 'fact'))
      return { statement, verdict: 'single', implied: Number.NaN, used: Number.NaN }
    const implied = statement.figures.length === 1 ? impliedValue(statement, source.row) : Number.NaN
    const [figure] = statement.figures as [Printed]
    const width = aboutWidth(figure, statement.kind.width, plan.policy)
    // One verdict for all figures of the row.
    const verdict = verdicts.get(source.row) ?? rowVerdict(plan, own)
    verdicts.set(source.row, verdict)
    return {
      statement,
      verdict,
      implied,
      used: width > 0 && !Number.isNaN(implied) ? Math.abs(implied - figure.value) / width : Number.NaN,
    }
  })
}

function rowVerdict(plan: Plan, row: readonly Statement[]): AloneVerdict {
  const narrow: Plan = { ...plan, policy: { aboutGrowth: 0, aboutLevel: 0 } }
  let undecided = false
  for (const [policy, verdict] of [
    [narrow, 'consistent'],
    [plan, 'within'],
  ] as const) {
    const { rows, variables } = systemOf(policy, row)
    const { kind } = decide(rows, variables.length)
    if (kind === 'feasible') return verdict
    // In doubt nothing is said against the row.
    if (kind === 'undecided') undecided = true
    else if (policy === plan) return 'inconsistent'
  }
  return undecided ? 'single' : 'inconsistent'
}

/** What the printed values of the other figures give in place of this one. */
function impliedValue(statement: Statement, row: Target): number {
  const years = statement.year - statement.from
  const base = row.base?.[0]?.value
  const target = row.target?.[0]?.value
  // The level at the end by base and one of the changes, or the target itself.
  const factor = row.growth
    ? (1 + row.growth.value / 100) ** years
    : row.times
      ? row.times.value
      : row.change && changesInPercent(row)
        ? 1 + row.change.value / 100
        : undefined
  const points = row.change && !changesInPercent(row) ? row.change.value : undefined
  switch (statement.kind.name) {
    case 'base':
      if (target === undefined) return Number.NaN
      return factor !== undefined ? target / factor : points !== undefined ? target - points : Number.NaN
    case 'target':
      if (base === undefined) return Number.NaN
      return factor !== undefined ? base * factor : points !== undefined ? base + points : Number.NaN
    case 'growth':
      return base === undefined || target === undefined ? Number.NaN : averageGrowth(base, target, years)
    case 'times':
      return base === undefined || target === undefined ? Number.NaN : target / base
    case 'change':
      if (base === undefined || target === undefined) return Number.NaN
      return changesInPercent(row) ? (target / base - 1) * 100 : target - base
    case 'sum': {
      // Along the way of even growth from base to target, or of the printed rate.
      const rate = row.growth?.value ?? averageGrowth(base ?? Number.NaN, target ?? Number.NaN, years)
      if (base === undefined || Number.isNaN(rate)) return Number.NaN
      let total = 0
      for (let k = 1; k <= years; k++) total += base * (1 + rate / 100) ** k
      return total
    }
    default:
      return Number.NaN
  }
}
