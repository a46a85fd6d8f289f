import { say } from '../../base/text.js'
import type { Interval } from '../interval.js'
import type { Target } from '../plan.js'
import { LINT_WORDS } from '../words/lint/words.js'
import { amount, placed, rowName, shown } from '../words/printed-words.js'
import { digitsOf, isPoint, touch } from './range.js'
import type { Finding, Rule } from './rule.js'

/** A change of a share that is printed in percent and was computed in points, or in neither. */
export const pointsAsPercent: Rule = {
  kind: 'points-as-percent',
  doc: 'A change of a share printed with % where percentage points are meant, or where neither fits.',
  find: ({ targets }) => targets.flatMap(check),
}

function check(row: Target): Finding[] {
  const [subject] = row.subjects
  const [base] = row.base ?? []
  const [target] = row.target ?? []
  const { change } = row
  if (!change || !base || !target || row.subjects.length > 1) return []
  if (!['%', '‰'].includes(subject!.unit) || !change.text.endsWith('%')) return []
  if (![base, target, change].every(isPoint)) return []
  const [start, end, by] = [base, target, change].map(digitsOf) as [Interval, Interval, Interval]
  const isPoints = touch(end, { low: start.low + by.low, high: start.high + by.high })
  // The figure is kept in the indicator's unit: 4% of a share in ‰ is 40 of it, and 4 in a hundred.
  const perHundred = subject!.unit === '‰' ? 1000 : 100
  const ends = [start.low, start.high].flatMap((s) => [by.low, by.high].map((b) => s * (1 + b / perHundred)))
  const percent = touch(end, { low: Math.min(...ends), high: Math.max(...ends) })
  if (percent) return []
  return [
    {
      kind: 'points-as-percent',
      statements: [row.id],
      citations: [row.citation],
      message: say(LINT_WORDS, (words, language) => {
        const name = placed(rowName(row, language), row.citation, language)
        const [from, to] = [base, target].map((f) => shown(f, subject!.unit, language)) as [string, string]
        const decimals = Math.max(base.decimals, target.decimals)
        const is = amount(target.value - base.value, decimals, subject!.unit === '%' ? 'pp' : '‰', language)
        const { points, neither } = words['points-as-percent']
        return (isPoints ? points : neither)(name, from, to, shown(change, '', language), is)
      }),
    },
  ]
}
