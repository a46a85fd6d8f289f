import type { Value } from '../value.js'
import type { Code, Instruction } from './assembler.js'

/** What an operator or function needs to write itself for two draws at once. */
export interface Lanes {
  readonly code: Code
  /** Pushes a value. */
  push(value: Value): void
  /** Pushes 1 / value, where more than one value is divided by it; else says that it does not. */
  reciprocal(value: Value): boolean
  /** Pushes a mask: all ones where a condition holds. */
  mask(value: Value): void
  /** Numbers of the module's own functions over two numbers. */
  readonly functions: { readonly exp: number; readonly log: number; readonly pow: number }
}

type Writer = (args: readonly Value[], lanes: Lanes) => void

const COMPARISONS: Readonly<Record<string, Instruction>> = {
  smaller: 'f64x2.lt',
  smallerEq: 'f64x2.le',
  larger: 'f64x2.gt',
  largerEq: 'f64x2.ge',
  equal: 'f64x2.eq',
  unequal: 'f64x2.ne',
}

const plain =
  (...instructions: Instruction[]): Writer =>
  (args, { code, push }) => {
    args.forEach(push)
    code.op(...instructions)
  }

const extreme =
  (instruction: Instruction): Writer =>
  ([first, ...others], { code, push }) => {
    push(first!)
    for (const other of others) {
      push(other)
      code.op(instruction)
    }
  }

const called =
  (name: keyof Lanes['functions']): Writer =>
  (args, { code, push, functions }) => {
    args.forEach(push)
    code.call(functions[name])
  }

/** Most multiplications that stand in for a power with a whole exponent. */
const LARGEST_EXPONENT = 16

/** x to a small whole power by repeated squaring; x² is x·x, as in plain JavaScript. */
const power: Writer = (args, lanes) => {
  const { code, push } = lanes
  const [base, exponent] = args as [Value, Value]
  const n = exponent.kind === 'constant' ? exponent.value : Number.NaN
  if (n === 0.5) {
    push(base)
    code.op('f64x2.sqrt')
    return
  }
  if (!Number.isInteger(n) || n === 0 || Math.abs(n) > LARGEST_EXPONENT) {
    called('pow')(args, lanes)
    return
  }
  const square = code.local('v128')
  const product = code.local('v128')
  push(base)
  code.set(square)
  let begun = false
  for (let rest = Math.abs(n); rest > 0; rest >>= 1) {
    if (rest & 1) {
      code.get(square)
      if (begun) code.get(product).op('f64x2.mul')
      code.set(product)
      begun = true
    }
    if (rest > 1) code.get(square).get(square).op('f64x2.mul').set(square)
  }
  if (n < 0) code.vector(1).get(product).op('f64x2.div')
  else code.get(product)
}

const choose: Writer = ([condition, then, otherwise], { code, push, mask }) => {
  push(then!)
  push(otherwise!)
  mask(condition!)
  code.op('v128.bitselect')
}

/** 1 where the mask of a condition is set. */
const truth =
  (name: string): Writer =>
  (args, lanes) => {
    masks[name]!(args, lanes)
    lanes.code.vector(1).op('v128.and')
  }

/** Conditions as masks. */
export const masks: Readonly<Record<string, Writer>> = {
  ...Object.fromEntries(Object.entries(COMPARISONS).map(([name, op]) => [name, plain(op)])),
  and: ([a, b], { code, mask }) => {
    mask(a!)
    mask(b!)
    code.op('v128.and')
  },
  or: ([a, b], { code, mask }) => {
    mask(a!)
    mask(b!)
    code.op('v128.or')
  },
  not: ([a], { code, mask }) => {
    mask(a!)
    code.op('v128.not')
  },
}

/**
 * How operators and functions are written for two draws at once. Those that are not listed are called, draw by
 * draw.
 */
export const writers: Readonly<Record<string, Writer>> = {
  ...Object.fromEntries(Object.keys(masks).map((name) => [name, truth(name)])),
  add: plain('f64x2.add'),
  subtract: plain('f64x2.sub'),
  multiply: plain('f64x2.mul'),
  divide: ([a, b], { code, push, reciprocal }) => {
    push(a!)
    if (reciprocal(b!)) code.op('f64x2.mul')
    else {
      push(b!)
      code.op('f64x2.div')
    }
  },
  unaryMinus: plain('f64x2.neg'),
  sqrt: plain('f64x2.sqrt'),
  abs: plain('f64x2.abs'),
  floor: plain('f64x2.floor'),
  min: extreme('f64x2.min'),
  max: extreme('f64x2.max'),
  round: ([x], { code, push }) => {
    push(x!)
    code.vector(0.5).op('f64x2.add', 'f64x2.floor')
  },
  exp: called('exp'),
  log: called('log'),
  log10: (args, lanes) => {
    called('log')(args, lanes)
    lanes.code.vector(Math.LOG10E).op('f64x2.mul')
  },
  pow: power,
  if: choose,
}
