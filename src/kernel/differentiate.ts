import { plus, times } from '../functions/arithmetic.js'
import { call, type Expression, number } from '../functions/expression.js'

/** The derivative of an expression by this year's value of `name`, with zeros and ones removed. */
export function differentiate(expression: Expression, name: string): Expression {
  if (expression.kind === 'read') return number(expression.name === name && expression.lag === 0 ? 1 : 0)
  if (expression.kind !== 'call') return number(0)
  const { builtin, args } = expression
  const inner = args.map((arg) => differentiate(arg, name))
  if (inner.every((d) => isNumber(d, 0))) return number(0)
  // The branch that is not taken may have no derivative at all, so it must not be multiplied by zero.
  if (builtin.lazy) return call(builtin, [args[0]!, ...inner.slice(1)])
  let sum: Expression = number(0)
  inner.forEach((d, i) => {
    if (!isNumber(d, 0)) sum = add(sum, multiply(builtin.derivative(args, i, expression), d))
  })
  return sum
}

function isNumber(e: Expression, value: number): boolean {
  return e.kind === 'number' && e.value === value
}

function add(a: Expression, b: Expression): Expression {
  if (isNumber(a, 0)) return b
  return isNumber(b, 0) ? a : plus(a, b)
}

function multiply(a: Expression, b: Expression): Expression {
  if (isNumber(a, 1)) return b
  if (isNumber(b, 1)) return a
  return isNumber(a, 0) || isNumber(b, 0) ? number(0) : times(a, b)
}
