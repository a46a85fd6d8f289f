import { type Cases, type Counts, countsOf, outside, subset } from './box.js'
import type { FoundBox } from './find-box.js'
import { RandomStream } from './random-stream.js'

/** What boxes catch of rows that they were not made from, and how frequent the outcome is among these. */
export interface HeldOut {
  readonly inside: Counts
  readonly among: Counts
}

/**
 * Twofold cross-validation of a search: the rows are halved at random, and each half is held against the boxes found
 * in the other. For the first, second, … box, over both halves together.
 */
export function heldOutCounts(
  cases: Cases,
  search: (cases: Cases) => readonly FoundBox[],
  most: number,
  seed: number,
): readonly HeldOut[] {
  const rows = Int32Array.from(cases.order[0]!).sort()
  new RandomStream(seed, 'held-out halves').shuffle(rows)
  const first = new Set(rows.subarray(0, rows.length >> 1))
  const folds = [true, false].map((half) => {
    const found = search(subset(cases, (row) => first.has(row) === half))
    let left = subset(cases, (row) => first.has(row) !== half)
    return Array.from({ length: most }, (_, i): HeldOut => {
      const among = countsOf(left)
      const box = found[i]?.box
      if (box === undefined) return { inside: { rows: 0, hits: 0 }, among }
      const inside = countsOf(left, box)
      left = outside(left, box)
      return { inside, among }
    })
  })
  return folds[0]!.map((a, i) => {
    const b = folds[1]![i]!
    return { inside: sum(a.inside, b.inside), among: sum(a.among, b.among) }
  })
}

function sum(a: Counts, b: Counts): Counts {
  return { rows: a.rows + b.rows, hits: a.hits + b.hits }
}
