import { plus, times } from '../functions/arithmetic.js'
import { call, type Expression, number } from '../functions/expression.js'

/** Derivatives that are not zero, by the name of what is derived by. */
type Gradient = ReadonlyMap<string, Expression>

const ONE = number(1)
const ZERO = number(0)

/** The derivatives of an expression by this year's value of each of some names, with zeros and ones removed. */
export function gradient(expression: Expression, names: ReadonlySet<string>): Gradient {
  return grow(expression, names)
}

/** Each call makes a map of its own, which callers may change. */
function grow(expression: Expression, names: ReadonlySet<string>): Map<string, Expression> {
  if (expression.kind === 'read')
    return new Map(expression.lag === 0 && names.has(expression.name) ? [[expression.name, ONE]] : [])
  if (expression.kind !== 'call') return new Map()
  const { builtin, args } = expression
  const inner = args.map((arg) => grow(arg, names))
  // The branch that is not taken may have no derivative at all, so it must not be multiplied by zero.
  if (builtin.lazy) {
    const found = new Set(inner.slice(1).flatMap((map) => [...map.keys()]))
    const branches = (name: string) => inner.slice(1).map((map) => map.get(name) ?? ZERO)
    return new Map([...found].map((name) => [name, call(builtin, [args[0]!, ...branches(name)])]))
  }
  const sum: { map: Map<string, Expression> | undefined } = { map: undefined }
  inner.forEach((map, i) => {
    if (map.size === 0) return
    const outer = builtin.derivative(args, i, expression)
    if (isNumber(outer, 0)) return
    if (!isNumber(outer, 1)) for (const [name, d] of map) map.set(name, multiply(outer, d))
    if (!sum.map) sum.map = map
    else for (const [name, d] of map) sum.map.set(name, add(sum.map.get(name) ?? ZERO, d))
  })
  return sum.map ?? new Map()
}

/** The derivative of an expression by this year's value of `name`. */
export function differentiate(expression: Expression, name: string): Expression {
  return gradient(expression, new Set([name])).get(name) ?? ZERO
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
  return isNumber(a, 0) || isNumber(b, 0) ? ZERO : times(a, b)
}
