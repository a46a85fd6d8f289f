import { combine } from '../base/unit.js'
import { alike, isPlainOperand, mismatch, plain } from './dimension-rules.js'
import { type Builtin, call, type Expression, number } from './expression.js'
import {
  DIVISION_BY_ZERO,
  FRACTIONAL_POWER_OF_NEGATIVE,
  LOGARITHM_OF_NOT_POSITIVE,
  NEGATIVE_POWER_OF_ZERO,
} from './faults.js'

const two = { least: 2, most: 2 }

/** a + b. */
export const add: Builtin = {
  name: 'add',
  sign: '+',
  strength: 5,
  args: ['a', 'b'],
  arity: two,
  doc: 'The sum; both sides must be of one dimension.',
  examples: [['2 + 3', 5]],
  evaluate: ([a, b]) => a! + b!,
  javascript: ([a, b]) => `(${a} + ${b})`,
  passesFailure: [true, true],
  derivative: () => number(1),
  dimension: alike,
}

/** a − b. */
export const subtract: Builtin = {
  name: 'subtract',
  sign: '-',
  strength: 5,
  args: ['a', 'b'],
  arity: two,
  doc: 'The difference; both sides must be of one dimension.',
  examples: [['2 - 3', -1]],
  evaluate: ([a, b]) => a! - b!,
  javascript: ([a, b]) => `(${a} - ${b})`,
  passesFailure: [true, true],
  derivative: (_, i) => number(i === 0 ? 1 : -1),
  dimension: alike,
}

/** −a. */
export const negate: Builtin = {
  name: 'unaryMinus',
  sign: '-',
  strength: 7,
  args: ['a'],
  arity: { least: 1, most: 1 },
  doc: 'The negative.',
  examples: [['-(2 + 3)', -5]],
  evaluate: ([a]) => -a!,
  javascript: ([a]) => `(-${a})`,
  passesFailure: [true],
  derivative: () => number(-1),
  dimension: ([a]) => a!.dimension,
}

/** a · b. */
export const multiply: Builtin = {
  name: 'multiply',
  sign: '*',
  strength: 6,
  args: ['a', 'b'],
  arity: two,
  doc: 'The product; units multiply.',
  examples: [['2 * 3', 6]],
  evaluate: ([a, b]) => a! * b!,
  javascript: ([a, b]) => `(${a} * ${b})`,
  passesFailure: [true, true],
  derivative: (args, i) => args[1 - i]!,
  dimension: ([a, b]) =>
    a!.dimension === 'any' || b!.dimension === 'any' ? 'any' : combine(a!.dimension, b!.dimension, 1),
}

/** a / b. */
export const divide: Builtin = {
  name: 'divide',
  sign: '/',
  strength: 6,
  args: ['a', 'b'],
  arity: two,
  doc: 'The quotient; units divide. Division by zero is an error.',
  examples: [['6 / 3', 2]],
  evaluate: ([a, b]) => a! / b!,
  javascript: ([a, b]) => `(${a} / ${b})`,
  passesFailure: [true, false],
  derivative: ([, b], i, self) =>
    i === 0 ? call(divide, [number(1), b!]) : call(negate, [call(divide, [self, b!])]),
  dimension: ([a, b]) => {
    if (a!.dimension === 'any') return 'any'
    return combine(a!.dimension, b!.dimension === 'any' ? {} : b!.dimension, -1)
  },
  domain: ([, b]) => (b === 0 ? DIVISION_BY_ZERO : undefined),
  defined: ([, b]) => b !== undefined && b !== 0,
}

/** a to the power b. */
export const power: Builtin = {
  name: 'pow',
  sign: '^',
  strength: 8,
  args: ['a', 'b'],
  arity: two,
  doc: 'a to the power b. The exponent is a plain number; a base with a unit needs a literal exponent.',
  examples: [
    ['2 ^ 3', 8],
    ['4 ^ 0.5', 2],
  ],
  evaluate: ([a, b]) => a! ** b!,
  javascript: ([a, b]) => `((${a}) ** (${b}))`,
  derivative: ([a, b], i, self) => {
    if (i === 0) return call(multiply, [b!, call(power, [a!, call(subtract, [b!, number(1)])])])
    return call(multiply, [self, call(naturalLogarithm, [a!])])
  },
  dimension: ([a, b]) => {
    if (!isPlainOperand(b!)) return mismatch((words) => words.needsPlainExponent, b!)
    if (a!.dimension === 'any' || isPlainOperand(a!)) return {}
    if (b!.constant === undefined) return mismatch((words) => words.needsLiteralExponent, a!)
    return combine({}, a!.dimension, b!.constant)
  },
  domain: ([a, b]) => {
    if (a! < 0 && !Number.isInteger(b)) return FRACTIONAL_POWER_OF_NEGATIVE
    return a === 0 && b! < 0 ? NEGATIVE_POWER_OF_ZERO : undefined
  },
  defined: ([, b]) => b !== undefined && Number.isInteger(b) && b >= 0,
}

/** ln a; here because the derivative of a power needs it. */
export const naturalLogarithm: Builtin = {
  name: 'log',
  args: ['x'],
  arity: { least: 1, most: 1 },
  doc: 'Natural logarithm of a positive plain number.',
  examples: [['log(1)', 0]],
  evaluate: ([x]) => Math.log(x!),
  javascript: ([x]) => `Math.log(${x})`,
  passesFailure: [true],
  derivative: ([x]) => call(divide, [number(1), x!]),
  dimension: plain,
  domain: ([x]) => (x! <= 0 ? LOGARITHM_OF_NOT_POSITIVE : undefined),
}

/** Operators by the name that mathjs gives them. */
export const arithmetic: readonly Builtin[] = [add, subtract, negate, multiply, divide, power]

/** a + b as an expression. */
export const plus = (a: Expression, b: Expression): Expression => call(add, [a, b])
/** a − b as an expression. */
export const minus = (a: Expression, b: Expression): Expression => call(subtract, [a, b])
/** a · b as an expression. */
export const times = (a: Expression, b: Expression): Expression => call(multiply, [a, b])
/** a / b as an expression. */
export const over = (a: Expression, b: Expression): Expression => call(divide, [a, b])
/** a ^ b as an expression. */
export const raised = (a: Expression, b: Expression): Expression => call(power, [a, b])
