import type { DataFrame } from 'danfojs-node'
import { fail } from './base/problem.js'
import { emptyTable, type Kind, type Measure, offsetOf, type Run, type Table } from './table/table.js'

/** How a table is laid out as a data frame. */
export interface FrameOptions {
  /**
   * `long` (the default) has a row for each value, with the columns `scenario`, `region`, `indicator`, `year`,
   * `value`, `unit`. `wide` has a row for each path, with a column for each year in place of `year` and `value`.
   * Tables of several draws have a column `draw` besides, counted from 0.
   */
  readonly shape?: 'long' | 'wide'
  /** Adds the columns of labels, kind, digits and group, so that `fromDataFrame` gives the same table back. */
  readonly described?: boolean
}

type Cell = string | number

/** Columns that `described` adds, with what they hold. */
const DESCRIPTION: readonly (readonly [name: string, of: (run: Run, measure: Measure) => Cell])[] = [
  ['scenario_zh', (run) => run.label.zh],
  ['scenario_en', (run) => run.label.en],
  ['region_zh', (run) => run.regionLabel?.zh ?? ''],
  ['region_en', (run) => run.regionLabel?.en ?? ''],
  ['label_zh', (_, measure) => measure.label.zh],
  ['label_en', (_, measure) => measure.label.en],
  ['kind', (_, measure) => measure.kind],
  ['digits', (_, measure) => measure.digits],
  ['group', (_, measure) => measure.group],
]

const KINDS: readonly Kind[] = ['flow', 'stock', 'ratio', 'rate', 'index']

/**
 * The table as a danfojs-node data frame; values stay in their measures' units, NaN stays NaN.
 * @throws PlanwrightError when danfojs-node is not installed, and when the table has no values at all.
 */
export async function toDataFrame(table: Table, options: FrameOptions = {}): Promise<DataFrame> {
  const { shape = 'long', described = false } = options
  if (table.values.length === 0)
    throw fail('empty-table', 'a table without values cannot become a data frame')
  const { DataFrame } = await loadDanfo()
  const years = shape === 'long' ? ['year', 'value'] : table.years.map(String)
  const names = ['scenario', 'region', 'indicator', ...(table.draws > 1 ? ['draw'] : []), ...years, 'unit']
  if (described) names.push(...DESCRIPTION.map(([name]) => name))

  const rows: Cell[][] = []
  table.runs.forEach((run, r) => {
    table.measures.forEach((measure, m) => {
      const description = described ? DESCRIPTION.map(([, of]) => of(run, measure)) : []
      for (let draw = 0; draw < table.draws; draw++) {
        const before = [run.scenario, run.region, measure.id, ...(table.draws > 1 ? [draw] : [])]
        const values = table.years.map((_, y) => table.values[offsetOf(table, r, m, y) + draw]!)
        if (shape === 'wide') rows.push([...before, ...values, measure.unit, ...description])
        else
          values.forEach((value, y) => {
            rows.push([...before, table.years[y]!, value, measure.unit, ...description])
          })
      }
    })
  })
  return new DataFrame(rows, { columns: names })
}

/**
 * A table from a data frame of either shape of `toDataFrame`. Runs and measures come in order of first
 * appearance, years ascending, with NaN where the frame has no value. Without the columns of `described`,
 * names stand in for labels, the kind is `ratio`, and two decimals are shown.
 * @throws PlanwrightError when a column is missing, a year is not a whole number, or a value is given twice.
 */
