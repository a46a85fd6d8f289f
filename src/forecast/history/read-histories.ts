import { csvRecords, OpenQuote } from '../../table/csv-records.js'
import { cellNumber, hasPercentSign } from './cell-number.js'
import { COLUMNS, type Columns, columnsOf, type Selection } from './header.js'
import type { History, RowFault } from './history.js'
import { refused, refuseOtherFiles } from './refusal.js'
import { SeriesRows } from './series-rows.js'

/** The histories of a file. */
export interface Histories {
  /** In the order in which the file first names them. */
  readonly histories: readonly History[]
  /** Rows that name no indicator, so that they are part of no history. */
  readonly strays: readonly RowFault[]
}

/** Longest piece of a cell that is quoted. */
const QUOTED = 40

/**
 * Reads long CSV with a header: region, indicator, year, value and, if there, unit, in any order, in English or
 * Chinese (地区, 指标, 年份, 数值, 单位); other columns are ignored, and without a region all rows are of one region
 * without a name. A row that cannot be read is a fault of its own history, not of the others.
 *
 * @throws {PlanwrightError} when the text is not such a file at all.
 */
export function readHistories(file: string, written: string, selection: Selection = {}): Histories {
  const text = written.startsWith('\ufeff') ? written.slice(1) : written
  refuseOtherFiles(file, text)
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
