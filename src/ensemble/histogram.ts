import { sum } from '../numerics/statistics/summary.js'
import { BINS, ROW_COUNTS } from './reduction.js'

/** What a histogram says of the values it was made from. */
interface Sketch {
  readonly quantiles: readonly number[]
  /** Farthest that each quantile may be from the exact one. */
  readonly bounds: readonly number[]
  /** Means of the smallest and of the largest values. */
  readonly lower: number
  readonly upper: number
}

/** Bins of one row: `BINS` of equal width from `low` on, and one on either side as far as the values reach. */
export interface Bins {
  readonly counts: Uint32Array
  readonly low: number
  /** 1 / width; 0 when all are in one bin. */
  readonly factor: number
  readonly least: number
  readonly largest: number
}

/**
 * Quantiles and tail means from bins. The order statistic that a quantile asks for lies in a known bin, so its
 * error is at most the bin's width; within the bin, values are taken to be spread evenly.
 *
 * @param tail share of the draws in each tail
 */
export function sketchOf(bins: Bins, levels: readonly number[], tail: number): Sketch {
  const count = sum(bins.counts)
  const places = levels.map((p) => (count - 1) * p)
  const ranks = new Set(places.flatMap((h) => [Math.floor(h), Math.ceil(h)]))
  const found = orderStatistics(
    bins,
    [...ranks].sort((a, b) => a - b),
  )
  const results = places.map((h) => {
    const [low, high] = [found.get(Math.floor(h))!, found.get(Math.ceil(h))!]
    const value = low.value + (h - Math.floor(h)) * (high.value - low.value)
    return { value, bound: Math.max(value - low.from, high.to - value) }
  })
  const wanted = Math.ceil(tail * count)
  return {
    quantiles: results.map((r) => r.value),
    bounds: results.map((r) => r.bound),
    lower: tailMean(bins, wanted, 1),
    upper: tailMean(bins, wanted, -1),
  }
}

/** Where a bin begins and ends, as far as values reach. */
function edgesOf({ low, factor, least, largest }: Bins, bin: number): { from: number; to: number } {
  const width = 1 / factor
  const from = bin === 0 || factor === 0 ? least : low + (bin - 1) * width
  const to = bin === BINS + 1 || factor === 0 ? largest : low + bin * width
  return { from: Math.max(from, least), to: Math.min(to, largest) }
}

interface OrderStatistic {
  readonly value: number
  /** The bin that it lies in. */
  readonly from: number
  readonly to: number
}

/** The order statistics of some ranks, ascending, in one pass over the bins. */
function orderStatistics(bins: Bins, ranks: readonly number[]): Map<number, OrderStatistic> {
  const found = new Map<number, OrderStatistic>()
  const { counts } = bins
  let before = 0
  let next = 0
  for (let bin = 0; bin < ROW_COUNTS && next < ranks.length; bin++) {
    const count = counts[bin]!
    while (next < ranks.length && ranks[next]! < before + count) {
      const { from, to } = edgesOf(bins, bin)
      const rank = ranks[next++]!
      found.set(rank, { value: from + ((to - from) * (rank - before + 0.5)) / count, from, to })
    }
    before += count
  }
  return found
}

/** Mean of the smallest (`side` 1) or largest (−1) so many values. */
function tailMean(bins: Bins, wanted: number, side: 1 | -1): number {
  let sum = 0
  let left = wanted
  for (let bin = side === 1 ? 0 : ROW_COUNTS - 1; left > 0; bin += side) {
    const count = bins.counts[bin]!
    if (count === 0) continue
    const { from, to } = edgesOf(bins, bin)
    const taken = Math.min(left, count)
    // Of the last bin that is reached, the values nearest the tail.
    const half = ((to - from) * taken) / count / 2
    sum += taken * (side === 1 ? from + half : to - half)
    left -= taken
  }
  return sum / wanted
}
