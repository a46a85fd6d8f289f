import { decide } from '../../logic/decide.js'
import { aboutWidth } from '../interval.js'
import { rowValues } from '../kinds/row-values.js'
import type { Plan, Printed } from '../plan.js'
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
    const figures = rows.get(statement.source.row)!
    const { source, kind } = statement
    if (figures.length < 2 || (source.kind !== 'target' && source.kind !== 'fact'))
      return { statement, verdict: 'single', implied: Number.NaN, used: Number.NaN }
    const implied =
      statement.figures.length === 1 ? (kind.implied?.(rowValues(source.row)) ?? Number.NaN) : Number.NaN
    const [figure] = statement.figures as [Printed]
    const width = aboutWidth(figure, kind.width, plan.policy)
    // One verdict for all figures of the row.
    const verdict = verdicts.get(source.row) ?? rowVerdict(plan, figures)
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
