import { parse } from 'csv-parse/sync'
import { closestTo, suggestion } from '../base/closest.js'
import type { Place, Problem } from '../base/problem.js'
import { say, type Text } from '../base/text.js'
import type { Observation } from '../table/table.js'
import { encodingProblem, Locator, type SourceText, withoutMark } from './source.js'
import type { LanguageWords } from './words/en.js'
import { WORDS } from './words/words.js'

/** A data file read: its rows and where each stands. */
export interface DataFile {
  readonly source: SourceText
  readonly rows: readonly DataRow[]
  /** Where a cell of a row stands; the whole row when it cannot be told. */
  cellPlace(row: DataRow, column: Column): Place
}

/** One row of a data file; `place` is the line that it begins in. */
export interface DataRow {
  readonly observation: Observation
  readonly place: Place
}

const NEEDED = ['region', 'indicator', 'year', 'value'] as const
const COLUMNS = [...NEEDED, 'unit', 'source', 'note'] as const
type Column = (typeof COLUMNS)[number]

const LARGEST = 64_000_000

type Report = (kind: string, message: Text, place: Place, hint?: Text, severity?: Problem['severity']) => void

function spoken(phrase: (words: LanguageWords['data']) => string): Text {
  return say(WORDS, (words) => phrase(words.data))
}

/** Reads long CSV with a header: region, indicator, year, value, unit, source, note (others are ignored). */
export function parseData(written: SourceText): {
  readonly data?: DataFile
  readonly problems: readonly Problem[]
} {
  const source = withoutMark(written)
  const locator = new Locator(source)
  const problems: Problem[] = []
  const report: Report = (kind, message, place, hint, severity = 'error') =>
    problems.push({ kind, severity, message, place, ...(hint ? { hint } : {}) })
  const garbled = encodingProblem(locator)
  if (garbled) return { problems: [garbled] }
  const records = recordsOf(locator, report)
  const header = records && columnsOf(records[0]?.record, locator, report)
  if (!header) return { problems }
  const rows = rowsOf(records.slice(1), records[0]!.lines, header, locator, report)
  if (problems.some((p) => p.severity === 'error')) return { problems }
  const cellPlace = (row: DataRow, column: Column) => placeOfCell(row.place, header.position[column])
  return { data: { source, rows, cellPlace }, problems }
}

interface CsvRecord {
  readonly record: readonly string[]
  /** The line in which the record ends. */
  readonly lines: number
}

