import type { Spread } from '../../table/spread.js'

/** What draws of uncertain inputs came to. */
export interface DrawsData {
  readonly spread: Spread
  /** Ids of the indicators to draw; those that the spread lacks are left out. */
  readonly indicators: readonly string[]
  /** The plans whose targets were asked about. */
  readonly plans: readonly PlanOdds[]
}

/** How probable it is that the targets of a plan are met. */
export interface PlanOdds {
  /** What its file's name says besides `odds`; empty where there is one plan. */
  readonly name: string
  readonly rows: readonly OddsRow[]
}

/** How probable it is that a target is met in a scenario. */
export interface OddsRow {
  /** What the target is called. */
  readonly label: string
  /** What it asks for, such as `300 亿元（2025年）`. */
  readonly wanted: string
  /** What the scenario is called. */
  readonly scenario: string
  /** Share of draws that meet the target, in [0, 1]; NaN where it cannot be told. */
  readonly probability: number
  /** Ends of its Monte Carlo interval; NaN leaves it out. */
  readonly low: number
  readonly high: number
}
