import type { Interval } from '../interval.js'
import { FACTOR_GIVE, type Kind } from '../statement.js'
import { productRow, terms, yearsAfter } from './rows.js'
import { subjectOf } from './subjects.js'

/** Average annual growth in percent: (end / start)^(1 / years) − 1, as 年均 is computed. */
export const growth: Kind = {
  name: 'growth',
  width: 'growth',
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
  give: () => FACTOR_GIVE,
}

/** Growth in each year, in percent. */
export const everyYear: Kind = {
  name: 'growth',
  width: 'growth',
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
  give: () => FACTOR_GIVE,
}

/** By what values are multiplied over so many years of growth in percent. */
function factors({ low, high }: Interval, years: number): Interval {
  return { low: Math.max(0, 1 + low / 100) ** years, high: Math.max(0, 1 + high / 100) ** years }
}
