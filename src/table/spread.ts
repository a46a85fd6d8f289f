import type { Measure, Run } from './table.js'

/**
 * How results are spread over draws, along run × measure × year (× level). Values are in each measure's unit; NaN
 * stands for "no value" (a base year without data).
 *
 * Cell (run, measure, year) is at `(run * measures.length + measure) * years.length + year`; its quantiles at
 * `cell * levels.length + level`.
 */
export interface Spread {
  readonly runs: readonly Run[]
  readonly measures: readonly Measure[]
  /** Consecutive calendar years; the first is the base year. */
  readonly years: readonly number[]
  /** Probabilities of the quantiles, ascending, in (0, 1). */
  readonly levels: readonly number[]
  /** Draws that were simulated to the end, for each run. */
  readonly draws: readonly number[]
  readonly mean: Float64Array
  /** Standard deviation with n − 1 in the denominator; 0 where nothing varies. */
  readonly sd: Float64Array
  readonly quantiles: Float64Array
  /** Share of the draws in each tail, such as 0.05. */
  readonly tail: number
  /** Mean of each cell's smallest values, that share of all, and of its largest. */
  readonly lowerTail: Float64Array
  readonly upperTail: Float64Array
  /** Farthest that each quantile may lie from the exact one of the same draws; all 0 when they are exact. */
  readonly bounds: Float64Array
}

/** Position of a cell in `mean` and `sd`. */
export function cellOf(spread: Spread, run: number, measure: number, year: number): number {
  return (run * spread.measures.length + measure) * spread.years.length + year
}
