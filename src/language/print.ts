import { negate, power } from '../functions/arithmetic.js'
import type { Expression } from '../functions/expression.js'

/** How tightly everything binds that is no operator. */
const ATOM = 9

/**
 * An expression as an equation again; parsing it gives the same expression. `nameOf` may put something else
 * in the place of a name, such as its value.
 */
export function printExpression(
  expression: Expression,
  nameOf: (name: string, lag: number, year?: number) => string = plainName,
): string {
  return print(expression, nameOf).text
}

function plainName(name: string, lag: number, year?: number): string {
  if (year !== undefined) return `at(${name}, ${year})`
  return lag === 0 ? name : `${name}(-${lag})`
}

function print(e: Expression, nameOf: typeof plainName): { text: string; strength: number } {
  switch (e.kind) {
    case 'number':
      if (e.unit !== undefined) return { text: e.unit, strength: ATOM }
      return e.value < 0
        ? { text: String(e.value), strength: negate.strength! }
        : { text: String(e.value), strength: ATOM }
    case 'year':
      return { text: e.lag === 0 ? 'year' : `year(-${e.lag})`, strength: ATOM }
    case 'read':
      return { text: nameOf(e.name, e.lag), strength: ATOM }
    case 'fixed':
      return { text: nameOf(e.name, 0, e.year), strength: ATOM }
    case 'call': {
      const { builtin } = e
      const { sign, strength } = builtin
      const args = e.args.map((arg) => print(arg, nameOf))
      if (strength === undefined || sign === undefined)
        return { text: `${builtin.name}(${args.map((a) => a.text).join(', ')})`, strength: ATOM }
      // Operands as weak as the operator itself need parentheses on the side it does not lean to.
      const bracket = (i: number, least: number) =>
        args[i]!.strength < least ? `(${args[i]!.text})` : args[i]!.text
      if (args.length === 1) return { text: `${sign}${bracket(0, strength + 1)}`, strength }
      // Chains of comparisons and of powers mean something of their own: a < b < c is two comparisons.
      const chains = builtin === power || builtin.compares
      const [left, right] = chains ? [strength + 1, strength + 1] : [strength, strength + 1]
      return { text: `${bracket(0, left)} ${sign} ${bracket(1, right)}`, strength }
    }
  }
}
