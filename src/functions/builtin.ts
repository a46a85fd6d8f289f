import { type Dimension, describeDimension, isPlain, sameDimension } from '../base/unit.js'
import type { Expression } from './expression.js'

/** The dimension of a value; `any` is that of a bare 0, which may stand for nothing of any kind. */
export type Known = Dimension | 'any'

/** What an argument is to the dimension rules: its dimension, and its value when it is a literal. */
export interface Operand {
  readonly dimension: Known
  readonly constant: number | undefined
}

/** How many arguments a function takes. */
export interface Arity {
  readonly least: number
  readonly most: number
}

/**
 * An operator or function of the equation language, with all that the rest of the program asks of it.
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
  /** The dimension of the result, or a message that says why the arguments do not fit. */
  readonly dimension: (args: readonly Operand[]) => Known | { readonly mismatch: string }
  /** Why these arguments give no number; undefined when they give one. Absent: always a number. */
  readonly domain?: (args: readonly number[]) => string | undefined
  /** For each argument: whether the result is never a finite number when that argument is not one. Absent: not so. */
  readonly infected?: readonly boolean[]
  /** Whether the first argument settles the value by itself; then the second is not evaluated. */
  readonly settled?: (first: number) => boolean
  /** Whether only the chosen one of the later arguments is evaluated (a condition comes first). */
  readonly lazy?: boolean
  /** The infix or prefix sign, for operators. */
  readonly sign?: string
  /** Rewrites the call into other expressions; says in words when it cannot. */
  readonly expand?: (
    args: readonly Expression[],
    context: ExpandContext,
  ) => Expression | { readonly refused: string }
}

/** What a macro may know of the model. */
export interface ExpandContext {
  readonly baseYear: number
}

/** The rule for results that are plain numbers from plain numbers. */
export const plain: Builtin['dimension'] = (args) => {
  const bad = args.find((a) => a.dimension !== 'any' && !isPlain(a.dimension))
  return bad ? { mismatch: `needs a plain number, not ${describe(bad)}` } : {}
}

/** The rule for arguments that must all be of one dimension, which is the result's too. */
export const alike: Builtin['dimension'] = (args) => {
  const first = args.find((a) => a.dimension !== 'any')
  if (!first) return 'any'
  const other = args.find(
    (a) => a.dimension !== 'any' && !sameDimension(a.dimension, first.dimension as Dimension),
  )
  return other ? { mismatch: `cannot combine ${describe(first)} with ${describe(other)}` } : first.dimension
}

/** An operand's dimension in words. */
export function describe(operand: Operand): string {
  return operand.dimension === 'any' ? 'zero' : describeDimension(operand.dimension)
}

const noDerivative = (): never => {
  throw new Error('a macro has no derivative')
}

/** Makes the record of a macro: a function that is rewritten into others. */
export function macro(
  record: Pick<Builtin, 'name' | 'args' | 'arity' | 'doc' | 'examples'> & {
    expand: NonNullable<Builtin['expand']>
  },
): Builtin {
  return {
    ...record,
    evaluate: noDerivative,
    javascript: noDerivative,
    derivative: noDerivative,
    dimension: noDerivative,
  }
}