function recordsOf(locator: Locator, report: Report): CsvRecord[] | undefined {
  const { text } = locator.source
  if (text.length > LARGEST) {
    report(
      'file-too-large',
      say(WORDS, (words) => words.fileTooLarge(text.length, LARGEST)),
      locator.place(0),
    )
    return undefined
  }
  try {
    const records = parse(text, {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return records.map(({ record, info }) => ({ record, lines: info.lines }))
  } catch (thrown) {
    const { code, lines, message } = thrown as Error & { code?: string; lines?: number }
    if (code === 'CSV_QUOTE_NOT_CLOSED')
      report(
        'malformed-csv',
        spoken((words) => words.openQuote),
        locator.place(openQuote(text)),
        say(WORDS, (words) => words.endWith('"')),
      )
    else if (/QUOTE/.test(code ?? ''))
      report(
        'malformed-csv',
        spoken((words) => words.quoteInside),
        locator.line(lines ?? 1),
        spoken((words) => words.doubleQuotes),
      )
    else
      report(
        'malformed-csv',
        spoken((words) => words.notCsv(message)),
        locator.line(lines ?? 1),
      )
    return undefined
  }
}

/** The quotation mark that opens last: marks open and close in turn, a doubled one does both. */
function openQuote(text: string): number {
  let open = -1
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) open = open < 0 ? at : -1
  return open < 0 ? text.length : open
}

interface Header {
  readonly width: number
  /** Where each column stands, counted from 0; −1 for those that are not there. */
  readonly position: Readonly<Record<Column, number>>
}

function columnsOf(
  header: readonly string[] | undefined,
  locator: Locator,
  report: Report,
): Header | undefined {
  const first = locator.line(1)
  if (!header) {
    report(
      'empty-file',
      say(WORDS, (words) => words.fileEmpty),
      first,
      spoken((words) => words.firstLine(COLUMNS)),
    )
    return undefined
  }
  const separator = header.length === 1 ? /[;\t]/.exec(header[0]!)?.[0] : undefined
  if (separator) {
    report(
      'wrong-separator',
      spoken((words) => (separator === ';' ? words.semicolons : words.tabs)),
      first,
      spoken((words) => words.saveWithCommas),
    )
    return undefined
  }
  const strange = header.filter((name) => !(COLUMNS as readonly string[]).includes(name))
  for (const column of COLUMNS) {
    if (header.includes(column)) {
      const again = header.indexOf(column, header.indexOf(column) + 1)
      if (again >= 0)
        report(
          'duplicate-name',
          spoken((words) => words.columnTwice(column)),
          placeOfCell(first, again),
          say(WORDS, (words) => words.removeOne),
        )
      continue
    }
    const close = closestTo(column, strange)
    const place = close === undefined ? first : placeOfCell(first, header.indexOf(close))
    if ((NEEDED as readonly string[]).includes(column))
      report(
        'missing-column',
        spoken((words) => words.columnMissing(column)),
        place,
        spoken((words) => (close === undefined ? words.columnsAre(COLUMNS) : words.rename(close))),
      )
    else if (close !== undefined)
      report(
        'unknown-name',
        spoken((words) => words.columnUnused(close)),
        place,
        suggestion(column),
        'warning',
      )
  }
  if (NEEDED.some((column) => !header.includes(column))) return undefined
  return {
    width: header.length,
    position: Object.fromEntries(
      COLUMNS.map((column) => [column, header.indexOf(column)]),
    ) as Header['position'],
  }
}

function rowsOf(
  records: readonly CsvRecord[],
  above: number,
  { width, position }: Header,
  locator: Locator,
  report: Report,
): DataRow[] {
  const rows: DataRow[] = []
  const seen = new Map<string, number>()
  const least = Math.max(...NEEDED.map((column) => position[column])) + 1
  let line = above
  for (const { record, lines } of records) {
    // A quoted cell may hold line breaks: the record begins as many lines above its end.
    line = Math.max(line + 1, lines - record.reduce((n, c) => n + c.split('\n').length - 1, 0))
    if (record.every((cell) => cell === '')) continue
    const place = locator.line(line)
    const cell = (column: Column) => record[position[column]] ?? ''
    type Phrase = Parameters<typeof spoken>[0]
    const error = (kind: string, message: Phrase, column: Column | undefined, hint?: Phrase) =>
      report(
        kind,
        spoken(message),
        column === undefined ? place : placeOfCell(place, position[column]),
        hint && spoken(hint),
      )
    if (record.length > width || record.length < least) {
      error(
        record.length > width ? 'too-many-cells' : 'too-few-cells',
        (words) => words.cells(record.length, width),
        undefined,
        (words) => (record.length > width ? words.quoteCommas : words.commaForEmpty),
      )
      continue
    }
    const empty = (['region', 'indicator'] as const).find((column) => cell(column) === '')
    if (empty !== undefined) {
      error('empty-cell', (words) => words.nameless(empty), empty)
      continue
    }
    const year = Number(cell('year'))
    if (!/^\d{4}$/.test(cell('year'))) {
      error(
        'bad-year',
        (words) => words.noYear(cell('year')),
        'year',
        (words) => words.writeYear,
      )
      continue
    }
    if (cell('value') === '') continue
    const value = Number(cell('value'))
    if (!/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(cell('value')) || !Number.isFinite(value)) {
      error(
        'bad-number',
        (words) => words.noNumber(cell('value')),
        'value',
        (words) => words.plainDigits,
      )
      continue
    }
    const key = `${cell('region')}\0${cell('indicator')}\0${year}`
    const earlier = seen.get(key)
    if (earlier !== undefined) {
      error(
        'duplicate-row',
        (words) => words.rowTwice(cell('indicator'), year, earlier),
        undefined,
        (words) => words.keepOne,
      )
      continue
    }
    seen.set(key, line)
    const observation: Observation = {
      region: cell('region'),
      indicator: cell('indicator'),
      year,
      value,
      unit: cell('unit'),
      source: cell('source'),
      note: cell('note'),
    }
    rows.push({ observation, place })
  }
  return rows
}

/** The part of a line that is its cell number `index`; the whole line when it has no such cell. */
function placeOfCell(line: Place, index: number): Place {
  let from = 0
  let quoted = false
  let count = 0
  for (let i = 0; i <= line.text.length; i++) {
    const sign = line.text[i]
    if (sign === '"') quoted = !quoted
    else if (sign === undefined || (sign === ',' && !quoted)) {
      if (count === index) {
        const text = line.text.slice(from, i)
        const start = from + (text.length - text.trimStart().length)
        return { ...line, column: start + 1, length: Math.max(1, text.trim().length) }
      }
      count++
      from = i + 1
    }
  }
  return line
}
