import { BINS, ROW_COUNTS } from './reduction.js'

/** What a histogram says of the values it was made from. */
export interface Sketch {
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
  const cells = cellsOf(bins)
  const count = cells.reduce((sum, cell) => sum + cell.count, 0)
  const at = (rank: number) => orderStatistic(cells, rank)
  const results = levels.map((p) => {
    const h = (count - 1) * p
    const [low, high] = [at(Math.floor(h)), at(Math.ceil(h))]
    const value = low.value + (h - Math.floor(h)) * (high.value - low.value)
    return { value, bound: Math.max(value - low.from, high.to - value) }
  })
  const wanted = Math.ceil(tail * count)
  return {
    quantiles: results.map((r) => r.value),
    bounds: results.map((r) => r.bound),
    lower: tailMean(cells, wanted, 1),
    upper: tailMean(cells, wanted, -1),
  }
}

interface Cell {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Bins that are not empty, as far as values reach, in order. */
function cellsOf({ counts, low, factor, least, largest }: Bins): Cell[] {
  const width = 1 / factor
  const cells: Cell[] = []
  for (let b = 0; b < ROW_COUNTS; b++) {
    const count = counts[b]!
    if (count === 0) continue
    const from = b === 0 || factor === 0 ? least : low + (b - 1) * width
    const to = b === BINS + 1 || factor === 0 ? largest : low + b * width
    cells.push({ from: Math.max(from, least), to: Math.min(to, largest), count })
  }
  return cells
}

function orderStatistic(cells: readonly Cell[], rank: number): { value: number; from: number; to: number } {
  let before = 0
  for (const { from, to, count } of cells) {
    if (rank < before + count)
      return { value: from + ((to - from) * (rank - before + 0.5)) / count, from, to }
    before += count
  }
  throw new RangeError(`rank ${rank} of ${before} values`)
}

/** Mean of the smallest (`side` 1) or largest (−1) so many values. */
function tailMean(cells: readonly Cell[], wanted: number, side: 1 | -1): number {
  let sum = 0
  let left = wanted
  for (const { from, to, count } of side === 1 ? cells : [...cells].reverse()) {
    const taken = Math.min(left, count)
    // Of the last bin that is reached, the values nearest the tail.
    const half = ((to - from) * taken) / count / 2
    sum += taken * (side === 1 ? from + half : to - half)
    left -= taken
    if (left === 0) break
  }
  return sum / wanted
}
