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

/** Spreads of the same levels and tails as one, their runs in order; only measures and years that all of them have. */
export function concatenateSpreads(spreads: readonly Spread[]): Spread {
  const first = spreads[0]
  if (!first) throw new RangeError('concatenateSpreads needs at least one spread')
  const measures = first.measures.filter(({ id }) =>
    spreads.every((s) => s.measures.some((m) => m.id === id)),
  )
  const years = first.years.filter((year) => spreads.every((s) => s.years.includes(year)))
  const { levels, tail } = first
  const cells = spreads.flatMap((s) => {
    if (s.levels.join() !== levels.join() || s.tail !== tail)
      throw new RangeError('concatenateSpreads needs spreads of the same levels and tails')
    return s.runs.flatMap((_, run) =>
      measures.flatMap(({ id }) => {
        const m = s.measures.findIndex((measure) => measure.id === id)
        return years.map((year) => ({ spread: s, cell: cellOf(s, run, m, s.years.indexOf(year)) }))
      }),
    )
  })
  const single = (pick: (s: Spread) => Float64Array) =>
    Float64Array.from(cells, ({ spread, cell }) => pick(spread)[cell]!)
  const byLevel = (pick: (s: Spread) => Float64Array) =>
    Float64Array.from(
      cells.flatMap(({ spread, cell }) => [
        ...pick(spread).subarray(cell * levels.length, (cell + 1) * levels.length),
      ]),
    )
  return {
    runs: spreads.flatMap((s) => s.runs),
    measures,
    years,
    levels,
    tail,
    draws: spreads.flatMap((s) => s.draws),
    mean: single((s) => s.mean),
    sd: single((s) => s.sd),
    lowerTail: single((s) => s.lowerTail),
    upperTail: single((s) => s.upperTail),
    quantiles: byLevel((s) => s.quantiles),
    bounds: byLevel((s) => s.bounds),
  }
}
