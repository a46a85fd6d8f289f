import type { TopLevelSpec } from 'vega-lite'
import type { NonNormalizedSpec } from 'vega-lite/types_unstable/spec/index.js'
import type { Language } from '../../base/label.js'
import type { Observation } from '../../table/table.js'

/** A Vega-Lite v6 specification: plain JSON with its data inline, drawable by any Vega-Lite renderer. */
export type ChartSpec = TopLevelSpec

/** A part of a page: a view, layers or a grid of views. */
export type View = NonNormalizedSpec

/** A target to be marked in a chart of its indicator. */
export interface TargetMark {
  /** Id of the indicator. */
  readonly indicator: string
  readonly year: number
  /** In the indicator's unit. */
  readonly value: number
  /** What stands beside the mark, such as `规划目标`; its value is added unless the label has it already. */
  readonly label: string
}

/** What all charts can be told. Lengths are pixels of 1/96 inch. */
export interface ChartOptions {
  readonly language: Language
  /** Where the figures come from; the line at the foot of the chart. */
  readonly source: string
  /** Default: what the chart shows, with its unit. */
  readonly title?: string | undefined
  /** Default: the region and the years. An empty text leaves it out. */
  readonly subtitle?: string | undefined
  /** Years marked by a vertical line, those outside the horizon are left out; default 2025 and 2035. */
  readonly marks?: readonly number[] | undefined
  /** Published figures, in the units of the table; rows of other units or regions are left out. Default none. */
  readonly history?: readonly Observation[] | undefined
  /** Default none. */
  readonly targets?: readonly TargetMark[] | undefined
  /** Width of the whole chart; each kind of chart has a default of its own. */
  readonly width?: number | undefined
  /** Height of the whole chart; each kind of chart has a default of its own. */
  readonly height?: number | undefined
}

/** Years that carry a vertical line where nothing else is asked for. */
export const USUAL_MARKS: readonly number[] = [2025, 2035]
