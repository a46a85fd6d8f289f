/** Columns of up to so many numbers are sorted. */
const FEW = 48
/** Most buckets that a column is split into. */
const MOST_BUCKETS = 4096

/**
 * Quantiles of the first `count` numbers of a column, by linear interpolation between order statistics (Hyndman and
 * Fan 1996, definition 7, as R's default). Exact: order statistics are found by selection within buckets of equal
 * width, a few passes over the column. The column is left as it is; none of its numbers may be NaN.
 *
 * @param levels probabilities, ascending
 */
export function quantilesOf(column: Float64Array, count: number, levels: readonly number[]): number[] {
  if (count === 0) return levels.map(() => Number.NaN)
  const places = levels.map((p) => (count - 1) * p)
  const ranks = [...new Set(places.flatMap((h) => [Math.floor(h), Math.ceil(h)]))].sort((a, b) => a - b)
  const found = new Map<number, number>()
  select(column.subarray(0, count), ranks, 0, found)
  return places.map((h) => {
    const low = found.get(Math.floor(h))!
    const high = found.get(Math.ceil(h))!
    return low === high ? low : low + (h - Math.floor(h)) * (high - low)
  })
}

/** Means of the smallest and of the largest values of a column, `share` of all in each; at least one. */
export function tailMeans(
  column: Float64Array,
  count: number,
  share: number,
): { readonly lower: number; readonly upper: number } {
  const wanted = Math.max(1, Math.ceil(share * count))
  const ranks = [...new Set([wanted - 1, count - wanted])].sort((a, b) => a - b)
  const found = new Map<number, number>()
  select(column.subarray(0, count), ranks, 0, found)
  const low = found.get(wanted - 1)!
  const high = found.get(count - wanted)!
  let [below, belowCount, above, aboveCount] = [0, 0, 0, 0]
  for (let i = 0; i < count; i++) {
    const value = column[i]!
    if (value < low) {
      below += value - low
      belowCount++
    }
    if (value > high) {
      above += value - high
      aboveCount++
    }
  }
  // Of values equal to the border, as many as are missing: they add nothing to sums of differences from it.
  if (belowCount > wanted || aboveCount > wanted)
    throw new RangeError('order statistics do not fit the column')
  return { lower: low + below / wanted, upper: high + above / wanted }
}

/** Finds the order statistics `ranks` (ascending); `before` smaller numbers than these lie outside the column. */
function select(
  column: Float64Array,
  ranks: readonly number[],
  before: number,
  found: Map<number, number>,
): void {
  const { length } = column
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (let i = 0; i < length; i++) {
    const value = column[i]!
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low === high) {
    for (const rank of ranks) found.set(rank, low)
    return
  }
  const buckets = Math.min(MOST_BUCKETS, Math.max(16, length >> 3))
  const factor = buckets / (high - low)
  if (length <= FEW || !Number.isFinite(factor)) {
    const sorted = column.slice().sort()
    for (const rank of ranks) found.set(rank, sorted[rank - before]!)
    return
  }
  const counts = new Uint32Array(buckets)
  const last = buckets - 1
  for (let i = 0; i < length; i++) counts[Math.min(((column[i]! - low) * factor) | 0, last)]!++
  // Where each wanted bucket's numbers go; −1 for buckets without a wanted rank.
  const places = new Int32Array(buckets).fill(-1)
  const wanted: { from: number; count: number; before: number; ranks: number[] }[] = []
  let passed = before
  let room = 0
  let next = 0
  for (let b = 0; b < buckets && next < ranks.length; b++) {
    const inside = counts[b]!
    if (ranks[next]! < passed + inside) {
      const group: number[] = []
      while (next < ranks.length && ranks[next]! < passed + inside) group.push(ranks[next++]!)
      wanted.push({ from: room, count: inside, before: passed, ranks: group })
      places[b] = room
      room += inside
    }
    passed += inside
  }
  const gathered = new Float64Array(room)
  for (let i = 0; i < length; i++) {
    const value = column[i]!
    const bucket = Math.min(((value - low) * factor) | 0, last)
    const place = places[bucket]!
    if (place < 0) continue
    gathered[place] = value
    places[bucket] = place + 1
  }
  for (const { from, count, before, ranks } of wanted)
    select(gathered.subarray(from, from + count), ranks, before, found)
}
