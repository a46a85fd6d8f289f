import { closestTo } from '../../base/closest.js'
import { PlanwrightError } from '../../base/problem.js'
import { refusal, refused } from './refusal.js'

const NEEDED = ['indicator', 'year', 'value'] as const
/** The columns that are read. */
export const COLUMNS = ['region', ...NEEDED, 'unit'] as const
type Column = (typeof COLUMNS)[number]

/** Other names of columns, which count where the first is not there. */
const ALIASES: Readonly<Record<Column, readonly string[]>> = {
  region: ['地区', '区域'],
  indicator: ['指标'],
  year: ['年份', '年'],
  value: ['数值', '值'],
  unit: ['单位'],
}

/** So many columns that are years are a table with a column for each year. */
const WIDE = 3
/** Years of such a table that are named. */
const NAMED = 3

/** Which columns of a file are read. */
export interface Selection {
  /** The column that holds the values; `value`. */
  readonly value?: string
  /** Only rows whose column `scenario` says this. */
  readonly scenario?: string
}

/** Where the columns of a file stand. */
export interface Columns {
  readonly width: number
  /** Counted from 0; −1 for those that are not there. */
  readonly at: Readonly<Record<Column, number>>
  /** Where the scenario stands by which rows are selected; −1 when they are not. */
  readonly scenario: number
}

/**
 * Finds the columns of a header, in English or Chinese.
 *
 * @throws {PlanwrightError} when one is missing or stands twice, or when the file is laid out in another way.
 */
export function columnsOf(
  file: string,
  header: readonly string[],
  line: number,
  { value = 'value', scenario }: Selection,
): Columns {
  const names = standardNames(header, value)
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
  if (missing.length > 0) {
    refuseWide(file, line, header)
    throw new PlanwrightError(
      missing.map((column) => {
        const close = closestTo(column, names)
        const hint = close === undefined ? `the columns are ${COLUMNS}` : `rename "${close}"`
        return refusal(file, line, 'missing-column', `the column "${column}" is missing`, hint)
      }),
    )
  }
  const at = Object.fromEntries(COLUMNS.map((column) => [column, names.indexOf(column)])) as Columns['at']
  return { width: header.length, at, scenario: scenario === undefined ? -1 : names.indexOf('scenario') }
}

/** The header in small letters, with the names that columns have here. */
function standardNames(header: readonly string[], value: string): string[] {
  const written = header.map((name) => name.toLowerCase())
  // Another column in the place of the values takes their name.
  const names =
    value === 'value'
      ? written
      : written.map((name) => (name === value ? 'value' : name === 'value' ? '' : name))
  const absent = COLUMNS.filter((column) => !names.includes(column))
  return names.map((name) => absent.find((column) => ALIASES[column].includes(name)) ?? name)
}

function refuseWide(file: string, line: number, header: readonly string[]): void {
  const years = header.filter((name) => /^[12]\d{3}年?$/.test(name))
  if (years.length < WIDE) return
  const more = years.length - NAMED
  throw refused(
    file,
    line,
    'wide-table',
    `the columns ${years.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''} are years; one row for each year is needed`,
    `the columns are ${COLUMNS}`,
  )
}
