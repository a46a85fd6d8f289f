import { createUnitClass } from 'mathjs'

/** What is used of mathjs's units. */
interface PhysicalUnits {
  new (value: null, name: string): { readonly dimensions: number[]; _normalize(value: number): number }
  isValuelessUnit(name: string): boolean
  readonly BASE_DIMENSIONS: readonly string[]
}

declare module 'mathjs' {
  /** Missing in mathjs's own types. */
  export function createUnitClass(dependencies: object): unknown
}

/** Stands for kinds of numbers that are not used. */
class Unused {}

/**
 * Physical units and their SI prefixes as mathjs knows them, over plain numbers and with no evaluator around them:
 * made with all of mathjs's arithmetic they would take longer than everything else that is done with a model.
 */
export const Physical = createUnitClass({
  config: { number: 'number', predictable: false },
  addScalar: (a: number, b: number) => a + b,
  subtractScalar: (a: number, b: number) => a - b,
  multiplyScalar: (a: number, b: number) => a * b,
  divideScalar: (a: number, b: number) => a / b,
  pow: Math.pow,
  abs: Math.abs,
  fix: Math.trunc,
  round: Math.round,
  equal: (a: number, b: number) => a === b,
  isNumeric: (x: unknown) => typeof x === 'number',
  format: String,
  number: Number,
  Complex: Unused,
  BigNumber: Unused,
  Fraction: Unused,
}) as PhysicalUnits
