import type { Target } from '../plan.js'
import type { Kind, Statement } from '../statement.js'
import { productRow, scaled, terms } from './rows.js'
import { subjectOf } from './subjects.js'

/** Reaches a share of another indicator's level, in percent; to pass it is to reach it. */
export const converge: Kind = {
  name: 'converge',
  width: 'level',
  rows: (statement, [interval], space, claim) => {
    const ratio = terms(
      [space.value(subjectOf(statement).indicator, statement.year), 1],
      [space.value(other(statement), statement.year), -1],
    )
    return [productRow(claim, ratio, scaled(interval!, 0.01))]
  },
  measure: (statement, path) => {
    const own = path.at(subjectOf(statement).indicator, statement.year)
    return [[(own / path.at(other(statement), statement.year)) * 100]]
  },
}

function other({ source }: Statement): string {
  return (source.row as Target).converge!.to.indicator
}
