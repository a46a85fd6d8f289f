import type { Text } from '../base/text.js'
import type { Dimension } from '../base/unit.js'
import type { Mismatch } from './faults.js'

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

/** The dimension of a value; `any` is that of a bare 0, which may stand for nothing of any kind. */
export type Known = Dimension | 'any'

/** What an argument is to the dimension rules: its dimension, and its value when it is a literal. */
export interface Operand {
  readonly dimension: Known
  readonly constant: number | undefined
}

/** How many arguments a function takes. */
interface Arity {
  readonly least: number
  readonly most: number
}

/**
 * An operator or function of the equation language, with all that the rest of the program asks of it. It stands
 * beside the expression, for each is defined by the other: expressions call built-ins, which make expressions.
 * A macro (`expand`) is rewritten into others when the equation is read and has none of the other parts.
 */
export interface Builtin {
  readonly name: string
  /** Names of the arguments, for help. */
  readonly args: readonly string[]
  readonly arity: Arity
  readonly doc: string
  /** Equations that may be shown in help, each with its value in 2022 (with base year 2020); a test runs every one. */
  readonly examples: readonly (readonly [equation: string, value: number])[]
  /** The value, in plain arithmetic. Arguments are evaluated already, except for `lazy` ones. */
  readonly evaluate: (args: readonly number[]) => number
  /** The same as a JavaScript expression over sub-expressions. */
  readonly javascript: (args: readonly string[]) => string
  /** The partial derivative by argument `i`; `self` is the whole call. */
  readonly derivative: (args: readonly Expression[], i: number, self: Expression) => Expression
  /** The dimension of the result, or why the arguments do not fit. */
  readonly dimension: (args: readonly Operand[]) => Known | Mismatch
  /** Why these arguments give no number; undefined when they give one. Absent: always a number. */
  readonly domain?: (args: readonly number[]) => Text | undefined
  /** Whether all finite arguments give a number that have these constants among them (undefined: not constant). */
  readonly defined?: (constants: readonly (number | undefined)[]) => boolean
  /** For each argument: whether the result is never a finite number when that argument is not one. Absent: not so. */
  readonly passesFailure?: readonly boolean[]
  /** Whether the first argument decides the value by itself; then the second is not evaluated. */
  readonly shortCircuit?: (first: number) => boolean
  /** Whether only the chosen one of the later arguments is evaluated (a condition comes first). */
  readonly lazy?: boolean
  /** Whether it compares its arguments: 1 where that holds, else 0. */
  readonly compares?: boolean
  /** The infix or prefix sign, for operators. */
  readonly sign?: string
  /** How tightly an operator binds when it is printed; higher binds tighter. */
  readonly strength?: number
  /** Rewrites the call into other expressions, or says why it cannot. */
  readonly expand?: (
    args: readonly Expression[],
    context: ExpandContext,
  ) => Expression | { readonly refused: Text }
}

/** What a macro may know of the model. */
interface ExpandContext {
  readonly baseYear: number
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
