import type { ForecastLine, YearValue } from '../data/forecast-data.js'
import { plain } from '../page/text.js'
import { bandLooks } from './fan-bands.js'
import type { Band, Paths } from './paths.js'

/**
 * A plot of a history and of forecasts from it or from parts of it, under the first of `labels`, which are all
 * different. Of the years in `marks` those that are shown are marked.
 *
 * @throws RangeError when the history is empty, or a forecast is, or its intervals do not fit its years.
 */
export function forecastPaths(
  name: string,
  history: readonly YearValue[],
  lines: readonly ForecastLine[],
  { unit, labels, styles, marks }: Pick<Paths, 'unit' | 'labels' | 'styles' | 'marks'>,
): Paths {
  if (history.length === 0) throw new RangeError(`"${plain(name)}" has no history to draw`)
  for (const line of lines) checkLine(name, line)
  const first = Math.min(history[0]!.year, ...lines.map((line) => line.from.year))
  const last = Math.max(history.at(-1)!.year, ...lines.map(endOf))
  const from = Math.min(last, ...lines.map((line) => line.from.year))
  const years = Array.from({ length: last - from + 1 }, (_, i) => from + i)
  const known = (value: number | undefined) => (Number.isFinite(value) ? value! : null)
  const at = ({ from }: ForecastLine, values: readonly number[], year: number) =>
    known(year === from.year ? from.value : values[year - from.year - 1])
  const fanned = lines.filter(({ intervals }) => intervals.length > 0).length
  const bandOf = (run: number, depth: number): Band[] => {
    const line = lines[run]!
    const interval = [...line.intervals].sort((a, b) => b.share - a.share)[depth]
    if (!interval) return []
    const edges = years
      .filter((year) => year >= line.from.year && year <= endOf(line))
      .map((year) => {
        const [low, high] = [at(line, interval.low, year), at(line, interval.high, year)]
        return { year, ...(low === null || high === null ? { low: null, high: null } : { low, high }) }
      })
    return [{ run, share: interval.share, ...bandLooks(depth, fanned), edges }]
  }
  const depths = Math.max(0, ...lines.map(({ intervals }) => intervals.length))
  const bands = Array.from({ length: depths }, (_, depth) =>
    lines.flatMap((_, run) => bandOf(run, depth)),
  ).flat()
  return {
    unit,
    years,
    labels,
    ...(styles ? { styles } : {}),
    paths: lines.map((line) => years.map((year) => at(line, line.median, year))),
    ...(bands.length > 0 ? { fan: { centre: 'median', bands } } : {}),
    history: history.filter(({ value }) => Number.isFinite(value)),
    targets: [],
    marks: [...new Set(marks)].filter((year) => year >= first && year <= last).sort((a, b) => a - b),
    first,
    last,
  }
}

function endOf({ from, median }: ForecastLine): number {
  return from.year + median.length
}

function checkLine(name: string, { median, intervals }: ForecastLine): void {
  const years = median.length
  if (years === 0) throw new RangeError(`a forecast of "${plain(name)}" has no years`)
  for (const { share, low, high } of intervals) {
    if (!(share > 0 && share < 1)) throw new RangeError(`an interval holds a share in (0, 1), not ${share}`)
    if (low.length !== years || high.length !== years)
      throw new RangeError(
        `an interval of "${plain(name)}" has ${low.length} and ${high.length} ends for ${years} years`,
      )
  }
}

/** Significant digits of the largest value that are shown. */
const DIGITS = 4

/** Decimals that show the largest of some values with four digits. */
export function digitsFor(values: readonly number[]): number {
  const largest = values.reduce(
    (most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most),
    0,
  )
  return largest > 0 ? Math.max(0, DIGITS - 1 - Math.floor(Math.log10(largest))) : 0
}
