import { sum as total } from '../../numerics/statistics/summary.js'
import type { Kind } from '../statement.js'
import { levelRow, scaled, terms, yearsAfter } from './rows.js'
import { subjectOf } from './subjects.js'

/** Total over the years after the base year. */
export const sum: Kind = {
  name: 'sum',
  width: 'level',
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
