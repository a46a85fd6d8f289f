import { say } from '../../base/text.js'
import { type Interval, intervalOf } from '../interval.js'
import { totalOf } from '../kinds/sum.js'
import type { Target } from '../plan.js'
import { LINT_WORDS } from '../words/lint/words.js'
import { computed, placed, rowName, shown } from '../words/printed-words.js'
import { baseOf } from './levels.js'
import { isPoint, touch } from './range.js'
import type { Finding, LintContext, Rule } from './rule.js'

/** A period's sum called a year's value. */
export const sumAsLevel: Rule = {
  kind: 'sum-as-level',
  doc: 'A level that base and growth do not lead to, but that is the sum of the years on their path.',
  find: (context) => context.targets.flatMap((row) => check(row, context)),
}

function check(row: Target, context: LintContext): Finding[] {
  const { policy } = context.plan
  const base = baseOf(row, context)
  const [target] = row.target ?? []
  const years = row.year - row.baseYear
  const growth = row.growth ?? growthElsewhere(row, context)
  if (!base || !target || !growth || row.subjects.length > 1 || years < 2) return []
  if (![base, target, growth].every(isPoint) || base.value <= 0) return []
  const start = intervalOf(base, 'level', policy)
  const rate = intervalOf(growth, 'growth', policy)
  const level = intervalOf(target, 'level', policy)
  const end = along(start, rate, (value, r) => value * (1 + r / 100) ** years)
  const sum = along(start, rate, (value, r) => totalOf(value, r, years))
  if (touch(level, end) || !touch(level, sum)) return []
  return [
    {
      kind: 'sum-as-level',
      statements: [row.id],
      citations: [row.citation],
      message: say(LINT_WORDS, (words, language) => {
        const { unit } = row.subjects[0]!
        const name = placed(rowName(row, language), row.citation, language)
        const printed = {
          level: shown(target, unit, language),
          base: shown(base, unit, language),
          growth: shown(growth, '%', language),
        }
        const [path, all] = [
          base.value * (1 + growth.value / 100) ** years,
          totalOf(base.value, growth.value, years),
        ].map((v) => computed(v, unit, language)) as [string, string]
        return words['sum-as-level'](name, printed, { level: path, sum: all }, row.baseYear, row.year)
      }),
    },
  ]
}

/** Growth of the same years that another row prints. */
function growthElsewhere(row: Target, { targets }: LintContext): Target['growth'] {
  return targets.find(
    (t) =>
      t.growth &&
      t.subjects.length === 1 &&
      t.subjects[0]!.indicator === row.subjects[0]!.indicator &&
      t.year === row.year &&
      t.baseYear === row.baseYear,
  )?.growth
}

function along(base: Interval, rate: Interval, value: (base: number, rate: number) => number): Interval {
  return { low: value(base.low, rate.low), high: value(base.high, rate.high) }
}
