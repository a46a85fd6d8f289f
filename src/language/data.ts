import { parse } from 'csv-parse/sync'
import type { Place, Problem } from '../base/problem.js'
import { say } from '../base/text.js'
import { type DataColumn, placeOfCell, readHeader } from './data-header.js'
import { DataProblems } from './data-problems.js'
import { type DataRow, DataRows } from './data-rows.js'
import { encodingProblem, Locator, type SourceText, withoutMark } from './source.js'
import { WORDS } from './words/words.js'

/** A data file read: its rows and where each stands. */
export interface DataFile {
  readonly source: SourceText
  readonly rows: readonly DataRow[]
  /** Where a cell of a row stands; the whole row when it cannot be told. */
  cellPlace(row: DataRow, column: DataColumn): Place
}

const LARGEST = 64_000_000

/** Reads long CSV with a header: region, indicator, year, value, unit, source, note (others are ignored). */
export function parseData(written: SourceText): {
  readonly data?: DataFile
  readonly problems: readonly Problem[]
} {
  const source = withoutMark(written)
  const locator = new Locator(source)
  const problems = new DataProblems()
  const garbled = encodingProblem(locator)
  if (garbled) return { problems: [garbled] }
  const records = recordsOf(locator, problems)
  const header = records && readHeader(records[0]?.cells, locator.line(1), problems)
  if (!header) return { problems: problems.found }
  const reader = new DataRows(header, problems)
  for (const { cells, line } of records.slice(1)) reader.read(cells, locator.line(line))
  if (problems.hasErrors) return { problems: problems.found }
  const cellPlace = (row: DataRow, column: DataColumn) => placeOfCell(row.place, header.position[column])
  return { data: { source, rows: reader.rows, cellPlace }, problems: problems.found }
}

interface DataRecord {
  readonly cells: readonly string[]
  /** The line in which the record begins. */
  readonly line: number
}

function recordsOf(locator: Locator, problems: DataProblems): DataRecord[] | undefined {
  const { text } = locator.source
  if (text.length > LARGEST) {
    problems.error(
      'file-too-large',
      locator.place(0),
      say(WORDS, (words) => words.fileTooLarge(text.length, LARGEST)),
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
    let line = 0
    return records.map(({ record, info }) => {
      // A quoted cell may hold line breaks: the record begins as many lines above its end.
      line = Math.max(line + 1, info.lines - record.reduce((n, cell) => n + cell.split('\n').length - 1, 0))
      return { cells: record, line }
    })
  } catch (thrown) {
    const { code, lines, message } = thrown as Error & { code?: string; lines?: number }
    if (code === 'CSV_QUOTE_NOT_CLOSED')
      problems.error(
        'malformed-csv',
        locator.place(openQuote(text)),
        (words) => words.openQuote,
        say(WORDS, (words) => words.endWith('"')),
      )
    else if (/QUOTE/.test(code ?? ''))
      problems.error(
        'malformed-csv',
        locator.line(lines ?? 1),
        (words) => words.quoteInside,
        (words) => words.doubleQuotes,
      )
    else problems.error('malformed-csv', locator.line(lines ?? 1), (words) => words.notCsv(message))
    return undefined
  }
}

/** The quotation mark that opens last: marks open and close in turn, a doubled one does both. */
function openQuote(text: string): number {
  let open = -1
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) open = open < 0 ? at : -1
  return open < 0 ? text.length : open
}
