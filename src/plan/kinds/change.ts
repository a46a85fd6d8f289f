import type { Interval } from '../interval.js'
import type { Target } from '../plan.js'
import type { Kind, Statement } from '../statement.js'
import { DIFFERENCE_GIVE, FACTOR_GIVE, levelRow, productRow, scaled, terms } from './rows.js'
import { subjectOf } from './subjects.js'

/** Change from the base year: in percent of its value, or in the unit (points for shares). */
export const change: Kind = {
  id: 'change',
  name: 'change',
  width: 'level',
  sinceBase: true,
  isChange: true,
  mayBeNegative: true,
  printed: (row) => row.change && [row.change],
  unit: (statement) => {
    if (inPercent(statement)) return '%'
    const { unit } = subjectOf(statement)
    return unit === '%' ? 'pp' : unit
  },
  implied: ({ base, target, changesInPercent }) =>
    changesInPercent ? (target / base - 1) * 100 : target - base,
  rows: (statement, [interval], space, claim) => {
    const { indicator, scale } = subjectOf(statement)
    const pair = terms(
      [space.value(indicator, statement.year), 1],
      [space.value(indicator, statement.from), -1],
    )
    return [
      inPercent(statement)
        ? productRow(claim, pair, ratio(interval!))
        : levelRow(claim, pair, scaled(interval!, scale)),
    ]
  },
  measure: (statement, path) => {
    const { indicator, scale } = subjectOf(statement)
    const [start, end] = [path.at(indicator, statement.from), path.at(indicator, statement.year)]
    return [[inPercent(statement) ? (end / start - 1) * 100 : (end - start) / scale]]
  },
  give: (statement, path) => {
    if (inPercent(statement)) return FACTOR_GIVE
    const { indicator, scale } = subjectOf(statement)
    const ends = [statement.from, statement.year].map((year) => Math.abs(path.at(indicator, year)))
    return (DIFFERENCE_GIVE * Math.max(...ends)) / scale
  },
}

/** Whether a target's change is a share of its base value (energy intensity −13.5%) and not points of a ratio. */
export function changesInPercent(target: Target): boolean {
  return target.change?.text.endsWith('%') === true && !['%', '‰'].includes(target.subjects[0]!.unit)
}

function inPercent({ source }: Statement): boolean {
  return (source.kind === 'target' || source.kind === 'fact') && changesInPercent(source.row)
}

function ratio({ low, high }: Interval): Interval {
  return { low: Math.max(0, 1 + low / 100), high: Math.max(0, 1 + high / 100) }
}
