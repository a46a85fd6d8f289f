import { change } from './kinds/change.js'
import { constant } from './kinds/constant.js'
import { converge } from './kinds/converge.js'
import { everyYear, growth } from './kinds/growth.js'
import { base, level } from './kinds/level.js'
import { relation } from './kinds/relation.js'
import { steady } from './kinds/steady.js'
import { sum } from './kinds/sum.js'
import { times } from './kinds/times.js'
import type { Constant, Outcome, Plan, Printed, Relation, Target } from './plan.js'
import type { Kind, Rank, Source, Statement } from './statement.js'

/**
 * Everything that a plan says, one statement a figure, in the order of their ids, so that nothing depends on
 * the order of the file.
 */
export function statementsOf(plan: Plan): Statement[] {
  return [
    ...plan.targets.flatMap((row) => ofRow(row, 'target', row.status ?? 'anticipated')),
    ...plan.facts.flatMap((row) => ofRow(row, 'fact', 'fact')),
    ...plan.outcomes.flatMap((row) => ofOutcome(row)),
    ...plan.relations.map((row) => ofRelation(row, plan)),
    ...[...plan.constants.values()].map(ofConstant),
  ].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

function ofRow(row: Target, kind: 'target' | 'fact', rank: Rank): Statement[] {
  const figures: [Kind, readonly Printed[] | undefined, Rank][] = [
    // What is printed of the base year is no aim.
    [base, row.base, 'fact'],
    [level, row.target, rank],
    [row.everyYear ? everyYear : growth, row.growth && [row.growth], rank],
    [change, row.change && [row.change], rank],
    [sum, row.sum && [row.sum], rank],
    [times, row.times && [row.times], rank],
    [converge, row.converge && [row.converge.share], rank],
  ]
  const given = figures.filter(([, printed]) => printed !== undefined)
  return given.map(([of, printed, own]) => ({
    id: given.length === 1 ? row.id : `${row.id}.${of.name}`,
    source: { kind, row } satisfies Source,
    kind: of,
    rank: own,
    hard: false,
    figures: printed!,
    year: row.year,
    from: row.baseYear,
    citation: row.citation,
    place: row.place,
  }))
}

/** What came of an earlier target is a fact; the target itself is past. */
function ofOutcome(row: Outcome): Statement[] {
  if (!row.outcome) return []
  return [
    {
      id: row.id,
      source: { kind: 'outcome', row },
      kind: level,
      rank: 'fact',
      hard: false,
      figures: row.outcome,
      year: row.year,
      from: row.year - 1,
      citation: row.citation,
      place: row.place,
    },
  ]
}

function ofRelation(row: Relation, plan: Plan): Statement {
  const { kind, value } = row.band
  const percent = row.says.kind === 'steady' || kind === 'share'
  return {
    id: row.id,
    source: { kind: 'relation', row },
    kind: row.says.kind === 'steady' ? steady : relation,
    rank: row.status === 'assumption' ? 'assumption' : 'accounting',
    hard: row.status === 'identity',
    figures: [
      {
        value: percent ? value * 100 : value,
        half: 0,
        // Three digits, whatever base units its sides are in.
        decimals: percent ? 2 : 2 - Math.floor(Math.log10(value)),
        qualifier: 'at most',
        text: '',
      },
    ],
    year: row.years.at(-1) ?? plan.end,
    from: plan.base,
    citation: row.citation,
    place: row.place,
  }
}

function ofConstant(row: Constant): Statement {
  const { value, band, status } = row
  return {
    id: row.subject.indicator,
    source: { kind: 'constant', row },
    kind: constant,
    rank: status === 'assumption' ? 'assumption' : 'fact',
    hard: status === 'identity',
    figures: [{ ...value, half: value.half + Math.abs(value.value) * band }],
    year: 0,
    from: 0,
    citation: row.citation,
    place: row.place,
  }
}
