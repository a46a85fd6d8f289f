import { sum as total } from '../../numerics/statistics/summary.js'
import type { Kind } from '../statement.js'
import { averageGrowth } from './growth.js'
import { levelRow, scaled, terms, yearsAfter } from './rows.js'
import { ownUnit, subjectOf } from './subjects.js'

/** Total over the years after the base year. */
export const sum: Kind = {
  id: 'sum',
  name: 'sum',
  width: 'level',
  sinceBase: true,
  printed: (row) => row.sum && [row.sum],
  unit: ownUnit,
  // Along the way of even growth from base to target, or of the printed rate.
  implied: ({ base, target, growth, years }) =>
    totalOf(base, Number.isNaN(growth) ? averageGrowth(base, target, years) : growth, years),
  growthNeeded: evenGrowth,
  rows: (statement, [interval], space, claim) => {
    const { indicator, scale } = subjectOf(statement)
    const parts = yearsAfter(statement.from, statement.year).map(
      (year) => [space.value(indicator, year), 1] as const,
    )
    return [levelRow(claim, terms(...parts), scaled(interval!, scale))]
  },
  measure: (statement, path) => {
    const { indicator, scale } = subjectOf(statement)
    const years = yearsAfter(statement.from, statement.year)
    return [[total(years.map((year) => path.at(indicator, year))) / scale]]
  },
}

/** What `years` values after `base` add up to when they grow by `rate` percent a year. */
export function totalOf(base: number, rate: number, years: number): number {
  let total = 0
  for (let k = 1; k <= years; k++) total += base * (1 + rate / 100) ** k
  return total
}

/** The even annual growth, in percent, by which `years` values after `base` add up to `total`. */
export function evenGrowth(base: number, total: number, years: number): number {
  if (!(base > 0 && total > 0 && years > 0)) return Number.NaN
  const sum = (factor: number) => {
    let value = 0
    for (let k = 0; k < years; k++) value = (value + base) * factor
    return value
  }
  let [low, high] = [0, 2]
  while (sum(high) < total) high *= 2
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    if (sum(middle) < total) low = middle
    else high = middle
  }
  return (high - 1) * 100
}
