import type { MathNode } from 'mathjs'
import type { Expression, Span } from '../functions/expression.js'
import { type EquationScope, ExpressionReader } from './equation-reader.js'
import { checkLength, checkParentheses, checkSize } from './equation-size.js'
import { type EquationProblem, prepareEquation, Refused, syntaxError } from './equation-text.js'
import { syntaxTree } from './syntax-tree.js'
import { sayOf } from './words/words.js'

/**
 * Reads an equation in mathjs syntax. `raw` is its text as it stands in the file (quotes or block marks and
 * all), `from` its offset there; `text` is what YAML makes of it.
 *
 *   text ─► plain text and its words, with their places (equation-text) ─► mathjs's tree (syntax-tree)
 *        ─► expression (equation-reader), of bearable size (equation-size)
 */
export function parseEquation(
  text: string,
  raw: string,
  from: number,
  scope: EquationScope,
): { readonly expression: Expression } | { readonly problem: EquationProblem } {
  const whole: Span = { from, to: from + raw.length }
  try {
    return { expression: read(text, raw, whole, scope) }
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem }
    // Parser and reader recurse: what is nested deep enough exhausts the stack.
    if (error instanceof RangeError)
      return {
        problem: {
          kind: 'equation-too-deep',
          message: sayOf('equation', (words) => words.tooDeep),
          hint: sayOf('equation', (words) => words.splitIt),
          span: whole,
        },
      }
    throw error
  }
}

function read(text: string, raw: string, whole: Span, scope: EquationScope): Expression {
  if (text.trim() === '') throw new Refused('empty-equation', whole, (words) => words.empty)
  checkLength(text, whole)
  const { plain, words, locate } = prepareEquation(text, raw, whole.from)
  checkParentheses(plain, locate)
  const tree = parsed(plain, (at) => (at === undefined ? whole : locate(at)))
  const expression = new ExpressionReader(words, scope, whole, raw).read(tree)
  checkSize(expression, whole)
  return expression
}

function parsed(plain: string, place: (at: number | undefined) => Span): MathNode {
  try {
    return syntaxTree(plain)
  } catch (error) {
    if (error instanceof RangeError) throw error
    const { char, message } = error as Error & { char?: number }
    throw new Refused(
      'malformed-equation',
      place(char === undefined ? undefined : char - 1),
      syntaxError(message),
    )
  }
}
