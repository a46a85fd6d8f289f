import { isKept } from '../interval.js'
import type { Kind, Statement } from '../statement.js'
import { averageGrowth } from './growth.js'
import { levelRow, scaled, terms, yearsAfter } from './rows.js'
import { ownUnit, subjectsOf } from './subjects.js'

/** Values in the statement's year (in every year up to it, when they are to be kept): a level or a structure. */
export const level: Kind = {
  id: 'target',
  name: 'target',
  width: 'level',
  levelOf: 'year',
  printed: (row) => row.target,
  unit: ownUnit,
  implied: ({ base, factor, added }) => (Number.isNaN(factor) ? base + added : base * factor),
  growthNeeded: averageGrowth,
  rows: (statement, intervals, space, claim) =>
    subjectsOf(statement).flatMap(({ indicator, scale }, i) =>
      years(statement, i).map((year) =>
        levelRow(claim, terms([space.value(indicator, year), 1]), scaled(intervals[i]!, scale)),
      ),
    ),
  measure: (statement, path) =>
    subjectsOf(statement).map(({ indicator, scale }, i) =>
      years(statement, i).map((year) => path.at(indicator, year) / scale),
    ),
}

/** A value in the base year. */
export const base: Kind = {
  id: 'base',
  name: 'base',
  width: 'level',
  levelOf: 'base year',
  sinceBase: true,
  printed: (row) => row.base,
  unit: ownUnit,
  implied: ({ target, factor, added }) => (Number.isNaN(factor) ? target - added : target / factor),
  rows: (statement, intervals, space, claim) =>
    subjectsOf(statement).map(({ indicator, scale }, i) =>
      levelRow(claim, terms([space.value(indicator, statement.from), 1]), scaled(intervals[i]!, scale)),
    ),
  measure: (statement, path) =>
    subjectsOf(statement).map(({ indicator, scale }) => [path.at(indicator, statement.from) / scale]),
}

function years(statement: Statement, figure: number): number[] {
  return isKept(statement.figures[figure]!) ? yearsAfter(statement.from, statement.year) : [statement.year]
}
