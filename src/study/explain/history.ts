import type { Indicator } from '../../model/model.js'
import type { Scenario } from '../../model/scenario.js'
import { trendGrowth } from '../../table/trend.js'
import { shownValue } from './origins.js'

/** A region's published figures of an indicator. */
export interface HistorySummary {
  readonly years: readonly number[]
  readonly values: readonly number[]
  /** Trend growth in percent a year. */
  readonly trend: number
}

/** The region's published figures and their trend; undefined when there are not enough for one. */
export function summarised({ known }: Scenario, indicator: Indicator): HistorySummary | undefined {
  const points = [...(known.get(indicator.id) ?? [])]
    .filter(([, { note }]) => note === undefined)
    .map(([year, { value }]) => ({ year, value }))
    .sort((a, b) => a.year - b.year)
  const trend = trendGrowth(points)
  if (Number.isNaN(trend)) return undefined
  return {
    years: points.map(({ year }) => year),
    values: points.map(({ value }) => shownValue(value, indicator)),
    trend,
  }
}
