import type { Language } from '../../base/label.js'
import type { Check, Group } from '../../plan/check/check.js'
import { intervalOf } from '../../plan/interval.js'
import { subjectsOf } from '../../plan/kinds/subjects.js'
import type { Citation, Printed } from '../../plan/plan.js'
import type { Statement } from '../../plan/statement.js'
import { aloneText, answerText, conflictTitle, memberText, repairText } from '../../plan/words/check-words.js'
import { evaluationSentence } from '../../plan/words/evaluation-words.js'
import { figureText, figureUnit, statementName } from '../../plan/words/statement-words.js'
import type { PlanFindings } from '../../study/check-plan.js'

/** A check as JSON, with its certificates; infinite and missing numbers are null. */
export function checkJson({ check, lint, evaluation, scenarios }: PlanFindings): string {
  const { groups, witness, plan } = check
  const numbers = conflictNumbers(groups)
  const document = {
    plan: plan.name,
    region: plan.region,
    feasible: check.feasible,
    complete: check.complete && groups.every((g) => g.complete),
    answer: both((language) => answerText(check, language)),
    statements: check.alone.map(({ statement, verdict, implied, used }) => ({
      id: statement.id,
      row: rowId(statement),
      kind: statement.kind.name,
      status: statement.hard ? 'identity' : statement.rank,
      indicators: subjectsOf(statement).map((s) => s.indicator),
      name: both((language) => statementName(statement, language)),
      figure: figureText(statement, 'en'),
      value: one(statement.figures.map((f) => f.value)),
      ...bounds(statement, plan.policy),
      unit: figureUnit(statement, 'en'),
      year: statement.year,
      from: statement.from,
      verdict,
      implied,
      about_used: used,
      needs_growth: check.needs.find((n) => n.statement === statement)?.growth ?? null,
      conflicts: groups
        .flatMap((g) => g.conflicts)
        .filter((c) => c.members.some((m) => m.statement === statement || m.repeated.includes(statement)))
        .map((c) => numbers.get(c)),
      ...place(statement.citation),
    })),
    conflicts: groups.flatMap((group, g) =>
      group.conflicts.map((conflict) => ({
        number: numbers.get(conflict),
        group: g + 1,
        family: conflict.family + 1,
        members: conflict.members.map((m) => m.statement.id),
        implied: Object.fromEntries(conflict.members.map((m) => [m.statement.id, m.implied])),
        repeated: Object.fromEntries(
          conflict.members
            .filter((m) => m.repeated.length > 0)
            .map((m) => [m.statement.id, m.repeated.map((s) => s.id)]),
        ),
        rests_on: [
          ...conflict.rests.map((s) => s.id),
          ...conflict.members
            .filter((m) => m.statement.source.kind === 'relation')
            .map((m) => m.statement.id),
        ],
        sentence: both((language) =>
          [conflictTitle(conflict, language), ...conflict.members.map((m) => memberText(m, language))].join(
            '\n',
          ),
        ),
      })),
    ),
    repairs: groups.flatMap((group, g) =>
      group.repairs.map((repair) => ({
        group: g + 1,
        changes: repair.changes.map(({ statement, from, to, relative }) => ({
          id: statement.id,
          from: one(from.map((f) => f.value)),
          to: one(to.map((f) => f.value)),
          unit: figureUnit(statement, 'en'),
          relative,
          status: statement.rank,
        })),
        verified: repair.verified,
        sentence: both((language) => repairText(repair, language)),
      })),
    ),
    lint: lint.map(({ kind, statements, message }) => ({ kind, statements, message })),
    evaluation: evaluation.map((e) => ({
      id: e.outcome.id,
      status: e.status,
      target: e.outcome.target && one(e.outcome.target.map((f) => f.value)),
      outcome: e.outcome.outcome && one(e.outcome.outcome.map((f) => f.value)),
      exceeded: e.exceeded,
      percent: e.percent,
      ...place(e.outcome.citation),
      sentence: both((language) => evaluationSentence(e, language)),
    })),
    rows: rowSentences(check),
    scenarios: scenarios.map((s) => ({
      scenario: s.scenario,
      targets: s.verdicts.map((v) => ({
        target: v.target.id,
        status: v.status,
        projected: v.projected,
        wanted: v.wanted,
        reached: v.reached ?? null,
        gap: v.gap,
        gap_percent: v.gapPercent,
        conflicts: s.explained(v).map((c) => numbers.get(c)),
      })),
      conflicts: s.broken.map(({ conflict, members }) => ({
        number: numbers.get(conflict),
        gives_way: members.map((m) => m.id),
      })),
    })),
    witness: {
      verified: witness.verified,
      without: witness.without.map((s) => s.id),
      failing: witness.failing.map((s) => s.id),
      unit: 'base units (元, 人, plain ratios)',
      values: Object.fromEntries(
        [...witness.values].map(([indicator, path]) => [indicator, Object.fromEntries(path)]),
      ),
    },
  }
  return `${JSON.stringify(document, null, 1)}\n`
}

/** Conflicts counted from 1, in the order of groups. */
export function conflictNumbers(groups: readonly Group[]): Map<Group['conflicts'][number], number> {
  return new Map(groups.flatMap((g) => g.conflicts).map((c, i) => [c, i + 1]))
}

function rowSentences(check: Check) {
  const rows = new Map<string, (typeof check.alone)[number][]>()
  for (const figure of check.alone) {
    if (figure.verdict === 'single') continue
    const id = rowId(figure.statement)
    rows.set(id, [...(rows.get(id) ?? []), figure])
  }
  return [...rows].map(([id, figures]) => ({
    id,
    verdict: figures[0]!.verdict,
    sentence: both((language) => aloneText(figures, language)),
  }))
}

function rowId({ source, id }: Statement): string {
  return source.kind === 'constant' ? id : source.row.id
}

function bounds(statement: Statement, policy: Check['plan']['policy']) {
  const intervals = statement.figures.map((f: Printed) => intervalOf(f, statement.kind.width, policy))
  return { low: one(intervals.map((i) => i.low)), high: one(intervals.map((i) => i.high)) }
}

function place({ table, row, page }: Citation) {
  return { table, row_number: row ?? null, page: page ?? null }
}

/** One number as it is, several as a list. */
function one(values: readonly number[]): number | readonly number[] {
  return values.length === 1 ? values[0]! : values
}

function both(text: (language: Language) => string): { zh: string; en: string } {
  return { zh: text('zh'), en: text('en') }
}
