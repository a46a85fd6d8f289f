import type { Place } from '../base/problem.js'
import type { Row } from '../logic/row.js'
import type { Interval, Width } from './interval.js'
import type { Citation, Constant, Outcome, Plan, Printed, Relation, Target } from './plan.js'

/** Values of indicators by year, in base units; NaN where there is none. */
export interface Path {
  at(indicator: string, year: number): number
}

/** Variables by name; asked for the same name, it gives the same number. */
export interface Space {
  /** The value of an indicator in a year. */
  value(indicator: string, year: number): number
  /** A variable that only helps to say something. */
  helper(name: string): number
}

/**
 * How readily a statement is given up when not all can hold, readiest first: assumptions are ours; what is
 * printed of the past happened; accounting is nobody's to change.
 */
export const RANKS = ['assumption', 'aspired', 'anticipated', 'binding', 'fact', 'accounting'] as const
export type Rank = (typeof RANKS)[number]

/** Where a statement was read. */
export type Source =
  | { readonly kind: 'target'; readonly row: Target }
  | { readonly kind: 'fact'; readonly row: Target }
  | { readonly kind: 'outcome'; readonly row: Outcome }
  | { readonly kind: 'relation'; readonly row: Relation }
  | { readonly kind: 'constant'; readonly row: Constant }

/** One thing that a plan says: one figure of a row (a structure is one figure), a relation or a constant. */
export interface Statement {
  /** Id of its row, and the figure's key when the row has several: `gdp_2025.growth`. */
  readonly id: string
  readonly source: Source
  readonly kind: Kind
  readonly rank: Rank
  /** Whether nothing can take it back: identities. */
  readonly hard: boolean
  /** What is printed; for a relation its band, as a figure. */
  readonly figures: readonly Printed[]
  readonly year: number
  readonly from: number
  readonly citation: Citation
  readonly place: Place
}

/** What kinds need to know of the plan. */
export interface KindContext {
  readonly plan: Plan
  readonly policy: Plan['policy']
}

/**
 * A kind of statement: a level, a growth rate, a relation and so on. Each says what it asks for in two ways:
 * as rows for the search, and as a measure of a given path, by which every answer is checked again.
 */
export interface Kind {
  /** Key of the plan file: `target`, `growth`, … */
  readonly name: string
  readonly width: Width
  /**
   * What is asked, as rows of one claim. `intervals` has one entry for each figure.
   */
  rows(
    statement: Statement,
    intervals: readonly Interval[],
    space: Space,
    claim: number,
    context: KindContext,
  ): Row[]
  /** What a path has in place of each figure, in the figure's unit: every value must lie in the figure's interval. */
  measure(statement: Statement, path: Path, context: KindContext): (readonly number[])[]
  /**
   * How far off a measure may be by arithmetic alone, in the figure's unit; only for what is a small difference
   * of large values. Growth of 0.1% is a factor of 1.001 and no more exact than 1.
   */
  give?(statement: Statement, path: Path): number
}

/** {@link Kind.give} of what is a factor less one, in percent. */
export const FACTOR_GIVE = 1e-6

/** {@link Kind.give} of differences, as a share of the values. */
export const DIFFERENCE_GIVE = 1e-8
