import { say, type Text } from '../base/text.js'
import { minus, over, plus, raised } from './arithmetic.js'
import { type Builtin, type Expression, lagged, mapLeaves, number, walk } from './expression.js'
import { macro } from './macro.js'
import type { FunctionWords } from './words/en.js'
import { WORDS } from './words/words.js'

/** Longest window of moving sums and farthest look back, in years. */
const LONGEST = 100
/** Most parts that moving sums grow to. */
const MOST_TERMS = 20_000

function refused(phrase: (words: FunctionWords) => string): { readonly refused: Text } {
  return { refused: say(WORDS, phrase) }
}

const growth = macro({
  name: 'growth',
  args: ['x', 'years'],
  arity: { least: 1, most: 2 },
  doc: 'Growth on the year before: x / x(-1) - 1. With `years`, the average annual growth over so many: (x / x(-years))^(1 / years) - 1.',
  examples: [
    ['growth(2 * year - 4000)', 44 / 42 - 1],
    ['growth(1.1^year, 2)', 0.1],
  ],
  expand: ([x, n]) => {
    if (n === undefined) return minus(over(x!, lagged(x!, 1)), number(1))
    if (n.kind !== 'number' || !Number.isInteger(n.value) || n.value < 1 || n.value > LONGEST)
      return refused((words) => words.wholeYears(LONGEST))
    return minus(raised(over(x!, lagged(x!, n.value)), number(1 / n.value)), number(1))
  },
})

const diff = macro({
  name: 'diff',
  args: ['x'],
  arity: { least: 1, most: 1 },
  doc: 'Change on the year before: x - x(-1).',
  examples: [['diff(2 * year)', 2]],
  expand: ([x]) => minus(x!, lagged(x!, 1)),
})

/** The sum of an expression over so many years, this one included. */
function windowSum([x, n]: readonly Expression[]): Expression | { readonly refused: Text } {
  if (n?.kind !== 'number' || !Number.isInteger(n.value) || n.value < 1 || n.value > LONGEST)
    return refused((words) => words.wholeYears(LONGEST))
  let size = 0
  walk(x!, () => size++)
  const terms = size * n.value
  if (terms > MOST_TERMS) return refused((words) => words.tooManyTerms(n.value, terms, MOST_TERMS))
  let sum = x!
  for (let k = 1; k < n.value; k++) sum = plus(sum, lagged(x!, k))
  return sum
}

const movsum = macro({
  name: 'movsum',
  args: ['x', 'years'],
  arity: { least: 2, most: 2 },
  doc: 'Sum of this year and the years before it, `years` in all (EViews @movsum).',
  examples: [['movsum(year - 2020, 3)', 3]],
  expand: windowSum,
})

const movavg = macro({
  name: 'movavg',
  args: ['x', 'years'],
  arity: { least: 2, most: 2 },
  doc: 'Mean of this year and the years before it, `years` in all (EViews @movav).',
  examples: [['movavg(year - 2020, 3)', 1]],
  expand: (args) => {
    const sum = windowSum(args)
    return 'refused' in sum ? sum : over(sum, args[1]!)
  },
})

const at = macro({
  name: 'at',
  args: ['x', 'year'],
  arity: { least: 2, most: 2 },
  doc: 'The value of x in a fixed year, such as at(gdp, 2020) or at(gdp, base_year).',
  examples: [['at(year - 2020, 2025)', 5]],
  expand: ([x, y], { baseYear }) => {
    if (y?.kind !== 'number' || !Number.isInteger(y.value)) return refused((words) => words.wholeYear)
    const fixed = y.value
    if (fixed < baseYear - LONGEST) return refused((words) => words.yearTooEarly(fixed, LONGEST, baseYear))
    return mapLeaves(x!, (leaf) => {
      if (leaf.kind === 'read')
        return { kind: 'fixed', name: leaf.name, year: fixed - leaf.lag, span: leaf.span }
      if (leaf.kind === 'year') return number(fixed - leaf.lag, leaf.span)
      return leaf
    })
  },
})

/** Functions that look back in time. */
export const time: readonly Builtin[] = [growth, diff, movsum, movavg, at]
