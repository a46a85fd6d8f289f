import type { Text } from '../../base/text.js'
import type { Citation, Outcome, Plan, Printed, Subject, Target } from '../plan.js'
import type { Statement } from '../statement.js'

/** Something odd in what a document prints, told by its rows alone. */
export interface Finding {
  /** The rule's kind, such as `two-targets`. */
  readonly kind: string
  /** Ids of the statements or rows that it is about, in order; none when it is about a table as a whole. */
  readonly statements: readonly string[]
  readonly citations: readonly Citation[]
  /** One sentence. */
  readonly message: Text
}

/** One figure of one indicator in one year, as printed: a target's level, a base value, a fact or an outcome. */
export interface Level {
  /** The statement's id. */
  readonly id: string
  readonly row: Target | Outcome
  readonly subject: Subject
  readonly figure: Printed
  readonly year: number
  /** Whether it is of the past and no aim. */
  readonly past: boolean
  readonly citation: Citation
}

/** What rules look at; lists are in the order of ids, whatever the order of the file. */
export interface LintContext {
  readonly plan: Plan
  readonly statements: readonly Statement[]
  /** Every level printed; a structure gives one for each of its parts. */
  readonly levels: readonly Level[]
  readonly targets: readonly Target[]
  readonly outcomes: readonly Outcome[]
}

/** One rule; to add one is to add a file and a line in the list. */
export interface Rule {
  readonly kind: string
  /** What it finds, in one sentence. */
  readonly doc: string
  find(context: LintContext): Finding[]
}
