import type { Language } from '../../base/label.js'
import type { Table } from '../../table/table.js'
import { type ChartOptions, type TargetMark, USUAL_MARKS } from '../page/options.js'
import { historyPath, runPath } from '../page/scenarios.js'
import { type LineStyle, lineStyles } from '../page/theme.js'
import { type ValueAxis, valueAxis } from '../page/ticks.js'

/** What one plot of paths shows: an indicator by scenario, its history and its targets. */
export interface Paths {
  /** What the values are in, as in the data. */
  readonly unit: string
  readonly years: readonly number[]
  /** What each scenario is called, no two alike. */
  readonly labels: readonly string[]
  /** A path for each scenario. */
  readonly paths: readonly (readonly (number | null)[])[]
  /** How each path looks; default as scenarios look. */
  readonly styles?: readonly LineStyle[]
  /** What the paths are the middle of. */
  readonly fan?: Fan
  readonly history: readonly { readonly year: number; readonly value: number }[]
  /** Whether the history lies over the paths; default under them. */
  readonly historyOnTop?: boolean
  readonly targets: readonly TargetMark[]
  /** Years with a vertical line. */
  readonly marks: readonly number[]
  /** First and last year shown. */
  readonly first: number
  readonly last: number
}

/** Bands around paths. */
export interface Fan {
  /** What the paths are: the median of the draws, or a path computed apart. */
  readonly centre: 'median' | 'central'
  /** Widest first. */
  readonly bands: readonly Band[]
}

/** What the middle `share` of all draws lies between, by year. */
export interface Band {
  /** Position of the scenario. */
  readonly run: number
  /** In (0, 1). */
  readonly share: number
  /** Opacity of the band itself, and of it with all wider ones beneath it. */
  readonly opacity: number
  readonly cover: number
  readonly edges: readonly Edge[]
}

/** A band in a year; both ends are `null` where there are no values. */
export interface Edge {
  readonly year: number
  readonly low: number | null
  readonly high: number | null
}

/** Collects what a plot of an indicator shows from the table and the options. */
export function collectPaths(
  table: Table,
  measure: number,
  labels: readonly string[],
  options: ChartOptions,
): Paths {
  const history = historyPath(table, measure, options.history ?? [])
  const first = Math.min(...table.years, ...history.map((point) => point.year))
  const last = Math.max(...table.years, ...history.map((point) => point.year))
  const { id, unit } = table.measures[measure]!
  // Where the model has no value for the base year, its published figure joins history and scenarios.
  const published = history.find((point) => point.year === table.years[0])?.value ?? null
  const seen = new Set<string>()
  return {
    unit,
    years: table.years,
    labels,
    paths: table.runs.map((_, run) => {
      const [base, ...later] = runPath(table, run, measure)
      return base === undefined ? [] : [base ?? published, ...later]
    }),
    // The base year alone is no history: every path has it.
    history: history.some((point) => point.year !== table.years[0]) ? history : [],
    targets: (options.targets ?? []).filter((target) => {
      const key = `${target.year} ${target.value} ${target.label}`
      if (target.indicator !== id || !Number.isFinite(target.value) || seen.has(key)) return false
      seen.add(key)
      return target.year >= first && target.year <= last
    }),
    marks: marksOf(table, options),
    first,
    last,
  }
}

/** The years to mark that lie after the base year and within the horizon. */
export function marksOf(table: Table, options: ChartOptions): number[] {
  const [first, last] = [table.years[0] ?? 0, table.years.at(-1) ?? 0]
  const wanted = new Set(options.marks ?? USUAL_MARKS)
  return [...wanted]
    .filter((year) => Number.isInteger(year) && year > first && year <= last)
    .sort((a, b) => a - b)
}

/** The looks of the paths of a plot, in their order. */
export function stylesOf(paths: Paths): readonly LineStyle[] {
  return paths.styles ?? lineStyles(paths.labels.length)
}

/** The vertical axis that holds all of some plots in the unit of the first. */
export function axisOf(plots: readonly Paths[], count: number, language: Language): ValueAxis {
  const values = plots.flatMap((paths) => [
    ...paths.paths.flat(),
    ...paths.history.map((point) => point.value),
    ...paths.targets.map((target) => target.value),
    ...(paths.fan?.bands ?? []).flatMap(({ edges }) => edges.flatMap(({ low, high }) => [low, high])),
  ])
  return valueAxis(values, count, language, plots[0]?.unit)
}

/** Whether a plot has anything to show. */
export function isEmpty(paths: Paths): boolean {
  return paths.history.length === 0 && paths.paths.every((path) => path.every((value) => value === null))
}
