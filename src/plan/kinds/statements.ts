import type { Constant, Outcome, Plan, Relation, Target } from '../plan.js'
import type { Kind, Rank, Statement } from '../statement.js'
import { change } from './change.js'
import { constant } from './constant.js'
import { converge } from './converge.js'
import { everyYear, growth } from './growth.js'
import { base, level } from './level.js'
import { relation } from './relation.js'
import { steady } from './steady.js'
import { sum } from './sum.js'
import { times } from './times.js'

/** The kinds of figures that rows of targets and facts print. */
const ROW_KINDS: readonly Kind[] = [base, level, growth, everyYear, change, sum, times, converge]

/** Every kind of statement. */
export const KINDS: readonly Kind[] = [...ROW_KINDS, relation, steady, constant]

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

function ofRow(row: Target, source: 'target' | 'fact', rank: Rank): Statement[] {
  const printed = ROW_KINDS.flatMap((kind) => {
    const figures = kind.printed?.(row)
    return figures ? [{ kind, figures }] : []
  })
  return printed.map(({ kind, figures }) => ({
    id: printed.length === 1 ? row.id : `${row.id}.${kind.name}`,
    source: { kind: source, row },
    kind,
    // What is printed of the base year is no aim.
    rank: kind.levelOf === 'base year' ? 'fact' : rank,
    hard: false,
    figures,
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
