import { type Expression, type Span, walk } from '../functions/expression.js'
import { Refused } from './equation-text.js'

const LONGEST = 20_000
const MOST_NODES = 20_000
const DEEPEST = 1_000
const MOST_NESTED = 200

/** Throws {@link Refused} when the text of an equation is too long to be read. */
export function checkLength(text: string, span: Span): void {
  if (text.length > LONGEST)
    throw new Refused('equation-too-long', span, (words) => words.tooLong(text.length, LONGEST))
}

/** Throws {@link Refused} where parentheses go deeper than is read; `locate` finds the place in the file. */
export function checkParentheses(text: string, locate: (at: number) => Span): void {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '(' && ++depth > MOST_NESTED)
      throw new Refused(
        'equation-too-deep',
        locate(i),
        (words) => words.parenthesesTooDeep(MOST_NESTED),
        (words) => words.splitEquation,
      )
    if (text[i] === ')') depth--
  }
}

/** Throws {@link Refused} when an expression has more parts than the rest of the program is made for. */
export function checkSize(expression: Expression, span: Span): void {
  let nodes = 0
  walk(expression, () => nodes++)
  if (nodes > MOST_NODES)
    throw new Refused('equation-too-long', span, (words) => words.tooManyTerms(nodes, MOST_NODES))
  const depth = (e: Expression): number => (e.kind === 'call' ? 1 + Math.max(0, ...e.args.map(depth)) : 1)
  if (depth(expression) > DEEPEST)
    throw new Refused(
      'equation-too-deep',
      span,
      (words) => words.nestedTooDeep(DEEPEST),
      (words) => words.splitIt,
    )
}
