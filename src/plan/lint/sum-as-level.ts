import { type Interval, intervalOf } from '../interval.js'
import type { Target } from '../plan.js'
import { computed, inBoth, placed, rowName, shown } from '../words/say.js'
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
  const end = along(start, rate, (b, g) => b * g ** years)
  const sum = along(start, rate, (b, g) => totalOf(b, g, years))
  if (touch(level, end) || !touch(level, sum)) return []
  const factor = 1 + growth.value / 100
  return [
    {
      kind: 'sum-as-level',
      statements: [row.id],
      citations: [row.citation],
      message: inBoth((language) => {
        const { unit } = row.subjects[0]!
        const name = placed(rowName(row, language), row.citation, language)
        const [to, from, by] = [
          shown(target, unit, language),
          shown(base, unit, language),
          shown(growth, '%', language),
        ]
        const [path, all] = [base.value * factor ** years, totalOf(base.value, factor, years)].map((v) =>
          computed(v, unit, language),
        )
        return language === 'zh'
          ? `${name}${row.year}年印为${to}，由${from}按年均${by}只到${path}；${row.baseYear + 1}—${row.year}年合计${all}，应是${years}年之和。`
          : `${name} is printed as ${to} in ${row.year}; from ${from} at ${by} a year it comes to ${path}, and the ${years} years together to ${all}: a sum called a year’s value.`
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

function along(base: Interval, rate: Interval, of: (base: number, factor: number) => number): Interval {
  return { low: of(base.low, 1 + rate.low / 100), high: of(base.high, 1 + rate.high / 100) }
}

function totalOf(base: number, factor: number, years: number): number {
  let total = 0
  for (let k = 1; k <= years; k++) total += base * factor ** k
  return total
}
