import type { Identity } from './identity.js'
import type { NamedSeries } from './named-series.js'

/** By how much a total and the sum of its parts differ in a year. */
export interface YearGap {
  readonly year: number
  readonly total: number
  readonly sum: number
  /** The difference as a share of the larger of the total and the sum of the parts without their signs. */
  readonly share: number
}

/** Gaps below this share are rounding of printed figures. */
export const ROUNDED = 0.001

/** The gaps of an identity in each year that all its series have. */
export function yearGaps({ total, parts }: Identity, all: readonly NamedSeries[]): YearGap[] {
  const members = [total, ...parts.map((part) => part.series)].map((k) => all[k]!.series)
  const first = members.reduce((latest, { start }) => Math.max(latest, start), -Infinity)
  const end = members.reduce(
    (earliest, { start, values }) => Math.min(earliest, start + values.length),
    Infinity,
  )
  const gaps: YearGap[] = []
  for (let year = first; year < end; year++) {
    const value = (k: number) => all[k]!.series.values[year - all[k]!.series.start]!
    let size = Math.abs(value(total))
    let absolute = 0
    let sum = 0
    for (const { series, sign } of parts) {
      sum += sign * value(series)
      absolute += Math.abs(value(series))
    }
    size = Math.max(size, absolute)
    gaps.push({ year, total: value(total), sum, share: size > 0 ? Math.abs(value(total) - sum) / size : 0 })
  }
  return gaps
}

/** Whether a total is the sum of its parts to within a tenth in at least half of the years; not when there are none. */
export function addsUpRoughly(gaps: readonly YearGap[]): boolean {
  return gaps.length > 0 && 2 * gaps.filter(({ share }) => share <= 0.1).length >= gaps.length
}

/**
 * The middle one of the years in which a total is off the sum of its parts by more than half of itself, when those
 * are most of the years; undefined when they are not. A total that is small because parts cancel out is not meant.
 */
export function farOff(gaps: readonly YearGap[]): YearGap | undefined {
  const far = gaps.filter(
    ({ total, sum, share }) => Math.abs(total - sum) > Math.abs(total) / 2 && share > 1 / 3,
  )
  return 2 * far.length > gaps.length ? far[far.length >> 1] : undefined
}

/** An identity that the histories do not keep. */
export interface Incoherence {
  /** The total. */
  readonly region: string
  readonly indicator: string
  /** In how many years, and of how many. */
  readonly years: number
  readonly of: number
  readonly worst: YearGap
}

/** Identities that histories miss by more than rounding, worst first. */
export function incoherences(identities: readonly Identity[], all: readonly NamedSeries[]): Incoherence[] {
  return identities
    .flatMap((identity) => {
      const gaps = yearGaps(identity, all)
      const missed = gaps.filter(({ share }) => share > ROUNDED)
      if (missed.length === 0) return []
      const worst = missed.reduce((most, gap) => (gap.share > most.share ? gap : most))
      const { region, indicator } = all[identity.total]!
      return [{ region, indicator, years: missed.length, of: gaps.length, worst }]
    })
    .sort((a, b) => b.worst.share - a.worst.share)
}
