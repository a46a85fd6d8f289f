import type { Label } from '../base/label.js'
import type { Place } from '../base/problem.js'
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

/** A row of targets. Figures have one entry for each subject: several only for structures such as 8:41:51. */
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
  /** Change from the base year: in points for ratios, in percent for intensities, else in the unit. */
  readonly change: Printed | undefined
  readonly basis: 'real' | 'nominal' | undefined
  readonly direction: Direction
  /** Whether it cannot be met late: sums and changes over the plan’s years. */
  readonly onlyInYear: boolean
  readonly status: 'anticipated' | 'binding' | undefined
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
}
