import type { Label } from '../base/label.js'
import type { Place } from '../base/problem.js'
import type { Expression } from '../functions/expression.js'
import type { Qualifier } from '../language/quantity.js'

/** A figure of a document in the unit of its indicator, with the width that its printed digits leave. */
export interface Printed {
  readonly value: number
  /** Half a unit of the last digit printed: 2.37 stands for 2.37 ± 0.005. */
  readonly half: number
  readonly decimals: number
  readonly qualifier: Qualifier | undefined
  /** As written in the plan file. */
  readonly text: string
}

/** What a statement is about: one indicator, or the parts of a structure. */
export interface Subject {
  readonly indicator: string
  readonly label: Label
  readonly unit: string
  /** Base units per shown unit: 1e8 for 亿元, 0.01 for %. */
  readonly scale: number
  /** Whether the model computes it. */
  readonly modelled: boolean
}

/** Which side of a figure is good. */
export type Direction = 'higher' | 'lower' | 'near'

/** Where a statement stands in its document. */
export interface Citation {
  readonly table: string
  readonly row: number | undefined
  readonly page: number | undefined
}

/** How much a target binds: 预期性 anticipated, 约束性 binding, 力争 aspired. */
export type Duty = 'anticipated' | 'binding' | 'aspired'

/** A row of targets, or of facts (then `target` is the value). Figures have one entry for each subject: several only for structures such as 8:41:51. */
export interface Target {
  readonly id: string
  /** What the document calls it, where that is not the indicator's own name. */
  readonly label: Label | undefined
  readonly subjects: readonly Subject[]
  readonly year: number
  readonly baseYear: number
  readonly base: readonly Printed[] | undefined
  readonly target: readonly Printed[] | undefined
  /** Average annual growth, in percent. */
  readonly growth: Printed | undefined
  /** Whether growth must be reached in each year and not on average. */
  readonly everyYear: boolean
  /** Change from the base year: in points for ratios, in percent for intensities, else in the unit. */
  readonly change: Printed | undefined
  /** Total over the years after the base year, up to the target's. */
  readonly sum: Printed | undefined
  /** Level of the target's year as a multiple of the base year's: 翻番 is 2. */
  readonly times: Printed | undefined
  /** Another indicator whose level is to be reached, and what share of it (in percent). */
  readonly converge: { readonly to: Subject; readonly share: Printed } | undefined
  readonly basis: 'real' | 'nominal' | undefined
  readonly direction: Direction
  /** Whether it cannot be met late: sums and changes over the plan’s years. */
  readonly onlyInYear: boolean
  readonly status: Duty | undefined
  /** The unit that the document prints, where it does not fit the number. */
  readonly printedUnit: string | undefined
  readonly citation: Citation
  readonly note: string
  readonly place: Place
}

/** A target of an earlier plan and what came of it. */
export interface Outcome {
  readonly id: string
  readonly subjects: readonly Subject[]
  readonly year: number
  readonly target: readonly Printed[] | undefined
  readonly outcome: readonly Printed[] | undefined
  readonly direction: Direction
  readonly citation: Citation
  readonly note: string
  readonly place: Place
}

/** A number that relations use, the same in every year. */
export interface Constant {
  readonly subject: Subject
  readonly value: Printed
  /** How far the true value may be from it, as a share; 0 for none but rounding. */
  readonly band: number
  readonly status: RelationStatus
  readonly citation: Citation
  readonly note: string
  readonly place: Place
}

/**
 * How sure a relation is: true by definition and not to be given up; true up to rounding and coverage; or
 * assumed, within a band.
 */
export type RelationStatus = 'identity' | 'accounting' | 'assumption'

/** How far the two sides of a relation may part: as a share of each other, or in the unit of the sides. */
export interface Band {
  readonly kind: 'share' | 'absolute'
  /** A share, or so much in base units. */
  readonly value: number
  /** The unit it is written in, and its size. */
  readonly unit: string
  readonly scale: number
}

/** What a relation says. */
export type Says =
  | {
      readonly kind: 'equation'
      readonly left: Expression
      readonly right: Expression
      readonly sign: '=' | '<=' | '>='
    }
  /** The indicator grows evenly over the plan's years. */
  | { readonly kind: 'steady'; readonly subject: Subject }

/** What ties indicators together. Values in equations are in base units. */
export interface Relation {
  readonly id: string
  /** Its own, else the relation in the words of its indicators. */
  readonly label: Label
  readonly says: Says
  /** As written. */
  readonly text: string
  readonly years: readonly number[]
  readonly status: RelationStatus
  readonly band: Band
  readonly citation: Citation
  readonly note: string
  readonly place: Place
}

/** What a table of the document says of itself. */
export interface TableClaim {
  readonly table: string
  readonly page: number | undefined
  /** Number of indicators that it says it has. */
  readonly count: number | undefined
  /** Indicators that it says it has. */
  readonly mentions: readonly Subject[]
  readonly note: string
  readonly place: Place
}

/** A plan: what a document prints. */
export interface Plan {
  readonly name: string
  readonly label: Label
  /** Title of the document; may be empty. */
  readonly title: Label
  readonly region: string
  readonly base: number
  readonly end: number
  /** How wide “about” is: percentage points on growth, share of a level. */
  readonly policy: { readonly aboutGrowth: number; readonly aboutLevel: number }
  readonly targets: readonly Target[]
  readonly outcomes: readonly Outcome[]
  /** Figures that the document prints of years past, or of others; not targets. */
  readonly facts: readonly Target[]
  readonly constants: ReadonlyMap<string, Constant>
  readonly relations: readonly Relation[]
  readonly tables: readonly TableClaim[]
}
