import type { QuantilePoint } from '../../random/distributions/quantile-table.js'
import type { Specification } from '../../random/specification.js'

/**
 * How the inputs of draws are made, in plain data. Scores are standard normal numbers, one for each draw (`once`)
 * or for each draw and simulated year (`yearly`); each has dimensions of the design.
 */
export interface SamplingPlan {
  /** Name of each dimension of the design. */
  readonly names: readonly string[]
  /** Dimension of each score that is drawn once. */
  readonly once: readonly number[]
  /** For each score that is drawn yearly: its dimension in each simulated year. */
  readonly yearly: readonly (readonly number[])[]
  readonly onceCorrelation: ScoreCorrelation | undefined
  readonly yearlyCorrelation: ScoreCorrelation | undefined
  /** Numbers of each draw, by position. */
  readonly draws: readonly DrawPlan[]
  /** Paths of each draw, by position. */
  readonly paths: readonly PathPlan[]
}

/** Scores that are correlated: which, and the lower Cholesky factor of their correlation, row by row. */
export interface ScoreCorrelation {
  readonly scores: readonly number[]
  readonly factor: Float64Array
}

/** A number of each draw: offset + factor × a number from the distribution. */
export interface DrawPlan {
  readonly id: string
  /** Index in `once`. */
  readonly score: number
  readonly distribution: Specification
  readonly offset: number
  readonly factor: number
}

/** A lever's path, drawn year by year; `min` and `max` are its hard bounds. */
export type PathPlan = {
  readonly id: string
  /** Central path, by simulated year. */
  readonly central: readonly number[]
  readonly min: number
  readonly max: number
} & (
  | {
      readonly kind: 'shocks'
      /** Index in `yearly`. */
      readonly score: number
      readonly distribution: Specification
      readonly persistence: number
      /** What is drawn once moves the path first. */
      readonly draw:
        | {
            readonly position: number
            readonly effect: 'replace' | 'add' | 'multiply'
            readonly widths: readonly number[] | undefined
          }
        | undefined
    }
  | {
      readonly kind: 'fan'
      /** Index in `once` when the rank stays the same in all years, else in `yearly`. */
      readonly score: number
      readonly persistence: number
      readonly years: readonly (readonly QuantilePoint[])[]
    }
)
