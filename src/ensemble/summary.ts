import { type Bins, sketchOf } from './histogram.js'
import { BLOCK, blocksOf, type Job, type SharedState, STATS } from './job.js'
import { summariseColumn } from './quantiles.js'
import { ROW_COUNTS } from './reduction.js'

/** What is known of one row's values (an indicator in a year), in base units. */
export interface RowSummary {
  readonly mean: number
  readonly sd: number
  readonly quantiles: readonly number[]
  readonly bounds: readonly number[]
  readonly lower: number
  readonly upper: number
}

/** Moments and range of a row's values. */
interface Moments {
  readonly mean: number
  readonly sd: number
  readonly least: number
  readonly largest: number
}

/** Sums of blocks put together in their order, so that no thread count or chunk size changes a bit. */
export function momentsOf(
  { stats }: SharedState,
  { draws, rows }: Job,
  row: number,
  centre: number,
  count: number,
): Moments {
  let sum = 0
  let squares = 0
  let lost = 0
  let least = Infinity
  let largest = -Infinity
  for (let block = 0; block < blocksOf(draws); block++) {
    const at = (block * rows + row) * STATS
    // Kahan's summation.
    const add = stats[at]! - lost
    const next = sum + add
    lost = next - sum - add
    sum = next
    squares += stats[at + 1]!
    least = Math.min(least, stats[at + 2]!)
    largest = Math.max(largest, stats[at + 3]!)
  }
  const shift = sum / count
  const variance = count > 1 ? Math.max(0, squares - shift * sum) / (count - 1) : 0
  return { mean: centre + shift, sd: least === largest ? 0 : Math.sqrt(variance), least, largest }
}

/** Summary of a row whose values are all kept; NaN stands for failed draws. */
export function summariseKept(
  column: Float64Array,
  moments: Moments,
  count: number,
  levels: readonly number[],
  tail: number,
): RowSummary {
  const { mean, sd, least, largest } = moments
  const fine = count === column.length ? column : column.filter((value) => !Number.isNaN(value))
  const bounds = levels.map(() => 0)
  return { mean, sd, bounds, ...summariseColumn(fine, least, largest, levels, tail) }
}

/** Summary of a row of which only a histogram is kept. */
export function summariseCounted(
  bins: Bins,
  moments: Moments,
  levels: readonly number[],
  tail: number,
): RowSummary {
  return { mean: moments.mean, sd: moments.sd, ...sketchOf(bins, levels, tail) }
}

/** Standard deviations, on either side of the first block's mean that bins cover. */
const REACH = 6

/** Bins for every row, as wide as the first block suggests: `(low, factor)` row by row. */
export function binsFor(shared: SharedState, job: Job, centres: Float64Array, count: number): Float64Array {
  const bins = new Float64Array(job.rows * 2)
  const first: Job = { ...job, draws: Math.min(job.draws, BLOCK) }
  for (let row = 0; row < job.rows; row++) {
    const { mean, sd, least, largest } = momentsOf(shared, first, row, centres[row]!, count)
    const margin = (largest - least) / 4
    const low = Math.max(least - margin, mean - REACH * sd)
    const high = Math.min(largest + margin, mean + REACH * sd)
    const width = high - low
    // Where the width is not known (no draw ended, squares beyond the largest number), one bin holds all.
    const known = width > 0 && width < Infinity
    bins[row * 2] = known ? low : 0
    bins[row * 2 + 1] = known ? (ROW_COUNTS - 2) / width : 0
  }
  return bins
}
