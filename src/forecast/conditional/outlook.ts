import { normalQuantile } from '../../numerics/special/normal.js'
import { forecastOne } from '../batch.js'
import { clean, type Series } from '../history/clean.js'
import type { History } from '../history/history.js'
import type { Method } from '../method.js'
import type { Cause } from '../remark.js'
import type { Scale } from '../scale.js'
import type { RegressorPath } from './dynamic-regression.js'
import type { GivenPath } from './read-paths.js'
import type { PathOrigin } from './remark.js'

/** An indicator that another depends on. */
export interface Explanatory {
  readonly indicator: string
  /** Undefined when the region has none. */
  readonly history: History | undefined
  /** Its path in the years ahead, and where that is from; else it is forecast. */
  readonly given: { readonly path: GivenPath; readonly source: string } | undefined
}

/** Its values in the years of the series that depends on it, and what is expected of it after them. */
export interface ExplanatoryOutlook {
  readonly indicator: string
  /** From its own first year to the last of the series. */
  readonly past: Series
  /** One a year ahead. */
  readonly ahead: readonly Expected[]
  readonly origin: PathOrigin
}

interface Expected {
  readonly centre: number
  /** An interval and its level; undefined for what is certain. */
  readonly interval: readonly [lower: number, upper: number, level: number] | undefined
}

/** Level of the interval that stands for a forecast's spread. */
const LEVEL = 0.95
/** A given path this near to the history is the same. */
const NEAR = 0.01
/** A given path that begins at more than so many times the last known value, or less than one such part, is in doubt. */
const FAR = 3

/**
 * Lines an indicator up with a series that ends in `last`: its history up to then; after it the given path, else
 * what is known already, else a forecast.
 */
export function outlookOf(
  { indicator, history, given }: Explanatory,
  last: number,
  horizon: number,
  method: Method,
): ExplanatoryOutlook | Cause {
  const of = (cause: Cause | 'absent'): Cause => ({ kind: 'regressor', indicator, cause })
  if (!history) return of('absent')
  const cleaned = clean(history)
  if ('cause' in cleaned) return of(cleaned.cause)
  const { series } = cleaned
  const end = series.start + series.values.length - 1
  const known = (year: number): Expected | undefined => {
    const centre = year > end ? undefined : series.values[year - series.start]
    return centre === undefined ? undefined : { centre, interval: undefined }
  }
  const path = given?.path
  const faults = [path?.values, path?.interval?.lower, path?.interval?.upper].flatMap((h) => h?.faults ?? [])
  if (faults.length > 0) return of({ kind: 'unreadable', faults })
  const years = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
  const source = given?.source

  const past = years(series.start, last).map((year) => known(year) ?? (path && givenIn(path, year)))
  const before = years(series.start, last).filter((_, i) => past[i] === undefined)
  if (before.length > 0) return lacking(before)
  const forecast =
    path || end >= last + horizon
      ? undefined
      : forecastOne(history, { method, horizon: last + horizon - end })
  if (forecast && 'cause' in forecast) return of(forecast.cause)
  const ahead = years(last + 1, last + horizon).map((year): Expected | undefined => {
    if (path) return givenIn(path, year) ?? known(year)
    if (year <= end) return known(year)
    const at = (probability: number) => forecast!.path.quantile(year - end - 1, probability)
    return { centre: at(0.5), interval: [at((1 - LEVEL) / 2), at((1 + LEVEL) / 2), LEVEL] }
  })
  const after = years(last + 1, last + horizon).filter((_, i) => ahead[i] === undefined)
  if (after.length > 0) return lacking(after)
  return {
    indicator,
    past: { start: series.start, values: Float64Array.from(past, (one) => one!.centre) },
    ahead: ahead.map((one) => one!),
    origin: path
      ? {
          kind: 'given',
          source: source!,
          uncertain: path.interval !== undefined,
          ...gapOf(path),
          ...jumpOf(path),
        }
      : forecast
        ? { kind: 'forecast', method: method.id }
        : { kind: 'known' },
  }

  function lacking(missing: readonly number[]): Cause {
    return { kind: 'lacking', indicator, years: missing, ...(source === undefined ? {} : { source }) }
  }

  function gapOf({ values }: GivenPath) {
    const year = values.years.findLast((one, i) => known(one) && !Number.isNaN(values.values[i]))
    if (year === undefined) return {}
    const share = valueIn(values, year)! / known(year)!.centre - 1
    return Math.abs(share) > NEAR ? { gap: { year, share } } : {}
  }

  function jumpOf({ values: { years, values } }: GivenPath) {
    const first = values.find((value, i) => years[i]! > end && !Number.isNaN(value))
    const last = series.values.at(-1)!
    if (first === undefined || last === 0) return {}
    const ratio = first / last
    const far = ratio < 0 ? last > 0 : ratio > FAR || ratio < 1 / FAR
    return far ? { jump: { first, last, year: end } } : {}
  }
}

function valueIn({ years, values }: History, year: number): number | undefined {
  const value = values[years.indexOf(year)]
  return value === undefined || Number.isNaN(value) ? undefined : value
}

function givenIn({ values, interval }: GivenPath, year: number): Expected | undefined {
  const centre = valueIn(values, year)
  if (centre === undefined) return undefined
  const [lower, upper] = [
    interval && valueIn(interval.lower, year),
    interval && valueIn(interval.upper, year),
  ]
  return {
    centre,
    interval: lower === undefined || upper === undefined ? undefined : [lower, upper, interval!.level],
  }
}

/**
 * What is expected on a scale: standard deviations are those of a normal distribution with the interval's width
 * there, or twice its upper half where the scale has no place for the lower end.
 */
export function onScale(ahead: readonly Expected[], { forward }: Pick<Scale, 'forward'>): RegressorPath {
  return {
    mean: Float64Array.from(ahead, ({ centre }) => forward(centre)),
    sd: Float64Array.from(ahead, ({ centre, interval }) => {
      if (!interval) return 0
      const [lower, upper, level] = interval
      const low = forward(lower)
      const width = Number.isFinite(low) ? forward(upper) - low : 2 * (forward(upper) - forward(centre))
      return width / (2 * normalQuantile((1 + level) / 2))
    }),
  }
}
