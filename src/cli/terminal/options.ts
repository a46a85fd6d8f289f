import type { Argv } from 'yargs'
import { didYouMean } from '../../base/closest.js'
import { fail } from '../../base/problem.js'
import type { Table } from '../../table/table.js'
import { EXIT, type Io } from './io.js'

/** Options that most commands share, as given. */
export interface CommonOptions {
  readonly format: 'table' | 'csv' | 'json'
  readonly years: string | undefined
  readonly indicators: string | undefined
  readonly lang: 'zh' | 'en'
  readonly strict: boolean
}

/** Adds the shared options to a command. */
export function withCommon<T>(yargs: Argv<T>, io: Io) {
  return yargs
    .option('format', {
      choices: ['table', 'csv', 'json'] as const,
      default: 'table' as const,
      describe: 'What to print',
    })
    .option('years', {
      type: 'string',
      requiresArg: true,
      describe: 'Years to show, such as 2025,2035 or 2021-2025',
    })
    .option('indicators', {
      type: 'string',
      requiresArg: true,
      describe: 'Indicators to show, such as gdp,population, or "all"',
    })
    .option('lang', {
      choices: ['zh', 'en'] as const,
      default: io.language,
      defaultDescription: 'by locale',
      describe: 'Language of labels',
    })
    .option('strict', {
      type: 'boolean',
      default: false,
      describe: `Exit with ${EXIT.findings} when there are findings`,
    })
}

/** Reads `2025,2035` and `2021-2025`, keeping what a table has. */
export function parseYears(text: string | undefined, table: Table, fallback: readonly number[]): number[] {
  if (text === undefined) return fallback.filter((year) => table.years.includes(year))
  const years = text.split(',').flatMap((part) => {
    const match = /^\s*(\d{4})(?:\s*[-–]\s*(\d{4}))?\s*$/.exec(part)
    if (!match)
      throw fail(
        'bad-option',
        `--years: "${part.trim()}" is not a year`,
        'write for example --years 2025,2035 or --years 2021-2025',
      )
    const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])]
    if (to < from) throw fail('bad-option', `--years: ${part.trim()} runs backwards`)
    return Array.from({ length: Math.min(1000, to - from + 1) }, (_, i) => from + i)
  })
  const outside = years.filter((year) => !table.years.includes(year))
  if (outside.length > 0)
    throw fail(
      'bad-option',
      `--years: ${outside.slice(0, 5).join(', ')} not among the simulated years ${table.years[0]}–${table.years.at(-1)}`,
    )
  return [...new Set(years)]
}

/** Reads `gdp,population` or `all`. */
export function parseIndicators(
  text: string | undefined,
  table: Table,
  fallback: readonly string[],
): string[] {
  const known = table.measures.map((m) => m.id)
  if (text === undefined) return fallback.filter((id) => known.includes(id))
  if (text.trim() === 'all') return known
  const ids = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
  if (ids.length === 0)
    throw fail('bad-option', '--indicators names none', 'write for example --indicators gdp,population')
  for (const id of ids)
    if (!known.includes(id))
      throw fail(
        'bad-option',
        `--indicators: unknown indicator "${id}"`,
        didYouMean(id, known) ?? 'name ids of the model; "all" shows every one',
      )
  return ids
}
