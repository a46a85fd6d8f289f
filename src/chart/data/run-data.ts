import type { Table } from '../../table/table.js'
import type { STATUS_STYLES } from '../page/theme.js'

/** What scenarios came to: charts of a run are drawn from it. */
export interface RunData {
  readonly table: Table
  /** Ids of the indicators to draw, the most telling first. */
  readonly indicators: readonly string[]
  /** Lists of indicators that may be the parts of a whole; the first that adds up to 100% is one. */
  readonly wholes: readonly (readonly string[])[]
  /** The plans that scenarios are held against. */
  readonly plans: readonly PlanData[]
}

/** How scenarios stand to the targets of a plan. */
export interface PlanData {
  /** What its file's name says besides `targets`; empty where there is one plan. */
  readonly name: string
  /** What the plan is called: the source of its targets. */
  readonly title: string
  readonly rows: readonly TargetRow[]
}

/** How a scenario stands to a target. */
export type TargetStatus = keyof typeof STATUS_STYLES

/** A cell of the overview: one target in one scenario. */
export interface TargetRow {
  readonly scenario: string
  /** What the scenario is called in the chart. */
  readonly scenarioLabel: string
  /** What the target is called in the chart. */
  readonly target: string
  /** Tells targets apart that share a name. */
  readonly id: string
  /** The target's year, shown in a column of its own when any row has one. */
  readonly year?: number | undefined
  readonly status: TargetStatus
  /** The gap to the target in percent of it; shown where there is no `text`. */
  readonly gapPercent?: number | null | undefined
  /** What stands in the cell beside the symbol; may be empty. */
  readonly text?: string | undefined
}
