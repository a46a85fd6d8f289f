import { offsetOf, type Table } from './table.js'

/** A cell of a CSV file. */
export type CsvCell = string | number

/**
 * Rows as CSV (RFC 4180 with line feeds). Text that a spreadsheet would take for a formula gets an apostrophe
 * before it. Missing numbers (NaN) are empty.
 */
export function csv(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  return [...csvLines(header, rows)].join('')
}

/** As {@link csv}, line by line, for files too long for one text. */
export function* csvLines(
  header: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
): Generator<string, void> {
  yield `${header.map(cell).join(',')}\n`
  for (const row of rows) yield `${row.map(cell).join(',')}\n`
}

function cell(value: CsvCell): string {
  if (typeof value === 'number') return Number.isNaN(value) ? '' : String(value)
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** One row of a table in long form. */
export interface LongRow {
  readonly scenario: string
  readonly region: string
  readonly indicator: string
  readonly year: number
  /** NaN where there is no value. */
  readonly value: number
  readonly unit: string
  /** Counted from 0. */
  readonly draw: number
}

/** A table's rows in long form: by scenario, indicator, year, draw. */
export function* longRows(table: Table): Generator<LongRow> {
  for (const [r, run] of table.runs.entries())
    for (const [m, measure] of table.measures.entries())
      for (const [y, year] of table.years.entries())
        for (let draw = 0; draw < table.draws; draw++)
          yield {
            scenario: run.scenario,
            region: run.region,
            indicator: measure.id,
            year,
            value: table.values[offsetOf(table, r, m, y) + draw]!,
            unit: measure.unit,
            draw,
          }
}

/** A table as long CSV: `scenario,region,indicator,year,value,unit`, with `draw` at the end when there are several. */
export function tableToCsv(table: Table): string {
  const many = table.draws > 1
  const header = ['scenario', 'region', 'indicator', 'year', 'value', 'unit', ...(many ? ['draw'] : [])]
  const rows = function* () {
    for (const row of longRows(table)) {
      const cells = [row.scenario, row.region, row.indicator, row.year, row.value, row.unit]
      yield many ? [...cells, row.draw] : cells
    }
  }
  return csv(header, rows())
}
