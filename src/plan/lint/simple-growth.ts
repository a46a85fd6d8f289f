import { say } from '../../base/text.js'
import type { Interval } from '../interval.js'
import type { Target } from '../plan.js'
import { LINT_WORDS } from '../words/lint/words.js'
import { amount, placed, rowName, shown } from '../words/printed-words.js'
import { baseOf } from './levels.js'
import { digitsOf, geometric, isPoint, total, touch } from './range.js'
import type { Finding, LintContext, Rule } from './rule.js'

/** A growth rate that is the growth of the whole time, or this divided by the years, and not the yearly mean. */
export const simpleGrowth: Rule = {
  kind: 'simple-growth',
  doc: 'A printed growth that fits (end − start) / start, whole or divided by the years, but not the geometric mean.',
  find: (context) => context.targets.flatMap((row) => check(row, context)),
}

function check(row: Target, context: LintContext): Finding[] {
  const base = baseOf(row, context)
  const [target] = row.target ?? []
  const { growth } = row
  const years = row.year - row.baseYear
  if (!base || !target || !growth || row.subjects.length > 1 || years < 2) return []
  if (base.value - base.half <= 0 || target.value - target.half <= 0) return []
  if (![base, target, growth].every(isPoint)) return []
  const [start, end, printed] = [base, target, growth].map(digitsOf) as [Interval, Interval, Interval]
  if (touch(printed, geometric(start, end, years))) return []
  const over = total(start, end)
  const overYears = { low: over.low / years, high: over.high / years }
  const how = touch(printed, over) ? 'whole' : touch(printed, overYears) ? 'divided' : undefined
  if (!how) return []
  const average = ((target.value / base.value) ** (1 / years) - 1) * 100
  return [
    {
      kind: 'simple-growth',
      statements: [row.id],
      citations: [row.citation],
      message: say(LINT_WORDS, (words, language) => {
        const { whole, divided, found } = words['simple-growth']
        const { unit } = row.subjects[0]!
        const name = placed(rowName(row, language), row.citation, language)
        const [from, to] = [base, target].map((f) => shown(f, unit, language)) as [string, string]
        const rate = shown(growth, '%', language)
        const mean = amount(average, Math.max(1, growth.decimals), '%', language)
        return found(name, from, to, rate, how === 'whole' ? whole : divided(years), mean)
      }),
    },
  ]
}
