import { closestTo } from '../../base/closest.js'
import { PlanwrightError, type Problem } from '../../base/problem.js'
import { csvRecords, OpenQuote } from '../../table/csv-records.js'
import { cellNumber, hasPercentSign } from './cell-number.js'
import type { History, RowFault } from './history.js'
import { SeriesRows } from './series-rows.js'

/** The histories of a file. */
export interface Histories {
  /** In the order in which the file first names them. */
  readonly histories: readonly History[]
  /** Rows that name no indicator, so that they are part of no history. */
  readonly strays: readonly RowFault[]
}

const NEEDED = ['indicator', 'year', 'value'] as const
const COLUMNS = ['region', ...NEEDED, 'unit'] as const
type Column = (typeof COLUMNS)[number]

/** What is read of a file that has more than histories. */
export interface Selection {
  /** The column that holds the values; `value`. */
  readonly value?: string
  /** Only rows whose column `scenario` says this. */
  readonly scenario?: string
}

/** Longest piece of a cell that is quoted. */
const QUOTED = 40

/**
 * Reads long CSV with a header: region, indicator, year, value and, if there, unit, in any order; other columns are
 * ignored, and without a region all rows are of one region without a name. A row that cannot be read is a fault of
 * its own history, not of the others.
 *
 * @throws {PlanwrightError} when the text is not such a file at all.
 */
export function readHistories(file: string, written: string, selection: Selection = {}): Histories {
  const text = written.startsWith('\ufeff') ? written.slice(1) : written
  refuseOtherEncodings(file, text)
  const bySeries = new Map<string, SeriesRows>()
  const strays: RowFault[] = []
  let columns: Columns | undefined
  let series: SeriesRows | undefined
  try {
    for (const { line, cells } of csvRecords(text)) {
      if (columns === undefined) {
        columns = columnsOf(file, cells, line, selection)
        continue
      }
      if (columns.scenario >= 0 && cells[columns.scenario] !== selection.scenario) continue
      const { region: r, indicator: i, unit: u } = columns.at
      const region = r < 0 ? '' : (cells[r] ?? '')
      const indicator = cells[i] ?? ''
      if (indicator === '') {
        if (cells.some((cell) => cell !== ''))
          strays.push({ kind: 'name', line, text: cells.join(',').slice(0, QUOTED) })
        continue
      }
      if (series?.indicator !== indicator || series.region !== region) {
        const key = `${region}\0${indicator}`
        series = bySeries.get(key)
        if (!series) {
          series = new SeriesRows(region, indicator)
          bySeries.set(key, series)
        }
      }
      addRow(series, cells, columns, line, u < 0 ? '' : (cells[u] ?? ''))
    }
  } catch (error) {
    if (!(error instanceof OpenQuote)) throw error
    throw refused(file, error.line, 'malformed-csv', 'a quotation mark is not closed', 'end it with "')
  }
  if (!columns)
    throw refused(file, 1, 'empty-file', 'the file is empty', `the first line names the columns: ${COLUMNS}`)
  return { histories: [...bySeries.values()].map((s) => s.history()), strays }
}

function addRow(
  series: SeriesRows,
  cells: readonly string[],
  { at, width }: Columns,
  line: number,
  unit: string,
): void {
  const written = cells[at.year] ?? ''
  const fault = (kind: RowFault['kind'], text: string, year?: number) =>
    series.faults.push({ kind, line, text: text.slice(0, QUOTED), ...(year === undefined ? {} : { year }) })
  if (!/^\d{1,4}(\.0*)?$/.test(written)) {
    fault('year', written)
    return
  }
  const year = Number(written)
  // An unquoted 1,234.5 is two cells, and would be read as 1.
  if (cells.length > width) {
    fault('cells', cells.join(','), year)
    return
  }
  const cell = cells[at.value] ?? ''
  const value = cellNumber(cell)
  if (value === undefined) fault('number', cell, year)
  else series.add(line, year, value, hasPercentSign(cell), unit)
}

interface Columns {
  readonly width: number
  /** Where each column stands, counted from 0; −1 for those that are not there. */
  readonly at: Readonly<Record<Column, number>>
  /** Where the scenario stands by which rows are selected; −1 when they are not. */
  readonly scenario: number
}

function columnsOf(
  file: string,
  header: readonly string[],
  line: number,
  { value = 'value', scenario }: Selection,
): Columns {
  const written = header.map((name) => name.toLowerCase())
  // Another column in the place of the values takes their name.
  const names =
    value === 'value'
      ? written
      : written.map((name) => (name === value ? 'value' : name === 'value' ? '' : name))
  const separator = header.length === 1 ? /[;\t]/.exec(header[0]!)?.[0] : undefined
  if (separator)
    throw refused(
      file,
      line,
      'wrong-separator',
      `cells are separated by ${separator === ';' ? 'semicolons' : 'tabs'}; commas are expected`,
      'save it again with commas between cells and points in decimals',
    )
  const twice = COLUMNS.find((column) => names.indexOf(column) !== names.lastIndexOf(column))
  if (twice) throw refused(file, line, 'duplicate-name', `the column "${twice}" stands twice`, 'remove one')
  const missing = NEEDED.filter((column) => !names.includes(column))
  if (missing.length > 0)
    throw new PlanwrightError(
      missing.map((column) => {
        const close = closestTo(column, names)
        const hint = close === undefined ? `the columns are ${COLUMNS}` : `rename "${close}"`
        return refusal(file, line, 'missing-column', `the column "${column}" is missing`, hint)
      }),
    )
  const at = Object.fromEntries(COLUMNS.map((column) => [column, names.indexOf(column)])) as Columns['at']
  return { width: header.length, at, scenario: scenario === undefined ? -1 : names.indexOf('scenario') }
}

function refuseOtherEncodings(file: string, text: string): void {
  const garbled = text.indexOf('\ufffd')
  if (garbled < 0) return
  const line = text.slice(0, garbled).split('\n').length
  throw refused(file, line, 'bad-encoding', 'the file is not UTF-8 text', 'save it as "CSV UTF-8"')
}

function refusal(file: string, line: number, kind: string, message: string, hint: string): Problem {
  return { kind, severity: 'error', message, hint, place: { file, line, column: 1, length: 1, text: '' } }
}

function refused(...of: Parameters<typeof refusal>): PlanwrightError {
  return new PlanwrightError([refusal(...of)])
}
