import type { Place } from '../base/problem.js'
import type { Row } from '../logic/row.js'
import type { Interval, Width } from './interval.js'
import type { Citation, Constant, Outcome, Plan, Printed, Relation, Subject, Target } from './plan.js'

/** Year under which constants stand, since they have none. */
export const ALWAYS = 0

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

/** What the figures of one row say at their printed values; NaN where it prints none. */
export interface RowValues {
  readonly years: number
  readonly base: number
  readonly target: number
  /** What the row says that the level is multiplied by over its years: by growth, as a multiple or in percent. */
  readonly factor: number
  /** What the row says that is added to the level: a change in points or in the unit. */
  readonly added: number
  /** Average annual growth, in percent. */
  readonly growth: number
  readonly changesInPercent: boolean
}

/**
 * A kind of statement: a level, a growth rate, a relation and so on. Each says what it asks for in two ways:
 * as rows for the search, and as a measure of a given path, by which every answer is checked again.
 */
export interface Kind {
  /** The one kind of that name; its words are kept under it. */
  readonly id: string
  /** Key of the plan file: `target`, `growth`, … */
  readonly name: string
  readonly width: Width
  /** The year whose level it prints; undefined for what is no level. */
  readonly levelOf?: 'base year' | 'year'
  /** Whether it says what has to happen since the base year, so that with another it says another thing. */
  readonly sinceBase?: true
  /** Whether its figures are growth rates. */
  readonly isGrowth?: true
  /** Whether its figures are changes, which are shown with their sign. */
  readonly isChange?: true
  /** Whether its figures may be below 0; what is counted may not. */
  readonly mayBeNegative?: true
  /** The figures of this kind that a row of targets or facts prints; not for what has rows of its own. */
  printed?(row: Target): readonly Printed[] | undefined
  /** The unit that its figures are counted in: `pp` for points. */
  unit(statement: Statement): string
  /** Another indicator, whose level is to be reached. */
  other?(statement: Statement): Subject
  /** What the printed values of the other figures of its row give in place of its figure; NaN when they do not. */
  implied?(values: RowValues): number
  /** The average annual growth, in percent, by which a value of the base year comes to what a figure says. */
  growthNeeded?(base: number, figure: number, years: number): number
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
