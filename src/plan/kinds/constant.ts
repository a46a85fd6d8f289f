import type { Constant } from '../plan.js'
import { ALWAYS, type Kind } from '../statement.js'
import { levelRow, scaled, terms } from './rows.js'
import { ownUnit } from './subjects.js'

/** A number that relations use; its band is a share of it, besides its rounding. */
export const constant: Kind = {
  id: 'value',
  name: 'value',
  width: 'level',
  unit: ownUnit,
  rows: (statement, [interval], space, claim) => {
    const { subject } = statement.source.row as Constant
    const variable = space.value(subject.indicator, ALWAYS)
    return [levelRow(claim, terms([variable, 1]), scaled(interval!, subject.scale))]
  },
  measure: (statement, path) => {
    const { subject } = statement.source.row as Constant
    return [[path.at(subject.indicator, ALWAYS) / subject.scale]]
  },
}
