/** A rectangle by its middle, in pixels; y grows downwards. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Moves boxes of the given heights, wanted with their middles at `wanted`, up and down until none overlaps
 * another and all lie between `low` and `high`, as near to where they are wanted as that allows. Returns their
 * middles, in the order given. When there is not room for all they overlap evenly.
 */
export function spread(
  wanted: readonly number[],
  heights: readonly number[],
  low: number,
  high: number,
): number[] {
  const total = heights.reduce((sum, h) => sum + h, 0)
  const squeeze = total > high - low && total > 0 ? (high - low) / total : 1
  const size = (i: number) => heights[i]! * squeeze
  // Neighbours that touch move as one block, whose place is the mean of the places its members want.
  const blocks: { members: number[]; top: number; height: number }[] = []
  const settle = (members: number[]) => {
    const height = members.reduce((sum, i) => sum + size(i), 0)
    let above = 0
    let sum = 0
    for (const i of members) {
      sum += wanted[i]! - above - size(i) / 2
      above += size(i)
    }
    const top = Math.min(Math.max(sum / members.length, low), Math.max(low, high - height))
    return { members, top, height }
  }
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]! || a - b)
  for (const i of order) {
    let block = settle([i])
    for (let last = blocks.at(-1); last && last.top + last.height > block.top + 1e-9; last = blocks.at(-1)) {
      blocks.pop()
      block = settle([...last.members, ...block.members])
    }
    blocks.push(block)
  }
  const middles: number[] = []
  for (const { members, top } of blocks) {
    let y = top
    for (const i of members) {
      middles[i] = y + size(i) / 2
      y += size(i)
    }
  }
  return middles
}

/**
 * Finds room for a label beside each anchor: of the places around it, the one that covers the fewest
 * `obstacles` (points on lines), overlaps no label placed before, and stays within `width` × `height`. It is
 * sought at each of `distances`, in pixels; the nearer the better.
 */
export function placeLabels(
  anchors: readonly Box[],
  obstacles: readonly { readonly x: number; readonly y: number }[],
  width: number,
  height: number,
  distances: readonly number[] = [8, 16, 26, 40],
): Box[] {
  const placed: Box[] = []
  for (const anchor of anchors) {
    let best: Box | undefined
    let least = Number.POSITIVE_INFINITY
    for (const distance of distances)
      for (const [sideways, upwards] of [
        [-1, 1],
        [-1, 0],
        [0, 1],
        [1, 1],
        [1, 0],
        [1, -1],
        [0, -1],
        [-1, -1],
      ] as const) {
        const box = {
          ...anchor,
          x: anchor.x + sideways * (anchor.width / 2 + (upwards === 0 ? distance : distance * 0.7)),
          y: anchor.y - upwards * (anchor.height / 2 + (sideways === 0 ? distance : distance * 0.5)),
        }
        const cost =
          obstacles.filter((point) => within(point, box, 2)).length +
          placed.filter((other) => overlap(other, box)).length * 100 +
          anchors.filter((other) => within(other, box, 6)).length * 20 +
          outside(box, width, height) * 10 +
          distance * 0.15
        if (cost < least) {
          least = cost
          best = box
        }
      }
    placed.push(best!)
  }
  return placed
}

/**
 * Positions of the boxes that can be drawn as they stand, in order: they lie within `width` × `height`, cover
 * none of `points`, and overlap none that was let pass before.
 */
export function clearBoxes(
  boxes: readonly Box[],
  points: readonly { readonly x: number; readonly y: number }[],
  width: number,
  height: number,
): number[] {
  const passed: number[] = []
  boxes.forEach((box, i) => {
    const clear =
      outside(box, width, height) < 1 &&
      !points.some((point) => within(point, box, 0)) &&
      !passed.some((other) => overlap(boxes[other]!, box))
    if (clear) passed.push(i)
  })
  return passed
}

function within(point: { readonly x: number; readonly y: number }, box: Box, around: number): boolean {
  return (
    Math.abs(point.x - box.x) <= box.width / 2 + around &&
    Math.abs(point.y - box.y) <= box.height / 2 + around
  )
}

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2
}

/** How far a label may stand above the plot, in pixels. */
const ABOVE = 12

/** How many pixels a box reaches out of the plot. */
function outside(box: Box, width: number, height: number): number {
  return (
    Math.max(0, box.width / 2 - box.x) +
    Math.max(0, box.x + box.width / 2 - width) +
    Math.max(0, box.height / 2 - box.y - ABOVE) +
    Math.max(0, box.y + box.height / 2 - height)
  )
}
