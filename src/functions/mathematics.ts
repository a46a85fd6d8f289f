import { modulo } from '../base/modulo.js'
import { combine } from '../base/unit.js'
import { divide, naturalLogarithm, negate } from './arithmetic.js'
import { alike, plain } from './dimension-rules.js'
import { type Builtin, call, number } from './expression.js'
import { DIVISION_BY_ZERO, OVERFLOW, ROOT_OF_NEGATIVE } from './faults.js'
import { choose, largerEq, smallerEq } from './logic.js'

const one = { least: 1, most: 1 }

/** e to a power. */
export const exponential: Builtin = {
  name: 'exp',
  args: ['x'],
  arity: one,
  doc: 'e to the power x.',
  examples: [['exp(0)', 1]],
  evaluate: ([x]) => Math.exp(x!),
  javascript: ([x]) => `Math.exp(${x})`,
  derivative: (_args, _i, self) => self,
  dimension: plain,
  domain: ([x]) => (Math.exp(x!) === Number.POSITIVE_INFINITY ? OVERFLOW : undefined),
}

const log10: Builtin = {
  name: 'log10',
  args: ['x'],
  arity: one,
  doc: 'Logarithm to base 10 of a positive plain number.',
  examples: [['log10(1000)', 3]],
  evaluate: ([x]) => Math.log10(x!),
  javascript: ([x]) => `Math.log10(${x})`,
  passesFailure: [true],
  derivative: ([x]) => call(divide, [number(1 / Math.LN10), x!]),
  dimension: plain,
  domain: naturalLogarithm.domain!,
}

const sqrt: Builtin = {
  name: 'sqrt',
  args: ['x'],
  arity: one,
  doc: 'Square root; units are halved.',
  examples: [['sqrt(16)', 4]],
  evaluate: ([x]) => Math.sqrt(x!),
  javascript: ([x]) => `Math.sqrt(${x})`,
  passesFailure: [true],
  derivative: (_args, _i, self) => call(divide, [number(0.5), self]),
  dimension: ([x]) => (x!.dimension === 'any' ? 'any' : combine({}, x!.dimension, 0.5)),
  domain: ([x]) => (x! < 0 ? ROOT_OF_NEGATIVE : undefined),
}

const abs: Builtin = {
  name: 'abs',
  args: ['x'],
  arity: one,
  doc: 'Absolute value.',
  examples: [['abs(-3)', 3]],
  evaluate: ([x]) => Math.abs(x!),
  javascript: ([x]) => `Math.abs(${x})`,
  passesFailure: [true],
  derivative: ([x]) => call(choose, [call(largerEq, [x!, number(0)]), number(1), number(-1)]),
  dimension: ([x]) => x!.dimension,
}

function extreme(name: 'min' | 'max'): Builtin {
  const wins = name === 'min' ? smallerEq : largerEq
  return {
    name,
    args: ['a', 'b', '…'],
    arity: { least: 2, most: 20 },
    doc: `The ${name === 'min' ? 'smallest' : 'largest'} of the arguments.`,
    examples: [[`${name}(2, 3)`, name === 'min' ? 2 : 3]],
    evaluate: (args) => Math[name](...args),
    javascript: (args) => `Math.${name}(${args.join(', ')})`,
    derivative: (args, i) =>
      // 1 where this argument wins; at a tie the first one counts.
      args.reduce(
        (result, other, j) =>
          j === i
            ? result
            : call(choose, [
                call(wins, j < i ? [other, args[i]!] : [args[i]!, other]),
                j < i ? number(0) : result,
                j < i ? result : number(0),
              ]),
        number(1),
      ),
    dimension: alike,
  }
}

/** The smallest of two or more. */
export const minimum = extreme('min')
/** The largest of two or more. */
export const maximum = extreme('max')

const mod: Builtin = {
  name: 'mod',
  args: ['a', 'b'],
  arity: { least: 2, most: 2 },
  doc: 'Remainder of a divided by b, with the sign of b.',
  examples: [
    ['mod(7, 5)', 2],
    ['mod(-1, 5)', 4],
  ],
  evaluate: ([a, b]) => modulo(a!, b!),
  javascript: ([a, b]) => `modulo(${a}, ${b})`,
  passesFailure: [true, false],
  derivative: ([a, b], i) => (i === 0 ? number(1) : call(negate, [call(floor, [call(divide, [a!, b!])])])),
  dimension: alike,
  domain: ([, b]) => (b === 0 ? DIVISION_BY_ZERO : undefined),
}

const floor: Builtin = {
  name: 'floor',
  args: ['x'],
  arity: one,
  doc: 'The next whole number below a plain number.',
  examples: [['floor(2.7)', 2]],
  evaluate: ([x]) => Math.floor(x!),
  javascript: ([x]) => `Math.floor(${x})`,
  passesFailure: [true],
  derivative: () => number(0),
  dimension: plain,
}

const round: Builtin = {
  name: 'round',
  args: ['x'],
  arity: one,
  doc: 'The nearest whole number to a plain number; halves go up.',
  examples: [['round(2.5)', 3]],
  evaluate: ([x]) => Math.floor(x! + 0.5),
  javascript: ([x]) => `Math.floor(${x} + 0.5)`,
  passesFailure: [true],
  derivative: () => number(0),
  dimension: plain,
}

/** Functions of numbers. */
export const mathematics: readonly Builtin[] = [
  exponential,
  naturalLogarithm,
  log10,
  sqrt,
  abs,
  minimum,
  maximum,
  mod,
  floor,
  round,
]
