import { closestTo, suggestion } from '../base/closest.js'
import type { Place } from '../base/problem.js'
import { say } from '../base/text.js'
import type { DataProblems } from './data-problems.js'
import { WORDS } from './words/words.js'

const NEEDED = ['region', 'indicator', 'year', 'value'] as const
const COLUMNS = [...NEEDED, 'unit', 'source', 'note'] as const

/** A column of a data file. */
export type DataColumn = (typeof COLUMNS)[number]

/** Where the columns of a data file stand. */
export interface DataHeader {
  /** Cells of the header. */
  readonly width: number
  /** Fewest cells that a row needs. */
  readonly least: number
  /** Where each column stands, counted from 0; −1 for those that are not there. */
  readonly position: Readonly<Record<DataColumn, number>>
}

/** Reads the first line of a data file; undefined when the rows cannot be read by it. */
export function readHeader(
  cells: readonly string[] | undefined,
  first: Place,
  problems: DataProblems,
): DataHeader | undefined {
  if (!cells) {
    problems.error(
      'empty-file',
      first,
      say(WORDS, (words) => words.fileEmpty),
      (words) => words.firstLine(COLUMNS),
    )
    return undefined
  }
  const separator = cells.length === 1 ? /[;\t]/.exec(cells[0]!)?.[0] : undefined
  if (separator) {
    problems.error(
      'wrong-separator',
      first,
      (words) => (separator === ';' ? words.semicolons : words.tabs),
      (words) => words.saveWithCommas,
    )
    return undefined
  }
  const strange = cells.filter((name) => !isColumn(name))
  for (const column of COLUMNS)
    if (cells.includes(column)) checkOnce(column, cells, first, problems)
    else checkMissing(column, cells, strange, first, problems)
  if (NEEDED.some((column) => !cells.includes(column))) return undefined
  const position = Object.fromEntries(
    COLUMNS.map((column) => [column, cells.indexOf(column)]),
  ) as DataHeader['position']
  return {
    width: cells.length,
    least: Math.max(...NEEDED.map((column) => position[column])) + 1,
    position,
  }
}

function isColumn(name: string): boolean {
  return (COLUMNS as readonly string[]).includes(name)
}

function checkOnce(column: DataColumn, cells: readonly string[], first: Place, problems: DataProblems): void {
  const again = cells.indexOf(column, cells.indexOf(column) + 1)
  if (again < 0) return
  problems.error(
    'duplicate-name',
    placeOfCell(first, again),
    (words) => words.columnTwice(column),
    say(WORDS, (words) => words.removeOne),
  )
}

/** Of a column that is not there; one that is not needed may be misspelt. */
function checkMissing(
  column: DataColumn,
  cells: readonly string[],
  strange: readonly string[],
  first: Place,
  problems: DataProblems,
): void {
  const close = closestTo(column, strange)
  const place = close === undefined ? first : placeOfCell(first, cells.indexOf(close))
  if ((NEEDED as readonly string[]).includes(column))
    problems.error(
      'missing-column',
      place,
      (words) => words.columnMissing(column),
      (words) => (close === undefined ? words.columnsAre(COLUMNS) : words.rename(close, column)),
    )
  else if (close !== undefined)
    problems.warning('unknown-name', place, (words) => words.columnUnused(close), suggestion(column))
}

/** The part of a line that is its cell number `index`; the whole line when it has no such cell. */
export function placeOfCell(line: Place, index: number): Place {
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
