import type { Place } from '../base/problem.js'
import type { Specification } from '../random/specification.js'

/** What a drawn number does to the value it belongs to. */
export type Effect = 'replace' | 'add' | 'multiply'

/** One number drawn for all years. */
export interface Draw {
  readonly effect: Effect
  /** In base units (of a factor: a plain number), as written; not yet truncated to the lever's bounds. */
  readonly distribution: Specification
  /**
   * For each simulated year, how many times the drawn number (of a factor: its distance from 1) counts; undefined
   * when it counts once in all years.
   */
  readonly widths: readonly number[] | undefined
}

/** A new number drawn each year, part of which carries over: s(t) = persistence × s(t − 1) + new, s(base) = 0. */
export interface Shocks {
  readonly distribution: Specification
  /** From 0 to 1. */
  readonly persistence: number
}

/**
 * A distribution of its own for each year, such as a forecast's. The draw's rank in it carries over: its normal
 * score is a stationary autoregression with this persistence; 1 keeps the rank in all years.
 */
export interface Fan {
  /** Quantiles of each simulated year, in base units. */
  readonly years: readonly (readonly { readonly probability: number; readonly value: number }[])[]
  readonly persistence: number
}

/** What is uncertain about a lever, a parameter or a base-year value. */
export interface Uncertain {
  readonly id: string
  readonly of: 'lever' | 'parameter' | 'start'
  readonly draw: Draw | undefined
  /** Levers only. */
  readonly shocks: Shocks | undefined
  /** Levers only, and then neither draw nor shocks. */
  readonly fan: Fan | undefined
  readonly place: Place
}

/** A correlation between the normal scores of two uncertain inputs (a Gaussian copula). */
export interface Correlation {
  readonly between: readonly [string, string]
  readonly value: number
  readonly place: Place
}

/** All that a scenario says about uncertainty. */
export interface Uncertainty {
  readonly inputs: readonly Uncertain[]
  readonly correlations: readonly Correlation[]
}
