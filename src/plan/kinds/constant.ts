import type { Constant } from '../plan.js'
import type { Kind, Statement } from '../statement.js'
import { ALWAYS } from './relation.js'
import { levelRow, scaled, terms } from './rows.js'

/** A number that relations use; its band is a share of it, besides its rounding. */
export const constant: Kind = {
  name: 'value',
  width: 'level',
  rows: (statement, [interval], space, claim) => {
    const { subject } = statement.source.row as Constant
    const variable = space.value(subject.indicator, ALWAYS)
    return [levelRow(claim, terms([variable, 1]), scaled(interval!, subject.scale))]
  },
  measure: (statement: Statement, path) => {
    const { subject } = statement.source.row as Constant
    return [[path.at(subject.indicator, ALWAYS) / subject.scale]]
  },
}
