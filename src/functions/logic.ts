import { alike, isPlainOperand, mismatch, plain } from './dimension-rules.js'
import { type Builtin, call, number } from './expression.js'
import { Mismatch } from './faults.js'

const zero = () => number(0)

function comparison(
  name: string,
  sign: string,
  test: (a: number, b: number) => boolean,
  example: readonly [string, number],
): Builtin {
  const js = sign === '==' ? '===' : sign === '!=' ? '!==' : sign
  return {
    name,
    sign,
    strength: 4,
    args: ['a', 'b'],
    arity: { least: 2, most: 2 },
    doc: `1 when a ${sign} b, else 0.`,
    examples: [example],
    evaluate: ([a, b]) => (test(a!, b!) ? 1 : 0),
    javascript: ([a, b]) => `(${a} ${js} ${b} ? 1 : 0)`,
    derivative: zero,
    dimension: (args) => {
      const both = alike(args)
      return both instanceof Mismatch ? both : {}
    },
    compares: true,
  }
}

const smaller = comparison('smaller', '<', (a, b) => a < b, ['2 < 3', 1])
/** a ≤ b. */
export const smallerEq = comparison('smallerEq', '<=', (a, b) => a <= b, ['3 <= 3', 1])
const larger = comparison('larger', '>', (a, b) => a > b, ['2 > 3', 0])
/** a ≥ b. */
export const largerEq = comparison('largerEq', '>=', (a, b) => a >= b, ['2 >= 3', 0])
const equal = comparison('equal', '==', (a, b) => a === b, ['2 == 2', 1])
/** a ≠ b. */
export const unequal = comparison('unequal', '!=', (a, b) => a !== b, ['2 != 2', 0])

/** 1 where both arguments are true. */
export const and: Builtin = {
  name: 'and',
  sign: 'and',
  strength: 2,
  args: ['a', 'b'],
  arity: { least: 2, most: 2 },
  doc: '1 when both are true (not 0), else 0. The second is evaluated only when the first is true.',
  examples: [
    ['1 < 2 and 2 < 3', 1],
    ['1 > 2 and 1 / 0 > 3', 0],
  ],
  evaluate: ([a, b]) => (a !== 0 && b !== 0 ? 1 : 0),
  shortCircuit: (a) => a === 0,
  javascript: ([a, b]) => `(${a} !== 0 && ${b} !== 0 ? 1 : 0)`,
  derivative: zero,
  dimension: plain,
}

const or: Builtin = {
  name: 'or',
  sign: 'or',
  strength: 1,
  args: ['a', 'b'],
  arity: { least: 2, most: 2 },
  doc: '1 when either is true (not 0), else 0. The second is evaluated only when the first is not true.',
  examples: [
    ['1 > 2 or 2 < 3', 1],
    ['1 < 2 or 1 / 0 > 3', 1],
  ],
  evaluate: ([a, b]) => (a !== 0 || b !== 0 ? 1 : 0),
  shortCircuit: (a) => a !== 0,
  javascript: ([a, b]) => `(${a} !== 0 || ${b} !== 0 ? 1 : 0)`,
  derivative: zero,
  dimension: plain,
}

/** 1 where its argument is false. */
export const not: Builtin = {
  name: 'not',
  sign: 'not ',
  strength: 7,
  args: ['a'],
  arity: { least: 1, most: 1 },
  doc: '1 when a is 0, else 0.',
  examples: [['not (1 > 2)', 1]],
  evaluate: ([a]) => (a === 0 ? 1 : 0),
  javascript: ([a]) => `(${a} === 0 ? 1 : 0)`,
  derivative: zero,
  dimension: plain,
}

/** condition ? then : otherwise; only the chosen branch is evaluated. */
export const choose: Builtin = {
  name: 'if',
  args: ['condition', 'then', 'otherwise'],
  arity: { least: 3, most: 3 },
  doc: 'The second argument where the condition holds, else the third; only that one is evaluated. Also written `condition ? a : b`.',
  examples: [
    ['if(2 > 1, 10, 20)', 10],
    ['2 < 1 ? 10 : 20', 20],
  ],
  evaluate: ([condition, a, b]) => (condition !== 0 ? a! : b!),
  javascript: ([condition, a, b]) => `(${condition} !== 0 ? ${a} : ${b})`,
  derivative: (args, i) => {
    if (i === 0) return number(0)
    return call(choose, [args[0]!, number(i === 1 ? 1 : 0), number(i === 1 ? 0 : 1)])
  },
  dimension: ([condition, a, b]) =>
    isPlainOperand(condition!) ? alike([a!, b!]) : mismatch((words) => words.needsCondition, condition!),
  lazy: true,
}

/** Comparisons and connectives. */
export const logic: readonly Builtin[] = [
  smaller,
  smallerEq,
  larger,
  largerEq,
  equal,
  unequal,
  and,
  or,
  not,
  choose,
]
