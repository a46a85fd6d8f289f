import { parse } from 'csv-parse/sync'
import { didYouMean } from '../base/closest.js'
import type { Place, Problem } from '../base/problem.js'
import type { Observation } from '../table/table.js'
import { Locator, type SourceText } from './source.js'

/** A data file read: its rows and where each stands. */
export interface DataFile {
  readonly source: SourceText
  readonly rows: readonly { readonly observation: Observation; readonly place: Place }[]
}

const NEEDED = ['region', 'indicator', 'year', 'value'] as const
const COLUMNS = [...NEEDED, 'unit', 'source', 'note'] as const
type Column = (typeof COLUMNS)[number]

const LARGEST = 64_000_000

/** Reads long CSV with a header: region, indicator, year, value, unit, source, note (others are ignored). */
export function parseData(source: SourceText): {
  readonly data?: DataFile
  readonly problems: readonly Problem[]
} {
  const locator = new Locator(source)
  const problems: Problem[] = []
  const error = (kind: string, message: string, place: Place, hint?: string) =>
    problems.push({ kind, severity: 'error', message, place, ...(hint ? { hint } : {}) })
  if (source.text.length > LARGEST) {
    error(
      'file-too-large',
      `the file has ${source.text.length} characters; at most ${LARGEST} are read`,
      locator.place(0),
    )
    return { problems }
  }
  let records: { record: string[]; info: { bytes: number; lines: number } }[]
  try {
    records = parse(source.text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as typeof records
  } catch (thrown) {
    const { lines, message } = thrown as Error & { lines?: number }
    error('malformed-csv', `this is not CSV: ${message}`, locator.line(lines ?? 1))
    return { problems }
  }
  const header = records[0]?.record ?? []
  const missing = NEEDED.filter((column) => !header.includes(column))
  if (missing.length > 0) {
    for (const column of missing)
      error(
        'missing-column',
        `the column "${column}" is missing`,
        locator.line(1),
        header.length > 0
          ? (didYouMean(column, header) ?? `the file has: ${header.join(', ')}`)
          : 'the first line names the columns',
      )
    return { problems }
  }
  const position = Object.fromEntries(COLUMNS.map((column) => [column, header.indexOf(column)])) as Record<
    Column,
    number
  >
  const rows: { observation: Observation; place: Place }[] = []
  const seen = new Map<string, number>()
  let line = records[0]!.info.lines
  for (const { record, info } of records.slice(1)) {
    // `lines` counts through the record's end; a quoted cell may hold line breaks.
    const first = info.lines - record.join('').split('\n').length + 1
    line = Math.max(line + 1, first)
    const place = locator.line(line)
    const cell = (column: Column) => (position[column] < 0 ? '' : (record[position[column]] ?? ''))
    if (record.length > header.length) {
      error(
        'too-many-cells',
        `this row has ${record.length} cells; the header has ${header.length}`,
        place,
        'put text with commas in quotes',
      )
      continue
    }
    const year = Number(cell('year'))
    if (!/^\d{4}$/.test(cell('year'))) {
      error('bad-year', `"${cell('year')}" is not a year`, cellPlace(place, cell('year')))
      continue
    }
    if (cell('value') === '') continue
    const value = Number(cell('value'))
    if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell('value')) || !Number.isFinite(value)) {
      error(
        'bad-number',
        `"${cell('value')}" is not a number`,
        cellPlace(place, cell('value')),
        'write plain digits; leave the cell empty when there is no value',
      )
      continue
    }
    const key = `${cell('region')}\u0000${cell('indicator')}\u0000${year}`
    const earlier = seen.get(key)
    if (earlier !== undefined) {
      error(
        'duplicate-row',
        `${cell('indicator')} of ${year} stands in line ${earlier} already`,
        place,
        'keep one of the two rows',
      )
      continue
    }
    seen.set(key, line)
    rows.push({
      observation: {
        region: cell('region'),
        indicator: cell('indicator'),
        year,
        value,
        unit: cell('unit'),
        source: cell('source'),
        note: cell('note'),
      },
      place,
    })
  }
  return problems.length > 0 ? { problems } : { data: { source, rows }, problems }
}

function cellPlace(place: Place, cell: string): Place {
  const at = cell === '' ? -1 : place.text.indexOf(cell)
  return at < 0 ? place : { ...place, column: at + 1, length: cell.length }
}
