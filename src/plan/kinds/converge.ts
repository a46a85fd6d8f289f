import type { Subject, Target } from '../plan.js'
import type { Kind, Statement } from '../statement.js'
import { productRow, scaled, terms } from './rows.js'
import { subjectOf } from './subjects.js'

/** Reaches a share of another indicator's level, in percent; to pass it is to reach it. */
export const converge: Kind = {
  id: 'converge',
  name: 'converge',
  width: 'level',
  printed: (row) => row.converge && [row.converge.share],
  unit: () => '%',
  other: otherOf,
  rows: (statement, [interval], space, claim) => {
    const ratio = terms(
      [space.value(subjectOf(statement).indicator, statement.year), 1],
      [space.value(otherOf(statement).indicator, statement.year), -1],
    )
    return [productRow(claim, ratio, scaled(interval!, 0.01))]
  },
  measure: (statement, path) => {
    const level = path.at(subjectOf(statement).indicator, statement.year)
    return [[(level / path.at(otherOf(statement).indicator, statement.year)) * 100]]
  },
}

function otherOf({ source }: Statement): Subject {
  return (source.row as Target).converge!.to
}
