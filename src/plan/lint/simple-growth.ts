import type { Interval } from '../interval.js'
import type { Target } from '../plan.js'
import { amount, inBoth, placed, rowName, shown } from '../words/say.js'
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
  const whole = total(start, end)
  const divided = { low: whole.low / years, high: whole.high / years }
  const how = touch(printed, whole) ? 'whole' : touch(printed, divided) ? 'divided' : undefined
  if (!how) return []
  const mean = ((target.value / base.value) ** (1 / years) - 1) * 100
  return [
    {
      kind: 'simple-growth',
      statements: [row.id],
      citations: [row.citation],
      message: inBoth((language) => {
        const { unit } = row.subjects[0]!
        const name = placed(rowName(row, language), row.citation, language)
        const [from, to] = [base, target].map((f) => shown(f, unit, language))
        const rate = shown(growth, '%', language)
        const is = amount(mean, Math.max(1, growth.decimals), '%', language)
        if (language === 'zh') {
          const formula = how === 'whole' ? '（期末－期初）÷期初' : `（期末－期初）÷期初÷${years}`
          return `${name}由${from}到${to}，年均增长印为${rate}，是${formula}所得；几何平均为${is}。`
        }
        const formula =
          how === 'whole' ? '(end − start) / start' : `(end − start) / start divided by ${years} years`
        return `${name} goes from ${from} to ${to}; the growth printed as ${rate} a year is ${formula}, the geometric mean is ${is}.`
      }),
    },
  ]
}
