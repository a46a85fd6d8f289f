import { sum } from '../numerics/statistics/summary.js'
import {
  type Estimate,
  percentileEstimate,
  type Resampling,
  resampleCounts,
  resamplingOf,
} from './bootstrap.js'
import type { Factor } from './factor.js'
import { RandomStream } from './random-stream.js'

/** How much of the output's variance one factor explains. */
export interface SobolIndex {
  readonly name: string
  /** Share of the variance that vanishes when the factor is fixed, on average; estimates may leave [0, 1]. */
  readonly first: Estimate
  /** Share that remains when all other factors are fixed: first-order and every interaction with others. */
  readonly total: Estimate
}

interface Rows {
  /** Rows of the design that were used. */
  readonly rows: number
  /** Rows left out, for a run failed in at least one of their blocks. */
  readonly failed: number
}

/** Variance-based sensitivity, or the reason why there is none. */
export type SobolIndices =
  | (Rows & {
      readonly kind: 'indices'
      /** In the order of the factors. */
      readonly indices: readonly SobolIndex[]
      /** Sum of the first-order indices; 1 for a model without interactions, less with them. */
      readonly firstOrderSum: number
      readonly mean: number
      /** In the output's unit, squared. */
      readonly variance: number
    })
  /** The output is the same in every draw. */
  | (Rows & { readonly kind: 'constant'; readonly value: number })
  /** Fewer than two rows ran to the end in all blocks, or too few for the first two blocks to vary. */
  | (Rows & { readonly kind: 'too-few' })

/**
 * First-order and total indices from the output at the draws of a {@link saltelliDesign} of N = `rows`: one number
 * for each draw, NaN where the run failed.
 *
 * First-order: mean of f(B) (f(AB_i) − f(A)) over the variance (Saltelli et al. 2010, table 2 b), with outputs
 * centred first. Total: half the mean of (f(A) − f(AB_i))² over the variance (Jansen 1999). The variance is that of
 * A and B together. Intervals are bootstrap percentiles with rows resampled jointly (Archer, Saltelli and Sobol
 * 1997); where the base design is more even than chance (Sobol points), they are wider than need be. A total index
 * is a mean of squares: its interval includes zero only where the factor never moved the output.
 *
 * @throws RangeError when `output` is not rows × (factors + 2) long.
 */
export function sobolIndices(
  output: Float64Array,
  factors: readonly Factor[],
  rows: number,
  options: Resampling,
): SobolIndices {
  const blocks = factors.length + 2
  if (output.length !== rows * blocks)
    throw new RangeError(
      `the output has ${output.length} numbers; ${rows} rows in ${blocks} blocks need ${rows * blocks}`,
    )
  const { resamples, confidence, seed } = resamplingOf(options)
  const complete: number[] = []
  for (let r = 0; r < rows; r++) {
    let block = 0
    while (block < blocks && Number.isFinite(output[block * rows + r])) block++
    if (block === blocks) complete.push(r)
  }
  const n = complete.length
  const counted = { rows: n, failed: rows - n }
  if (n < 2) return { kind: 'too-few', ...counted }

  const column = (block: number) => Float64Array.from(complete, (r) => output[block * rows + r]!)
  const a = column(0)
  const b = column(1)
  const mixed = factors.map((_, f) => column(f + 2))
  if (isConstant([a, b, ...mixed])) return { kind: 'constant', value: a[0]!, ...counted }

  const mean = (weightedSum(a) + weightedSum(b)) / (2 * n)
  const products = rowProducts(a, b, mixed, mean)
  const whole = indicesOf(products, n)
  if (!(whole.variance > 0)) return { kind: 'too-few', ...counted }

  const firsts = factors.map(() => new Float64Array(resamples))
  const totals = factors.map(() => new Float64Array(resamples))
  const random = new RandomStream(seed, 'sobol indices')
  const counts = new Float64Array(n)
  for (let s = 0; s < resamples; s++) {
    resampleCounts(random, counts)
    const replicate = indicesOf(products, n, counts)
    for (let f = 0; f < factors.length; f++) {
      firsts[f]![s] = replicate.first[f]!
      totals[f]![s] = replicate.total[f]!
    }
  }
  return {
    kind: 'indices',
    ...counted,
    indices: factors.map(({ name }, f) => ({
      name,
      first: percentileEstimate(whole.first[f]!, firsts[f]!, confidence),
      total: percentileEstimate(whole.total[f]!, totals[f]!, confidence),
    })),
    firstOrderSum: sum(whole.first),
    mean,
    variance: whole.variance,
  }
}

/** Whether all outputs are one number, but for rounding. */
function isConstant(columns: readonly Float64Array[]): boolean {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const column of columns)
    for (const y of column) {
      low = Math.min(low, y)
      high = Math.max(high, y)
    }
  return high - low <= 1e-13 * Math.max(Math.abs(low), Math.abs(high))
}

/** What each row adds to each sum, so that a resample is nothing but weighted sums. */
interface RowProducts {
  readonly sums: Float64Array
  readonly squares: Float64Array
  /** For each factor f(B) (f(AB_i) − f(A)). */
  readonly first: readonly Float64Array[]
  /** For each factor (f(A) − f(AB_i))² / 2. */
  readonly total: readonly Float64Array[]
}

function rowProducts(
  a: Float64Array,
  b: Float64Array,
  mixed: readonly Float64Array[],
  mean: number,
): RowProducts {
  return {
    sums: a.map((y, r) => y - mean + (b[r]! - mean)),
    squares: a.map((y, r) => (y - mean) ** 2 + (b[r]! - mean) ** 2),
    first: mixed.map((column) => column.map((y, r) => (b[r]! - mean) * (y - a[r]!))),
    total: mixed.map((column) => column.map((y, r) => (y - a[r]!) ** 2 / 2)),
  }
}

/** Variance and indices of n rows, each counted as often as `counts` says, or once. */
function indicesOf(products: RowProducts, n: number, counts?: Float64Array) {
  const mean = weightedSum(products.sums, counts) / (2 * n)
  const variance = weightedSum(products.squares, counts) / (2 * n) - mean * mean
  const share = (column: Float64Array) => weightedSum(column, counts) / n / variance
  return { variance, first: products.first.map(share), total: products.total.map(share) }
}

function weightedSum(column: Float64Array, counts?: Float64Array): number {
  if (counts === undefined) return sum(column)
  // Two sums at a time, for one alone waits for its own last addition.
  let even = 0
  let odd = 0
  const last = column.length - 1
  for (let r = 0; r < last; r += 2) {
    even += counts[r]! * column[r]!
    odd += counts[r + 1]! * column[r + 1]!
  }
  if (last % 2 === 0) even += counts[last]! * column[last]!
  return even + odd
}
