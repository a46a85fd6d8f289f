import type { Argv } from 'yargs'
import { fail } from '../../base/problem.js'
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

/** Reads `2025,2035` and `2021-2025`. */
export function parseYears(text: string | undefined): number[] | undefined {
  return text?.split(',').flatMap((part) => {
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
}

/** Reads `gdp,population` or `all`. */
export function parseIndicators(text: string | undefined): string[] | 'all' | undefined {
  if (text === undefined) return undefined
  if (text.trim() === 'all') return 'all'
  const ids = text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '')
  if (ids.length > 0) return ids
  throw fail('bad-option', '--indicators names none', 'write for example --indicators gdp,population')
}
