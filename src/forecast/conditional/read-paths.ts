import { type CsvRecord, csvRecords, OpenQuote } from '../../table/csv-records.js'
import type { Selection } from '../history/header.js'
import type { History } from '../history/history.js'
import { readHistories } from '../history/read-histories.js'

/** The path of an indicator that is given for the years ahead. */
export interface GivenPath {
  /** Of no region when it is for all. */
  readonly values: History
  /** The ends of an interval, and its level between 0 and 1; undefined when the path is taken as certain. */
  readonly interval: { readonly lower: History; readonly upper: History; readonly level: number } | undefined
}

/** Columns that can hold the values, the first that there is. */
const VALUES = ['value', 'median', 'mean']
/** What `lower` and `upper` are without a level. */
const USUAL_LEVEL = 95

/** The names in the column `scenario`, in order; none when there is no such column. */
export function scenariosIn(text: string): string[] {
  const names = new Set<string>()
  let at: number | undefined
  for (const { cells } of recordsOf(withoutMark(text))) {
    if (at === undefined) {
      at = lowered(cells).indexOf('scenario')
      if (at < 0) return []
    } else if (cells[at]) names.add(cells[at]!)
  }
  return [...names]
}

/**
 * Reads paths in long form: region, indicator, year and value, as histories have them; or the CSV that `forecast`
 * writes, of which medians count. `lower` and `upper`, or the widest of `lower_80`, `upper_80` and the like, are
 * intervals. Of a file with several scenarios one is read.
 *
 * @throws {PlanwrightError} when the text is not such a file at all.
 */
export function readPaths(file: string, text: string, scenario?: string): GivenPath[] {
  const header = lowered(recordsOf(withoutMark(text)).next().value?.cells ?? [])
  const value = VALUES.find((name) => header.includes(name)) ?? 'value'
  const of = (column: string): readonly History[] => {
    const selection: Selection = { value: column, ...(scenario === undefined ? {} : { scenario }) }
    return readHistories(file, text, selection).histories
  }
  const ends = intervalIn(header)
  const [lower, upper] = ends ? [of(ends.lower), of(ends.upper)] : []
  return of(value).map((values, i) => ({
    values,
    interval: ends && { lower: lower![i]!, upper: upper![i]!, level: ends.level },
  }))
}

/** The columns of the widest interval. */
function intervalIn(header: readonly string[]) {
  const levels = header
    .map((name) => /^lower(?:_(\d+(?:\.\d+)?))?$/.exec(name))
    .flatMap((match) =>
      match ? [{ suffix: match[0].slice(5), level: Number(match[1] ?? USUAL_LEVEL) }] : [],
    )
    .filter(({ suffix, level }) => header.includes(`upper${suffix}`) && level > 0 && level < 100)
    .sort((a, b) => b.level - a.level)
  const [widest] = levels
  return (
    widest && {
      lower: `lower${widest.suffix}`,
      upper: `upper${widest.suffix}`,
      level: widest.level / 100,
    }
  )
}

/** Files for Excel begin with a byte order mark. */
function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '')
}

/** The records up to a quotation mark that is not closed, if there is one: whoever reads the file in full says where. */
function* recordsOf(text: string): Generator<CsvRecord, void> {
  try {
    yield* csvRecords(text)
  } catch (error) {
    if (!(error instanceof OpenQuote)) throw error
  }
}

function lowered(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.toLowerCase())
}
