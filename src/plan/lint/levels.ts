import { subjectsOf } from '../kinds/subjects.js'
import type { Outcome, Printed, Target } from '../plan.js'
import type { Statement } from '../statement.js'
import { isPoint } from './range.js'
import type { Level, LintContext } from './rule.js'

/** Every level that statements print, in their order. */
export function levelsOf(statements: readonly Statement[]): Level[] {
  return statements.flatMap((statement) => {
    const { source, kind, figures, id, citation } = statement
    if (kind.levelOf === undefined) return []
    const isBase = kind.levelOf === 'base year'
    return subjectsOf(statement).map((subject, i) => ({
      id,
      row: source.row as Target | Outcome,
      subject,
      figure: figures[i]!,
      year: isBase ? statement.from : statement.year,
      past: isBase || source.kind !== 'target',
      citation,
    }))
  })
}

/** The base value of a row: its own, else one that is printed elsewhere. */
export function baseOf(row: Target, { levels }: Pick<LintContext, 'levels'>): Printed | undefined {
  const { indicator } = row.subjects[0]!
  const isBase = (l: Level) => l.past && l.subject.indicator === indicator && l.year === row.baseYear
  return row.base?.[0] ?? levels.find((l) => isBase(l) && isPoint(l.figure))?.figure
}
