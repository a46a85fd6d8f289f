import fc from 'fast-check'
import { Suggestions } from '../../src/base/closest.js'
import { Units } from '../../src/base/units.js'
import type { Expression } from '../../src/functions/expression.js'
import { parseEquation } from '../../src/language/equation.js'

/** The names that {@link parse} knows. */
export const NAMES = ['a', 'b', 'c'] as const
const units = new Units()

/** The expression of an equation in a, b and c, with 2020 as the base year. */
export function parse(text: string): Expression {
  const result = parseEquation(text, text, 0, {
    baseYear: 2020,
    names: new Set(NAMES),
    suggestions: new Suggestions(),
    unit: (word) => {
      try {
        return units.parse(word)
      } catch {
        return undefined
      }
    },
  })
  if ('problem' in result) throw new Error(`${text}: ${result.problem.message.en}`)
  return result.expression
}

/** The same expression without its places in the file. */
export function bare(expression: Expression): unknown {
  if (expression.kind === 'call') return [expression.builtin.name, ...expression.args.map(bare)]
  const { span: _, ...rest } = expression
  return rest
}

/** Random equations in a, b and c. `smooth` ones have derivatives everywhere that they have a value. */
export function equations(smooth: boolean): fc.Arbitrary<string> {
  const leaf = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom<string>(...NAMES) },
    { weight: 2, arbitrary: fc.constantFrom('1', '2', '0.5', '3.25', '8%', '12.5%', '1e3') },
    {
      weight: smooth ? 0 : 1,
      arbitrary: fc.constantFrom('a(-1)', 'b(-2)', 'year', 'year(-1)', 'at(c, 2019)'),
    },
  )
  return fc.letrec<{ node: string }>((tie) => {
    const node = tie('node')
    const two = (join: (a: string, b: string) => string) => fc.tuple(node, node).map(([a, b]) => join(a, b))
    const smoothNodes = [
      ...['+', '-', '*', '/'].map((sign) => two((a, b) => `(${a}) ${sign} (${b})`)),
      ...['+', '-', '*', '/'].map((sign) => two((a, b) => `${a} ${sign} ${b}`)),
      node.map((a) => `-(${a})`),
      fc.tuple(node, fc.constantFrom('2', '3', '0.5', '(-1)')).map(([a, k]) => `(${a}) ^ ${k}`),
      node.map((a) => `exp((${a}) / 10)`),
      node.map((a) => `log(1 + (${a}) ^ 2)`),
      node.map((a) => `sqrt(1 + (${a}) ^ 2)`),
    ]
    const sharpNodes = [
      ...['<', '<=', '>', '>=', '==', '!='].map((sign) => two((a, b) => `(${a}) ${sign} (${b})`)),
      two((a, b) => `(${a} < ${b}) == (${b} < ${a})`),
      two((a, b) => `(${a}) and (${b})`),
      two((a, b) => `(${a}) or not (${b})`),
      fc.tuple(node, node, node).map(([a, b, c]) => `if(${a}, ${b}, ${c})`),
      fc.tuple(node, node, node).map(([a, b, c]) => `((${a}) ? (${b}) : (${c}))`),
      two((a, b) => `min(${a}, ${b}, 2)`),
      two((a, b) => `mod(${a}, ${b})`),
      node.map((a) => `abs(${a})`),
      node.map((a) => `round(${a}) + floor(${a})`),
      node.map((a) => `growth(${a}) + diff(${a})`),
      node.map((a) => `movavg(${a}, 3)`),
      fc.tuple(node, node).map(([a, b]) => `(${a}) ^ (${b})`),
    ]
    return {
      node: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        leaf,
        ...smoothNodes,
        ...(smooth ? [] : sharpNodes),
      ),
    }
  }).node
}
