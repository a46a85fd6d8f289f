import type { Dimension } from '../base/unit.js'
import type { Known } from '../functions/builtin.js'
import type { Expression, Span } from '../functions/expression.js'

/** The dimension of an expression, or the innermost place where units do not fit and why. */
export function inferDimension(
  expression: Expression,
  dimensionOf: (name: string) => Dimension | undefined,
): { readonly dimension: Known } | { readonly mismatch: string; readonly span: Span } {
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
      if (typeof result === 'object' && 'mismatch' in result && typeof result.mismatch === 'string') {
        const { name, sign } = expression.builtin
        return { mismatch: `"${(sign ?? name).trim()}" ${result.mismatch}`, span: expression.span }
      }
      return { dimension: result as Known }
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
