import { cellOf, type Spread } from '../../table/spread.js'
import type { Measure, Table } from '../../table/table.js'
import type { Band, Edge, Fan } from './paths.js'

/** How much of the paper a band covers, when there are few scenarios in a plot and when there are more. */
const OPACITY = { alone: 0.24, overlaid: 0.13 } as const

/** How dark a band is that lies on `depth` wider ones, where that many runs have bands. */
export function bandLooks(depth: number, runs: number): Pick<Band, 'opacity' | 'cover'> {
  const opacity = runs === 1 ? OPACITY.alone : OPACITY.overlaid
  return { opacity, cover: 1 - (1 - opacity) ** (depth + 1) }
}

/** Two levels that leave out as much above as below; `middle` is 0.5 or, when there is none, −1. */
interface Levels {
  readonly pairs: readonly { readonly low: number; readonly high: number; readonly share: number }[]
  readonly middle: number
}

/** Positions of the levels that belong together, the pair farthest apart first. */
export function pairLevels(levels: readonly number[]): Levels {
  const at = (level: number) => levels.findIndex((other) => Math.abs(other - level) < 1e-9)
  const pairs = levels.flatMap((level, low) => {
    const high = at(1 - level)
    return level < 0.5 && high > low ? [{ low, high, share: levels[high]! - level }] : []
  })
  return { pairs: pairs.sort((a, b) => b.share - a.share), middle: at(0.5) }
}

/**
 * The paths in the middle of a spread as a table of one measure and one draw: medians, or `central`, a value
 * for each run and year.
 */
export function middleTable(
  spread: Spread,
  measure: number,
  middle: number,
  central: readonly (readonly number[])[] | undefined,
): Table {
  const shown: Measure = spread.measures[measure]!
  const values = spread.runs.flatMap((_, run) =>
    spread.years.map((_, year) =>
      central
        ? (central[run]?.[year] ?? Number.NaN)
        : (spread.quantiles[cellOf(spread, run, measure, year) * spread.levels.length + middle] ??
          Number.NaN),
    ),
  )
  return {
    runs: spread.runs,
    measures: [shown],
    years: spread.years,
    draws: 1,
    values: Float64Array.from(values),
  }
}

/**
 * The bands of `runs`, in that order, widest first. In a base year without quantiles a band has no width and
 * begins where its path does.
 */
export function fanOf(
  spread: Spread,
  measure: number,
  runs: readonly number[],
  paths: readonly (readonly (number | null)[])[],
  centre: Fan['centre'],
): Fan {
  const { pairs } = pairLevels(spread.levels)
  const edge = (run: number, year: number, pair: (typeof pairs)[number]): Edge => {
    const from = cellOf(spread, runs[run]!, measure, year) * spread.levels.length
    const start = year === 0 ? (paths[run]?.[0] ?? null) : null
    const at = (level: number) => {
      const value = spread.quantiles[from + level]!
      return Number.isFinite(value) ? value : start
    }
    const [low, high] = [at(pair.low), at(pair.high)]
    return {
      year: spread.years[year]!,
      ...(low === null || high === null ? { low: null, high: null } : { low, high }),
    }
  }
  const bands = pairs.flatMap((pair, depth) =>
    runs.map(
      (_, run): Band => ({
        run,
        share: pair.share,
        ...bandLooks(depth, runs.length),
        edges: spread.years.map((_, year) => edge(run, year, pair)),
      }),
    ),
  )
  return { centre, bands }
}
