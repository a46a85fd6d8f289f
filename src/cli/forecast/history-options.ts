import type { Argv } from 'yargs'
import type { Io } from '../terminal/io.js'

/** Options of the commands that forecast histories, as given. */
export interface GivenHistoryOptions {
  readonly data: string
  readonly indicator: readonly string[] | undefined
  readonly region: readonly string[] | undefined
  readonly from: number | undefined
  readonly to: number | undefined
  readonly horizon: number
  readonly scale: 'none' | 'log' | 'logit' | 'box-cox' | 'auto'
  readonly bounds: readonly string[] | undefined
  readonly outliers: 'report' | 'replace'
  readonly format: 'table' | 'csv' | 'json'
  readonly output: string | undefined
  readonly excel: boolean
  readonly lang: 'zh' | 'en'
}

/** All methods, for help; they themselves are loaded when they are needed. */
export const METHOD_NAMES =
  'auto, naive, drift, robust-drift, mean, linear, log-linear, piecewise, logistic, gompertz, theta, optimised-theta, ' +
  'ets, damped-holt, local-trend, arima'

/** Adds them to a command. */
export function withHistories(yargs: Argv, io: Io, horizon: number) {
  return yargs
    .positional('data', {
      type: 'string',
      demandOption: true,
      describe: 'CSV file with the columns region, indicator, year, value and perhaps unit',
    })
    .option('indicator', {
      type: 'string',
      requiresArg: true,
      defaultDescription: 'all',
      describe: 'Indicators, with commas between or given again',
      coerce: list,
    })
    .option('region', {
      type: 'string',
      requiresArg: true,
      defaultDescription: 'all',
      describe: 'Regions, likewise',
      coerce: list,
    })
    .option('from', {
      type: 'number',
      requiresArg: true,
      describe: 'First year of the histories that is used',
    })
    .option('to', { type: 'number', requiresArg: true, describe: 'Last year that is used' })
    .option('horizon', {
      type: 'number',
      default: horizon,
      requiresArg: true,
      describe: 'Years ahead',
    })
    .option('scale', {
      choices: ['none', 'log', 'logit', 'box-cox', 'auto'] as const,
      default: 'none' as const,
      describe: 'Scale that a named method works on; auto: by likelihood',
    })
    .option('bounds', {
      type: 'string',
      requiresArg: true,
      defaultDescription: 'by unit, name and values',
      describe: 'Bounds of an indicator, such as urban=0:100, debt=0: or growth=none; "none" for all',
      coerce: list,
    })
    .option('outliers', {
      choices: ['report', 'replace'] as const,
      default: 'report' as const,
      describe: 'What to do with values that leave the path for one year',
    })
    .option('format', {
      choices: ['table', 'csv', 'json'] as const,
      default: 'table' as const,
      describe: 'What to print',
    })
    .option('output', { type: 'string', requiresArg: true, describe: 'File to write it to instead' })
    .option('excel', {
      type: 'boolean',
      default: false,
      describe: 'Begin CSV with a byte order mark, so that Excel reads Chinese text',
    })
    .option('lang', {
      choices: ['zh', 'en'] as const,
      default: io.language,
      defaultDescription: 'by locale',
      describe: 'Language of notes',
    })
}

/** What an option that may be given again was given. */
export function list(value: string | readonly string[] | undefined): readonly string[] | undefined {
  return value === undefined ? undefined : [value].flat()
}