export function fromDataFrame(frame: DataFrame): Table {
  const names = frame.columns.map(String)
  const rows = frame.values as unknown as Cell[][]
  const column = (name: string): number => {
    const at = names.indexOf(name)
    if (at < 0)
      throw fail('missing-column', `the data frame has no column "${name}"; it has ${names.join(', ')}`)
    return at
  }
  const text = (name: string, otherwise?: string) => {
    if (otherwise !== undefined && !names.includes(name)) return () => otherwise
    const at = column(name)
    return (row: Cell[]) => String(row[at] ?? '')
  }
  const scenario = text('scenario')
  const region = text('region', '')
  const indicator = text('indicator')
  const unit = text('unit', '')
  const kind = text('kind', 'ratio')
  const digits = text('digits', '2')
  const group = text('group', '')
  const label = (row: Cell[], prefix: string, name: string) => ({
    zh: text(`${prefix}_zh`, name)(row),
    en: text(`${prefix}_en`, name)(row),
  })

  const regionLabel = (row: Cell[]) => {
    const { zh, en } = label(row, 'region', '')
    return zh === '' && en === '' ? {} : { regionLabel: { zh, en } }
  }

  const runs = new Numbered<Run>()
  const measures = new Numbered<Measure>()
  const cells: { run: number; measure: number; year: number; draw: number; value: number }[] = []
  const long = names.includes('year')
  const drawAt = names.indexOf('draw')
  const yearAt = long ? column('year') : -1
  const valueAt = long ? column('value') : -1
  const yearColumns = names.flatMap((name, at) =>
    /^\d{1,4}$/.test(name) ? [{ year: Number(name), at }] : [],
  )
  if (!long && yearColumns.length === 0)
    throw fail('missing-column', 'the data frame has neither a column "year" nor columns named by years')

  for (const row of rows) {
    const place = scenario(row)
    const id = indicator(row)
    const run = runs.place(JSON.stringify([place, region(row)]), () => ({
      scenario: place,
      label: label(row, 'scenario', place),
      region: region(row),
      ...regionLabel(row),
    }))
    const measure = measures.place(id, () => ({
      id,
      label: label(row, 'label', id),
      unit: unit(row),
      kind: KINDS.find((known) => known === kind(row)) ?? 'ratio',
      digits: Number(digits(row)),
      group: group(row),
    }))
    const draw = drawAt < 0 ? 0 : whole(row[drawAt], 'draw')
    const values = long ? [{ year: whole(row[yearAt], 'year'), at: valueAt }] : yearColumns
    for (const { year, at } of values) cells.push({ run, measure, year, draw, value: number(row[at]) })
  }

  const first = cells.reduce((year, cell) => Math.min(year, cell.year), Number.POSITIVE_INFINITY)
  const last = cells.reduce((year, cell) => Math.max(year, cell.year), Number.NEGATIVE_INFINITY)
  const years = cells.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const draws = cells.reduce((most, cell) => Math.max(most, cell.draw + 1), 1)
  const table = emptyTable(runs.items, measures.items, years, draws)
  const given = new Uint8Array(table.values.length)
  for (const cell of cells) {
    const at = offsetOf(table, cell.run, cell.measure, cell.year - first) + cell.draw
    if (given[at])
      throw fail(
        'duplicate-value',
        `the data frame has two values for ${measures.items[cell.measure]!.id} in ${cell.year}, scenario ${runs.items[cell.run]!.scenario}`,
      )
    given[at] = 1
    table.values[at] = cell.value
  }
  return table
}

/** Items numbered by key in order of first appearance. */
class Numbered<T> {
  readonly items: T[] = []
  readonly #places = new Map<string, number>()

  place(key: string, make: () => T): number {
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.items.length)
    return this.items.push(make()) - 1
  }
}

/** A cell as a number; empty cells are NaN. */
function number(cell: Cell | null | undefined): number {
  return cell === null || cell === undefined || cell === '' ? Number.NaN : Number(cell)
}

function whole(cell: Cell | undefined, name: string): number {
  const value = number(cell)
  if (!Number.isInteger(value) || value < 0)
    throw fail(
      `bad-${name}`,
      `the column "${name}" of the data frame has "${String(cell)}", not a whole number`,
    )
  return value
}

/** danfojs-node is an optional peer that takes a second to load, so it is loaded by the first call only. */
async function loadDanfo(): Promise<typeof import('danfojs-node')> {
  try {
    return await import('danfojs-node')
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error)
    throw fail(
      'missing-package',
      `data frames need the package danfojs-node, which could not be loaded: ${reason}`,
      'install it beside planwright: npm install danfojs-node',
    )
  }
}
