import { didYouMean } from '../../base/closest.js'
import { badOption, fail } from '../../base/problem.js'
import { between, type History, type RowFault } from '../../forecast/history/history.js'
import { readHistories } from '../../forecast/history/read-histories.js'
import type { Files } from '../../project/folder.js'
import { openText } from './open-text.js'

/** Which histories of a file are meant. */
export interface HistoryChoice {
  /** Names of indicators; one text may hold several, with commas between. Defaults to all. */
  readonly indicator?: readonly string[] | undefined
  /** Names of regions, likewise. Defaults to all. */
  readonly region?: readonly string[] | undefined
  /** First and last year that are used. Defaults to all. */
  readonly from?: number | undefined
  readonly to?: number | undefined
}

/** The histories of a CSV file, and those that are asked for. */
export interface OpenedHistories {
  /** The file that they are from. */
  readonly data: string
  /** All of the file, within the years asked for, in the order in which it first names them. */
  readonly all: readonly History[]
  /** Those that are asked for. */
  readonly asked: readonly History[]
  /** Rows that name no indicator, so that they are part of no history. */
  readonly strays: readonly RowFault[]
}

/** Most names that a hint lists. */
const LISTED = 5

/**
 * Reads histories, and picks those that are asked for.
 * @throws PlanwrightError when the file cannot be used, or has none of a name that is asked for.
 */
export function openHistories(data: string, files: Files, choice: HistoryChoice = {}): OpenedHistories {
  const { histories, strays } = readHistories(data, openText(data, files))
  if (histories.length === 0) throw fail('no-histories', `${data} has no rows with an indicator`)
  const { from, to } = choice
  const all =
    from === undefined && to === undefined ? histories : histories.map((one) => between(one, from, to))
  const opened = { data, all, asked: all, strays }
  return { ...opened, asked: chosen(opened, choice) }
}

/** The histories of an opened file that a choice means, whatever years it names. */
function chosen({ data, all }: OpenedHistories, { indicator, region }: HistoryChoice): readonly History[] {
  const indicators = known('indicator', indicator, all)
  const regions = known('region', region, all)
  const found = all.filter(
    (one) => (indicators?.has(one.indicator) ?? true) && (regions?.has(one.region) ?? true),
  )
  if (found.length === 0) throw fail('bad-option', `${data} has no such indicator of such a region`)
  return found
}

function known(
  name: 'indicator' | 'region',
  given: readonly string[] | undefined,
  histories: readonly History[],
): ReadonlySet<string> | undefined {
  return given && knownNames(name, given, new Set(histories.map((one) => one[name])))
}

/**
 * The names that an option gives, each text one name or several with commas.
 * @param all the names that the file has.
 * @throws PlanwrightError when the file has no such name.
 */
export function knownNames(
  option: string,
  given: readonly string[],
  all: ReadonlySet<string>,
): ReadonlySet<string> {
  // A name of the file may have a comma itself.
  const names = given.flatMap((text) => (all.has(text) ? [text] : text.split(',').map((name) => name.trim())))
  const unknown = names.find((name) => !all.has(name))
  if (unknown === undefined) return new Set(names)
  const left = all.size - LISTED
  const some = `the file has ${[...all].slice(0, LISTED).join(', ')}${left > 0 ? ` and ${left} more` : ''}`
  throw badOption(option, `the file has no "${unknown}"`, didYouMean(unknown, all) ?? some)
}
