import { labelOf } from '../../base/label.js'
import type { Problem } from '../../base/problem.js'
import type { Parsed } from '../../language/parsed.js'
import type { PlanSyntax } from '../../language/schema/plan.js'
import type { Model } from '../../model/model.js'
import { readQuantity } from '../../model/quantity.js'
import type { Plan } from '../plan.js'
import { PERCENT, PlanReader } from './plan-reader.js'
import { RelationReader } from './resolve-relations.js'
import { RowReader } from './resolve-rows.js'

/**
 * Resolves a plan file: indicators (those of a model, if there is one, and the plan's own), units, figures and
 * relations. Says everything that is wrong with it.
 */
export function resolvePlan(
  parsed: Parsed<PlanSyntax>,
  model: Model | undefined,
): { readonly plan?: Plan; readonly problems: readonly Problem[] } {
  const reader = new PlanReader(parsed, model)
  const { syntax, file, problems } = reader
  const { period, document } = syntax
  if (period.end <= period.base)
    reader.error(
      'bad-years',
      `the target year ${period.end} is not after the base year ${period.base}`,
      file.place(['period', 'end']),
    )
  const rows = new RowReader(reader)
  const relations = new RelationReader(reader, rows)
  const plan: Plan = {
    name: syntax.plan,
    label: labelOf(syntax.label, syntax.plan),
    title: labelOf(document?.title, ''),
    region: syntax.region ?? '',
    base: period.base,
    end: period.end,
    policy: {
      aboutGrowth: policy(reader, 'about_growth', '0.5pp') * 100,
      aboutLevel: policy(reader, 'about_level', '2%'),
    },
    targets: (syntax.targets ?? []).flatMap((t, i) => rows.target(t, ['targets', i])),
    outcomes: (syntax.outcomes ?? []).flatMap((o, i) => rows.outcome(o, ['outcomes', i])),
    facts: (syntax.facts ?? []).flatMap((f, i) => rows.fact(f, ['facts', i])),
    constants: relations.constants(),
    relations: (syntax.relations ?? []).flatMap((r, i) => relations.relation(r, ['relations', i])),
    tables: (syntax.tables ?? []).map((t, i) => rows.table(t, ['tables', i])),
  }
  return problems.some((p) => p.severity === 'error') ? { problems } : { plan, problems }
}

function policy(reader: PlanReader, key: 'about_growth' | 'about_level', usual: string): number {
  const read = readQuantity(reader.syntax.policy?.[key] ?? usual, PERCENT, reader.units)
  const place = () => reader.file.place(['policy', key])
  if (!('value' in read)) reader.error(read.kind, read.message, place(), read.hint)
  else if (read.value < 0) reader.error('bad-number', 'a width cannot be negative', place())
  else return read.value
  return 0
}
