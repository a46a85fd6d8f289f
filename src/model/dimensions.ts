import type { Text } from '../base/text.js'
import type { Dimension } from '../base/unit.js'
import { misuse } from '../functions/dimension-rules.js'
import type { Expression, Known, Span } from '../functions/expression.js'
import { Mismatch } from '../functions/faults.js'

/** The dimension of an expression, or the innermost place where units do not fit and why. */
export function inferDimension(
  expression: Expression,
  dimensionOf: (name: string) => Dimension | undefined,
): { readonly dimension: Known } | { readonly mismatch: Text; readonly span: Span } {
  switch (expression.kind) {
    case 'number':
      return { dimension: expression.dimension ?? (expression.value === 0 ? 'any' : {}) }
    case 'year':
      return { dimension: {} }
    case 'read':
    case 'fixed':
      return { dimension: dimensionOf(expression.name) ?? 'any' }
    case 'call': {
      const operands = []
      for (const arg of expression.args) {
        const inner = inferDimension(arg, dimensionOf)
        if ('mismatch' in inner) return inner
        operands.push({ dimension: inner.dimension, constant: literal(arg) })
      }
      const result = expression.builtin.dimension(operands)
      return result instanceof Mismatch
        ? { mismatch: misuse(expression.builtin, result), span: expression.span }
        : { dimension: result }
    }
  }
}

function literal(expression: Expression): number | undefined {
  if (expression.kind === 'number') return expression.value
  if (expression.kind === 'call' && expression.builtin.name === 'unaryMinus') {
    const inner = literal(expression.args[0]!)
    return inner === undefined ? undefined : -inner
  }
  return undefined
}
