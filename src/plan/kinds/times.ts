import type { Kind } from '../statement.js'
import { productRow, terms } from './rows.js'
import { subjectOf } from './subjects.js'

/** The level as a multiple of the base year's: 翻番 is 2. */
export const times: Kind = {
  id: 'times',
  name: 'times',
  width: 'level',
  sinceBase: true,
  printed: (row) => row.times && [row.times],
  unit: () => '',
  implied: ({ base, target }) => target / base,
  rows: (statement, [interval], space, claim) => {
    const { indicator } = subjectOf(statement)
    const ratio = terms(
      [space.value(indicator, statement.year), 1],
      [space.value(indicator, statement.from), -1],
    )
    return [productRow(claim, ratio, interval!)]
  },
  measure: (statement, path) => {
    const { indicator } = subjectOf(statement)
    return [[path.at(indicator, statement.year) / path.at(indicator, statement.from)]]
  },
}
