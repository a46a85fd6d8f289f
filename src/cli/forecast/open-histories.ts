import { didYouMean } from '../../base/closest.js'
import { printable } from '../../base/printable.js'
import { fail } from '../../base/problem.js'
import { between, type History } from '../../forecast/history/history.js'
import { readHistories } from '../../forecast/history/read-histories.js'
import type { Io } from '../terminal/io.js'
import { openText } from './open-text.js'

/** Which histories of which file are meant. */
export interface HistoryOptions {
  readonly data: string
  readonly indicator: readonly string[] | undefined
  readonly region: readonly string[] | undefined
  readonly from: number | undefined
  readonly to: number | undefined
}

/** Most lines that are listed one by one. */
const LISTED = 5

/**
 * Reads the histories that are asked for, in the order of the file; rows that belong to none are told of.
 * @throws PlanwrightError when the file cannot be used, or has none of a name that is asked for.
 */
export function openHistories(options: HistoryOptions, io: Io): History[] {
  const { data, from, to } = options
  const text = openText(data)
  if (from !== undefined && to !== undefined && from > to)
    throw fail('bad-option', `--from ${from} is after --to ${to}`)
  const { histories, strays } = readHistories(data, text)
  if (strays.length > 0) {
    const lines = strays.slice(0, LISTED).map(({ line }) => line)
    const more = strays.length > LISTED ? ` and ${strays.length - LISTED} more` : ''
    io.err(`${printable(data)}: rows that name no indicator are left out: line ${lines.join(', ')}${more}\n`)
  }
  if (histories.length === 0) throw fail('no-histories', `${data} has no rows with an indicator`)
  const indicators = named(
    '--indicator',
    options.indicator,
    histories.map((h) => h.indicator),
  )
  const regions = named(
    '--region',
    options.region,
    histories.map((h) => h.region),
  )
  const found = histories.filter(
    (h) => (indicators?.has(h.indicator) ?? true) && (regions?.has(h.region) ?? true),
  )
  if (found.length === 0) throw fail('bad-option', `${data} has no such indicator of such a region`)
  return from === undefined && to === undefined ? found : found.map((h) => between(h, from, to))
}

/** The names that an option gives, each one name or several with commas; undefined when it is not there. */
export function named(
  option: string,
  given: readonly string[] | undefined,
  all: readonly string[],
): ReadonlySet<string> | undefined {
  if (given === undefined) return undefined
  const known = new Set(all)
  // A name of the file may have a comma itself.
  const names = given.flatMap((text) =>
    known.has(text) ? [text] : text.split(',').map((name) => name.trim()),
  )
  const unknown = names.find((name) => !known.has(name))
  if (unknown !== undefined) {
    const [some, left] = [[...known].slice(0, LISTED).join(', '), known.size - LISTED]
    const hint = `the file has ${some}${left > 0 ? ` and ${left} more` : ''}`
    throw fail('bad-option', `${option}: the file has no "${unknown}"`, didYouMean(unknown, known) ?? hint)
  }
  return new Set(names)
}
