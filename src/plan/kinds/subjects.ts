import type { Subject } from '../plan.js'
import type { Statement } from '../statement.js'

/** What a statement is about. */
export function subjectsOf({ source }: Statement): readonly Subject[] {
  switch (source.kind) {
    case 'target':
    case 'fact':
    case 'outcome':
      return source.row.subjects
    case 'constant':
      return [source.row.subject]
    case 'relation':
      return source.row.says.kind === 'steady' ? [source.row.says.subject] : []
  }
}

/** The unit of what a statement is about; empty for relations of several indicators. */
export function ownUnit(statement: Statement): string {
  return subjectsOf(statement)[0]?.unit ?? ''
}

/** The one indicator that a statement is about. */
export function subjectOf(statement: Statement): Subject {
  return subjectsOf(statement)[0]!
}
