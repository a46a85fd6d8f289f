import { inLanguage } from '../../base/label.js'
import { say } from '../../base/text.js'
import type { Expression } from '../../functions/expression.js'
import { sum } from '../../numerics/statistics/summary.js'
import { type Interval, intervalOf } from '../interval.js'
import type { Citation, Relation } from '../plan.js'
import { LINT_WORDS } from '../words/lint/words.js'
import { computed, listed, named, placed, shown } from '../words/printed-words.js'
import { touch } from './range.js'
import type { Finding, Level, LintContext, Rule } from './rule.js'

/** A total and its parts whose printed values in one year do not add up. */
export const sumOfParts: Rule = {
  kind: 'sum-of-parts',
  doc: 'A total whose printed parts do not add up to it, beyond one unit of the last digit for each term.',
  find: (context) =>
    context.plan.relations.flatMap((relation) => {
      const total = totalOf(relation)
      return total ? relation.years.flatMap((year) => inYear(context, total, year)) : []
    }),
}

/** An indicator, or a plain number in base units such as 1 for shares, and the indicators that make it up. */
interface Total {
  readonly whole: string | number
  readonly parts: readonly string[]
}

function totalOf({ says, status }: Relation): Total | undefined {
  if (says.kind !== 'equation' || says.sign !== '=' || status === 'assumption') return undefined
  for (const [one, other] of [
    [says.left, says.right],
    [says.right, says.left],
  ] as const) {
    const parts = termsOf(other)
    if (!parts || parts.length < 2) continue
    if (one.kind === 'number') return { whole: one.value, parts }
    if (one.kind === 'read' && one.lag === 0) return { whole: one.name, parts }
  }
  return undefined
}

/** Names that an expression adds; undefined when it does anything else. */
function termsOf(expression: Expression): string[] | undefined {
  if (expression.kind === 'read') return expression.lag === 0 ? [expression.name] : undefined
  if (expression.kind !== 'call' || expression.builtin.name !== 'add') return undefined
  const terms = expression.args.map(termsOf)
  return terms.every((t) => t !== undefined) ? terms.flat() : undefined
}

function inYear({ levels, plan }: LintContext, { whole, parts }: Total, year: number): Finding[] {
  const printed = (name: string) => levels.filter((l) => l.subject.indicator === name && l.year === year)
  // Of a figure printed in several places, the one beside the total (or the first part) is meant.
  const anchors = printed(typeof whole === 'string' ? whole : parts[0]!)
  const beside = (name: string, { citation }: Level) => {
    const all = printed(name)
    return all.find((l) => l.citation.table === citation.table) ?? all[0]
  }
  const choices = anchors.flatMap((anchor) => {
    const terms = parts.flatMap((name) => beside(name, anchor) ?? [])
    const near = terms.filter((t) => t.citation.table === anchor.citation.table).length
    return terms.length === parts.length ? [{ anchor, terms, near }] : []
  })
  const best = choices.sort((a, b) => b.near - a.near)[0]
  if (!best) return []
  const { terms } = best
  const total = typeof whole === 'string' ? best.anchor : undefined
  // Half a unit is in the interval already; another half makes it one for each term.
  const wide = ({ figure, subject }: Level): Interval => {
    const { low, high } = intervalOf(figure, 'level', plan.policy)
    return { low: (low - figure.half) * subject.scale, high: (high + figure.half) * subject.scale }
  }
  const sides = terms.map(wide)
  const together: Interval = { low: sum(sides.map((s) => s.low)), high: sum(sides.map((s) => s.high)) }
  const expected: Interval = total ? wide(total) : { low: whole as number, high: whole as number }
  if (touch(together, expected)) return []
  const { scale, unit } = (total ?? terms[0]!).subject
  const sumValue = sum(terms.map((t) => t.figure.value * t.subject.scale)) / scale
  const wholeValue = total ? total.figure.value : (whole as number) / scale
  const cited = [...(total ? [total] : []), ...terms]
  return [
    {
      kind: 'sum-of-parts',
      statements: [...new Set(cited.map((l) => l.id))].sort(),
      citations: distinct(cited.map((l) => l.citation)),
      message: say(LINT_WORDS, (words, language) => {
        const text = ({ subject, figure, citation }: Level) => {
          const value = shown(figure, subject.unit, language)
          return placed(named(inLanguage(subject.label, language), value, language), citation, language)
        }
        const printed = total ? text(total) : computed(wholeValue, unit, language)
        const [is, off] = [sumValue, Math.abs(sumValue - wholeValue)].map((v) =>
          computed(v, unit, language),
        ) as [string, string]
        return words['sum-of-parts'](year, listed(terms.map(text), language), is, printed, off)
      }),
    },
  ]
}

function distinct(citations: readonly Citation[]): Citation[] {
  return [...new Map(citations.map((c) => [JSON.stringify(c), c])).values()]
}
