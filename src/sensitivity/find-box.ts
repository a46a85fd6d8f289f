import { type Box, type Cases, type Counts, countsOf, outside } from './box.js'
import { paste } from './paste.js'
import { type PeeledBox, peel } from './peel.js'
import { withoutChance } from './quasi-p.js'

/** How a box is peeled, pasted and chosen. */
export interface BoxOptions {
  /** Share of a box's rows that one peel cuts off, or that one paste adds; default 0.05. */
  readonly alpha?: number
  /** Least share of all rows in a box; default 0.05. */
  readonly minimumMass?: number
  /**
   * Least density: of the peeled boxes that have it, the one of largest coverage is taken. Without it, the one with
   * the largest harmonic mean of coverage and density.
   */
  readonly density?: number
  /** Bounds with a larger quasi-p-value are dropped; default 0.05. */
  readonly significance?: number
}

/** @throws RangeError when an option is out of its range. */
export function checkBoxOptions(options: BoxOptions): void {
  for (const [name, value] of Object.entries(options) as [keyof BoxOptions, number | undefined][]) {
    const most = name === 'density' || name === 'significance' ? 1 : 0.5
    if (value !== undefined && !(value > 0 && value <= most))
      throw new RangeError(`${name} must be above 0 and at most ${most}, not ${value}`)
  }
}

/** A box that was found, and the way to it. */
export interface FoundBox {
  /** Empty where nothing is found. */
  readonly box: Box
  /** What peeling went through, from all rows on; never empty. */
  readonly trajectory: readonly PeeledBox[]
}

/**
 * A box where the outcome is dense: peeled, chosen from what peeling went through, enlarged by pasting, and rid of
 * bounds that could be chance. `allRows` is what the minimum mass is a share of.
 */
function findBox(cases: Cases, allRows: number, options: BoxOptions): FoundBox {
  const { alpha = 0.05, minimumMass = 0.05, density, significance = 0.05 } = options
  const trajectory = peel(cases, alpha, Math.max(1, Math.ceil(minimumMass * allRows)))
  const chosen =
    density === undefined ? balanced(trajectory, countsOf(cases).hits) : widest(trajectory, density)
  return { box: withoutChance(cases, paste(cases, chosen, alpha), significance), trajectory }
}

/** The box with the largest harmonic mean of coverage h / H and density h / n, which is 2 h / (H + n). */
function balanced(trajectory: readonly PeeledBox[], allHits: number): Box {
  const score = ({ rows, hits }: Counts) => (2 * hits) / (allHits + rows)
  return trajectory.reduce((best, b) => (score(b) > score(best) ? b : best)).box
}

/** The box of largest coverage that is dense enough; that of all rows when none is. */
function widest(trajectory: readonly PeeledBox[], density: number): Box {
  return trajectory.find(({ rows, hits }) => hits / rows >= density)?.box ?? []
}

/** One box after the other, each among the rows outside those before, until nothing is found. */
export function findBoxes(cases: Cases, most: number, options: BoxOptions): readonly FoundBox[] {
  const allRows = countsOf(cases).rows
  const found: FoundBox[] = []
  let left = cases
  while (found.length < most && countsOf(left).hits > 0) {
    const next = findBox(left, allRows, options)
    if (next.box.length === 0) break
    found.push(next)
    left = outside(left, next.box)
  }
  return found
}
