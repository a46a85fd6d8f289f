/** Columns of up to so many numbers are sorted. */
const FEW = 48
/** Most buckets that a column is split into. */
const MOST_BUCKETS = 4096

/** Quantiles and tail means of a column. */
interface ColumnSummary {
  readonly quantiles: readonly number[]
  /** Mean of the smallest values, and of the largest. */
  readonly lower: number
  readonly upper: number
}

/**
 * Quantiles by linear interpolation between order statistics (Hyndman and Fan 1996, definition 7, as R's default),
 * and means of both tails. Exact: order statistics are found by selection within buckets of equal width, two passes
 * over the column. The column is left as it is.
 *
 * @param column at least one number, none of them NaN
 * @param least the column's smallest number, `largest` its largest
 * @param levels probabilities, ascending
 * @param tail share of the numbers in each tail; at least one number is
 */
export function summariseColumn(
  column: Float64Array,
  least: number,
  largest: number,
  levels: readonly number[],
  tail: number,
): ColumnSummary {
  const count = column.length
  const places = levels.map((p) => (count - 1) * p)
  const wanted = Math.max(1, Math.ceil(tail * count))
  const ranks = [...places.flatMap((h) => [Math.floor(h), Math.ceil(h)]), wanted - 1, count - wanted]
  const found = new Map<number, number>()
  const ascending = [...new Set(ranks)].sort((a, b) => a - b)
  select(column, least, largest, ascending, 0, found)
  const quantiles = places.map((h) => {
    const low = found.get(Math.floor(h))!
    const high = found.get(Math.ceil(h))!
    return low === high ? low : low + (h - Math.floor(h)) * (high - low)
  })
  return { quantiles, ...tailMeans(column, found.get(wanted - 1)!, found.get(count - wanted)!, wanted) }
}

/** Values equal to the border add nothing to sums of differences from it, however many of them are in the tail. */
function tailMeans(column: Float64Array, low: number, high: number, wanted: number) {
  let below = 0
  let above = 0
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!
    below += Math.min(0, value - low)
    above += Math.max(0, value - high)
  }
  return { lower: low + below / wanted, upper: high + above / wanted }
}

/** Finds the order statistics `ranks` (ascending); `before` smaller numbers than these lie outside the column. */
function select(
  column: Float64Array,
  least: number,
  largest: number,
  ranks: readonly number[],
  before: number,
  found: Map<number, number>,
): void {
  const { length } = column
  if (least === largest) {
    for (const rank of ranks) found.set(rank, least)
    return
  }
  const buckets = Math.min(MOST_BUCKETS, Math.max(16, length >> 3))
  const factor = buckets / (largest - least)
  if (length <= FEW || !Number.isFinite(factor) || factor === 0) {
    const sorted = column.slice().sort()
    for (const rank of ranks) found.set(rank, sorted[rank - before]!)
    return
  }
  const last = buckets - 1
  const counts = new Uint32Array(buckets)
  for (let i = 0; i < length; i++) counts[Math.min(((column[i]! - least) * factor) | 0, last)]!++
  const groups = groupsOf(counts, ranks, before)
  // Where each wanted bucket's numbers go; −1 for buckets without a wanted rank.
  const places = new Int32Array(buckets).fill(-1)
  let room = 0
  for (const group of groups) {
    places[group.bucket] = room
    room += counts[group.bucket]!
  }
  const gathered = new Float64Array(room)
  for (let i = 0; i < length; i++) {
    const value = column[i]!
    const bucket = Math.min(((value - least) * factor) | 0, last)
    const place = places[bucket]!
    if (place < 0) continue
    gathered[place] = value
    places[bucket] = place + 1
  }
  let from = 0
  for (const group of groups) {
    const part = gathered.subarray(from, from + counts[group.bucket]!)
    from += part.length
    select(part, ...extremes(part), group.ranks, group.before, found)
  }
}

/** Ranks by the bucket that they lie in, with how many numbers lie in buckets before it. */
function groupsOf(counts: Uint32Array, ranks: readonly number[], before: number) {
  const groups: { bucket: number; before: number; ranks: number[] }[] = []
  let passed = before
  let next = 0
  for (let bucket = 0; bucket < counts.length && next < ranks.length; bucket++) {
    const end = passed + counts[bucket]!
    if (ranks[next]! < end) {
      const group: number[] = []
      while (next < ranks.length && ranks[next]! < end) group.push(ranks[next++]!)
      groups.push({ bucket, before: passed, ranks: group })
    }
    passed = end
  }
  return groups
}

function extremes(column: Float64Array): [number, number] {
  let least = Infinity
  let largest = -Infinity
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!
    if (value < least) least = value
    if (value > largest) largest = value
  }
  return [least, largest]
}
