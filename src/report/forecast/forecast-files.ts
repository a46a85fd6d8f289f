import type { Language } from '../../base/label.js'
import { tidy } from '../../base/tidy.js'
import type { Failure, Forecast } from '../../forecast/batch.js'
import { medianOf, type Predictive } from '../../forecast/predictive.js'
import { causeText } from '../../forecast/words.js'
import { csv } from '../../table/csv.js'
import { noteOf } from './show-forecasts.js'

/** What was asked for. */
export interface Asked {
  readonly method: string
  /** Percentages, rising. */
  readonly levels: readonly number[]
  readonly language: Language
}

/** An entry of the JSON that `forecast` prints. */
export interface ForecastEntry {
  readonly region: string
  readonly indicator: string
  readonly method: string
  /** Empty, like the rest, where there is no forecast. */
  readonly years: readonly number[]
  readonly mean: readonly number[]
  readonly median: readonly number[]
  /** Ends of the intervals, by level in per cent. */
  readonly lower: Readonly<Record<string, readonly number[]>>
  readonly upper: Readonly<Record<string, readonly number[]>>
  /** What was done and why; or why there is no forecast. */
  readonly note: string
}

/** Forecasts as JSON: an array of entries, one a line, in the order of the histories. */
export function forecastsJson(found: readonly (Forecast | Failure)[], asked: Asked): string {
  const lines = found.map((one) => JSON.stringify(entryOf(one, asked)))
  return lines.length === 0 ? '[]\n' : `[\n${lines.join(',\n')}\n]\n`
}

function entryOf(found: Forecast | Failure, { method, levels, language }: Asked): ForecastEntry {
  const { region, indicator } = found.history
  const ends = (side: -1 | 1) =>
    Object.fromEntries(
      levels.map((level) => [
        String(level),
        'path' in found ? quantiles(found.path, (100 + side * level) / 200) : [],
      ]),
    )
  const has = 'path' in found
  return {
    region,
    indicator,
    method,
    years: has ? found.years : [],
    mean: has ? [...found.path.mean.map(digitsOf(found))] : [],
    median: has ? [...medianOf(found.path).map(digitsOf(found))] : [],
    lower: ends(-1),
    upper: ends(1),
    note: has ? noteOf(found, language) : causeText(found.cause, language),
  }
}

/** Means and medians that add up are given with all their digits, so that they do so to the last. */
function digitsOf({ remarks }: Forecast): (value: number) => number {
  return remarks.some(({ kind }) => kind === 'reconciled') ? (value) => value : tidy
}

function quantiles(path: Predictive, probability: number): number[] {
  return Array.from({ length: path.horizon }, (_, step) => tidy(path.quantile(step, probability)))
}

/** Forecasts as CSV, a row for each year; histories without a forecast have none. */
export function forecastsCsv(found: readonly (Forecast | Failure)[], { levels }: Asked): string {
  const ends = levels.flatMap((level) => [`lower_${level}`, `upper_${level}`])
  const rows = function* () {
    for (const one of found) {
      if (!('path' in one)) continue
      const { history, path, years } = one
      for (const [step, year] of years.entries()) {
        const at = (probability: number) => tidy(path.quantile(step, probability))
        const intervals = levels.flatMap((level) => [at((100 - level) / 200), at((100 + level) / 200)])
        const centre = [path.mean[step]!, path.quantile(step, 0.5)].map(digitsOf(one))
        yield [history.region, history.indicator, year, ...centre, ...intervals]
      }
    }
  }
  return csv(['region', 'indicator', 'year', 'mean', 'median', ...ends], rows())
}
