import type { Place } from '../base/problem.js'
import type { Observation } from '../table/table.js'
import { type DataColumn, type DataHeader, placeOfCell } from './data-header.js'
import type { DataProblems } from './data-problems.js'

/** One row of a data file; `place` is the line that it begins in. */
export interface DataRow {
  readonly observation: Observation
  readonly place: Place
}

/** Reads the rows of a data file, one after the other; a figure may stand in one row only. */
export class DataRows {
  readonly rows: DataRow[] = []
  readonly #header: DataHeader
  readonly #problems: DataProblems
  /** Line of each figure. */
  readonly #lines = new Map<string, number>()

  constructor(header: DataHeader, problems: DataProblems) {
    this.#header = header
    this.#problems = problems
  }

  /** Reads a row that begins at `place`; rows without a value are no observations. */
  read(cells: readonly string[], place: Place): void {
    if (cells.every((cell) => cell === '') || !this.#hasAllCells(cells, place)) return
    const cell = (column: DataColumn) => cells[this.#header.position[column]] ?? ''
    if (!this.#isNamed(cell, place)) return
    const year = this.#year(cell('year'), place)
    if (year === undefined || cell('value') === '') return
    const value = this.#value(cell('value'), place)
    if (value === undefined || !this.#isNew(cell('region'), cell('indicator'), year, place)) return
    const observation: Observation = {
      region: cell('region'),
      indicator: cell('indicator'),
      year,
      value,
      unit: cell('unit'),
      source: cell('source'),
      note: cell('note'),
    }
    this.rows.push({ observation, place })
  }

  #hasAllCells({ length }: readonly string[], place: Place): boolean {
    const { width, least } = this.#header
    if (length <= width && length >= least) return true
    this.#problems.error(
      length > width ? 'too-many-cells' : 'too-few-cells',
      place,
      (words) => words.cells(length, width),
      (words) => (length > width ? words.quoteCommas : words.commaForEmpty),
    )
    return false
  }

  #isNamed(cell: (column: DataColumn) => string, place: Place): boolean {
    const empty = (['region', 'indicator'] as const).find((column) => cell(column) === '')
    if (empty === undefined) return true
    this.#problems.error('empty-cell', this.#placeOf(empty, place), (words) => words.nameless(empty))
    return false
  }

  #year(written: string, place: Place): number | undefined {
    if (/^\d{4}$/.test(written)) return Number(written)
    this.#problems.error(
      'bad-year',
      this.#placeOf('year', place),
      (words) => words.noYear(written),
      (words) => words.writeYear,
    )
    return undefined
  }

  #value(written: string, place: Place): number | undefined {
    const value = Number(written)
    if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(written) && Number.isFinite(value)) return value
    this.#problems.error(
      'bad-number',
      this.#placeOf('value', place),
      (words) => words.noNumber(written),
      (words) => words.plainDigits,
    )
    return undefined
  }

  #isNew(region: string, indicator: string, year: number, place: Place): boolean {
    const key = `${region}\0${indicator}\0${year}`
    const earlier = this.#lines.get(key)
    if (earlier === undefined) {
      this.#lines.set(key, place.line)
      return true
    }
    this.#problems.error(
      'duplicate-row',
      place,
      (words) => words.rowTwice(indicator, year, earlier),
      (words) => words.keepOne,
    )
    return false
  }

  #placeOf(column: DataColumn, line: Place): Place {
    return placeOfCell(line, this.#header.position[column])
  }
}
