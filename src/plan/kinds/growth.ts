import type { Interval } from '../interval.js'
import type { Kind } from '../statement.js'
import { FACTOR_GIVE, productRow, terms, yearsAfter } from './rows.js'
import { subjectOf } from './subjects.js'

/** What average growth and growth in each year have in common. */
const RATE = {
  name: 'growth',
  width: 'growth',
  sinceBase: true,
  isGrowth: true,
  mayBeNegative: true,
  unit: () => '%',
  implied: ({ base, target, years }) => averageGrowth(base, target, years),
  give: () => FACTOR_GIVE,
} satisfies Partial<Kind>

/** Average annual growth in percent: (end / start)^(1 / years) − 1, as 年均 is computed. */
export const growth: Kind = {
  ...RATE,
  id: 'growth',
  printed: (row) => (row.growth && !row.everyYear ? [row.growth] : undefined),
  rows: (statement, [interval], space, claim) => {
    const { indicator } = subjectOf(statement)
    const { year, from } = statement
    const ratio = terms([space.value(indicator, year), 1], [space.value(indicator, from), -1])
    return [productRow(claim, ratio, factors(interval!, year - from))]
  },
  measure: (statement, path) => {
    const { indicator } = subjectOf(statement)
    const { year, from } = statement
    return [[((path.at(indicator, year) / path.at(indicator, from)) ** (1 / (year - from)) - 1) * 100]]
  },
}

/** Growth in each year, in percent. */
export const everyYear: Kind = {
  ...RATE,
  id: 'every-year',
  printed: (row) => (row.growth && row.everyYear ? [row.growth] : undefined),
  rows: (statement, [interval], space, claim) => {
    const { indicator } = subjectOf(statement)
    return yearsAfter(statement.from, statement.year).map((year) =>
      productRow(
        claim,
        terms([space.value(indicator, year), 1], [space.value(indicator, year - 1), -1]),
        factors(interval!, 1),
      ),
    )
  },
  measure: (statement, path) => {
    const { indicator } = subjectOf(statement)
    return [
      yearsAfter(statement.from, statement.year).map(
        (year) => (path.at(indicator, year) / path.at(indicator, year - 1) - 1) * 100,
      ),
    ]
  },
}

/** By what values are multiplied over so many years of growth in percent. */
function factors({ low, high }: Interval, years: number): Interval {
  return { low: Math.max(0, 1 + low / 100) ** years, high: Math.max(0, 1 + high / 100) ** years }
}

/**
 * Average annual growth from `start` to `end` over `years`, in percent: the geometric mean
 * (end / start)^(1 / years) − 1, as 年均 is computed. NaN unless both are positive.
 */
export function averageGrowth(start: number, end: number, years: number): number {
  return start > 0 && end > 0 && years > 0 ? ((end / start) ** (1 / years) - 1) * 100 : Number.NaN
}
