import type { Label } from '../base/label.js'

/** What a column of a table measures. */
export interface Measure {
  /** English snake_case identifier, such as `gdp_per_capita`. */
  readonly id: string
  readonly label: Label
  /** Unit that the values are in, as written in the model: `亿元`, `%`, `元/人`. */
  readonly unit: string
  readonly kind: Kind
  /** Decimals to show. */
  readonly digits: number
  /** The block of the model it belongs to, such as `output`; may be empty. */
  readonly group: string
}

/** How values of an indicator combine over time. */
export type Kind = 'flow' | 'stock' | 'ratio' | 'rate' | 'index'

/** One simulated path: a scenario in a region. */
export interface Run {
  /** Scenario name, unique in a table, such as `plan-growth`. */
  readonly scenario: string
  readonly label: Label
  readonly region: string
  /** What the region is called where that is not its name in the data. */
  readonly regionLabel?: Label
}

/**
 * Results as columns along run × measure × year × draw.
 *
 * `values[((run * measures.length + measure) * years.length + year) * draws + draw]`, each in its measure's
 * unit. `NaN` stands for "no value" (a base year without data), never for a failed computation.
 */
export interface Table {
  readonly runs: readonly Run[]
  readonly measures: readonly Measure[]
  /** Consecutive calendar years; the first is the base year. */
  readonly years: readonly number[]
  /** Draws per cell; 1 for a single path. */
  readonly draws: number
  readonly values: Float64Array
}

/** A published or printed figure, one row of a data file. */
export interface Observation {
  readonly region: string
  /** Id of the indicator. */
  readonly indicator: string
  readonly year: number
  /** In `unit`. */
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly note: string
}

/** An empty table (every value NaN) of the given shape. */
export function emptyTable(
  runs: readonly Run[],
  measures: readonly Measure[],
  years: readonly number[],
  draws = 1,
): Table {
  const values = new Float64Array(runs.length * measures.length * years.length * draws).fill(Number.NaN)
  return { runs, measures, years, draws, values }
}

/** Position in `table.values` of draw 0 of a cell, by indices. */
export function offsetOf(table: Table, run: number, measure: number, year: number): number {
  return ((run * table.measures.length + measure) * table.years.length + year) * table.draws
}

/** The value of one cell (draw 0), or NaN when the table has no such scenario, indicator or year. */
export function valueAt(table: Table, scenario: string, indicator: string, year: number): number {
  const run = table.runs.findIndex((r) => r.scenario === scenario)
  const measure = table.measures.findIndex((m) => m.id === indicator)
  const y = table.years.indexOf(year)
  if (run < 0 || measure < 0 || y < 0) return Number.NaN
  return table.values[offsetOf(table, run, measure, y)]!
}

/** The path of one indicator in one scenario (draw 0), a value for each of `table.years`. */
export function pathOf(table: Table, scenario: string, indicator: string): number[] {
  return table.years.map((year) => valueAt(table, scenario, indicator, year))
}

/** The part of a table with the named scenarios, indicators and years, in the order given. */
export function select(
  table: Table,
  wanted: { scenarios?: readonly string[]; indicators?: readonly string[]; years?: readonly number[] },
): Table {
  const pick = <T>(all: readonly T[], names: readonly unknown[] | undefined, name: (item: T) => unknown) =>
    names
      ? names.map((n) => all.findIndex((item) => name(item) === n)).filter((i) => i >= 0)
      : all.map((_, i) => i)
  const runs = pick(table.runs, wanted.scenarios, (r) => r.scenario)
  const measures = pick(table.measures, wanted.indicators, (m) => m.id)
  const years = pick(table.years, wanted.years, (y) => y)
  const result = emptyTable(
    runs.map((r) => table.runs[r]!),
    measures.map((m) => table.measures[m]!),
    years.map((y) => table.years[y]!),
    table.draws,
  )
  let to = 0
  for (const r of runs)
    for (const m of measures)
      for (const y of years) {
        const from = offsetOf(table, r, m, y)
        for (let d = 0; d < table.draws; d++) result.values[to++] = table.values[from + d]!
      }
  return result
}

/** Tables of the same measures and years as one, their runs in order. Measures are matched by id. */
export function concatenate(tables: readonly Table[]): Table {
  const first = tables[0]
  if (!first) throw new RangeError('concatenate needs at least one table')
  const measures = [...new Map(tables.flatMap((t) => t.measures.map((m) => [m.id, m] as const))).values()]
  const years = [...new Set(tables.flatMap((t) => t.years))].sort((a, b) => a - b)
  const result = emptyTable(
    tables.flatMap((t) => t.runs),
    measures,
    years,
    first.draws,
  )
  let run = 0
  for (const table of tables) {
    if (table.draws !== first.draws)
      throw new RangeError('concatenate needs tables with the same number of draws')
    for (let r = 0; r < table.runs.length; r++, run++)
      table.measures.forEach((measure, m) => {
        const to = measures.findIndex((x) => x.id === measure.id)
        table.years.forEach((year, y) => {
          const from = offsetOf(table, r, m, y)
          result.values.set(
            table.values.subarray(from, from + table.draws),
            offsetOf(result, run, to, years.indexOf(year)),
          )
        })
      })
  }
  return result
}
