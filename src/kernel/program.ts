import type { Uniform } from './uniforms.js'
import type { Value } from './value.js'

/**
 * A model as straight-line computations over columns of draws, before it becomes code of any kind:
 * common subexpressions are one value, and what is the same in every draw is set apart.
 */
export interface Program {
  /** Base-year values that differ between draws; to be run for the base year alone. */
  readonly start: RecursivePart | undefined
  readonly parts: readonly Part[]
  /** Column of each slot; −1 for those that are the same in every draw and for uncertain levers. */
  readonly columns: Int32Array
  /** What is the same in every draw, to be evaluated once for each year. */
  readonly uniforms: readonly Uniform[]
}

/** Equations that are computed together. Positions are those of indicators. */
export type Part =
  | RecursivePart
  | {
      readonly kind: 'simultaneous'
      readonly indicators: readonly number[]
      /** Of each equation: its right-hand side, and the derivatives by the unknowns in it. */
      readonly equations: readonly {
        readonly value: Value
        readonly derivatives: readonly { readonly column: number; readonly value: Value }[]
      }[]
    }

/** Equations that are evaluated one after another. */
export interface RecursivePart {
  readonly kind: 'recursive'
  readonly indicators: readonly number[]
  /** Value of each indicator. */
  readonly values: readonly Value[]
  readonly checks: readonly Check[]
}

/** A value that must be finite, unless its guards (0 or 1) are all 0; always when there are none. */
export interface Check {
  readonly value: Value
  readonly guards: readonly Value[]
}

/** Functions with more values than this are compiled by the JavaScript engine, but hardly optimised. */
export const VALUES_A_FUNCTION = 1500
