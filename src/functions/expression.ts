import type { Dimension } from '../base/unit.js'
import type { Builtin } from './builtin.js'

/** Where an expression stands in its file: offsets in UTF-16 code units, end exclusive. */
export interface Span {
  readonly from: number
  readonly to: number
}

/**
 * An equation as a tree. Values are in base units (元, 人, plain ratios); truth is 1, falsehood 0.
 *
 * - `number`: a literal; a unit word such as 万元 is the number of base units in it, with its dimension and text
 * - `read`: the value of a name `lag` years ago (0 is this year)
 * - `fixed`: the value of a name in one calendar year
 * - `year`: the calendar year `lag` years ago
 * - `call`: an operator or function
 */
export type Expression =
  | {
      readonly kind: 'number'
      readonly value: number
      readonly dimension?: Dimension
      readonly unit?: string
      readonly span: Span
    }
  | { readonly kind: 'read'; readonly name: string; readonly lag: number; readonly span: Span }
  | { readonly kind: 'fixed'; readonly name: string; readonly year: number; readonly span: Span }
  | { readonly kind: 'year'; readonly lag: number; readonly span: Span }
  | {
      readonly kind: 'call'
      readonly builtin: Builtin
      readonly args: readonly Expression[]
      readonly span: Span
    }

const NOWHERE: Span = { from: 0, to: 0 }

/** A literal number. */
export function number(value: number, span: Span = NOWHERE): Expression {
  return { kind: 'number', value, span }
}

/** Applies an operator or function. */
export function call(
  builtin: Builtin,
  args: readonly Expression[],
  span: Span = args[0]?.span ?? NOWHERE,
): Expression {
  return { kind: 'call', builtin, args, span }
}

/** Calls `visit` for the expression and everything in it, in the order it is written. */
export function walk(expression: Expression, visit: (e: Expression) => void): void {
  visit(expression)
  if (expression.kind === 'call') for (const arg of expression.args) walk(arg, visit)
}

/** The expression with each leaf (anything but a call) replaced. */
export function mapLeaves(
  expression: Expression,
  change: (leaf: Exclude<Expression, { kind: 'call' }>) => Expression,
): Expression {
  if (expression.kind !== 'call') return change(expression)
  return { ...expression, args: expression.args.map((arg) => mapLeaves(arg, change)) }
}

/** The expression as it was `years` earlier: every read is lagged further. */
export function lagged(expression: Expression, years: number): Expression {
  if (years === 0) return expression
  return mapLeaves(expression, (leaf) =>
    leaf.kind === 'read' || leaf.kind === 'year' ? { ...leaf, lag: leaf.lag + years } : leaf,
  )
}
