import type { View } from '../page/options.js'
import { pixelLayer } from './pixel-layer.js'

/** An interval by its ends in pixels. */
export interface Whisker {
  readonly from: number
  readonly to: number
  readonly y: number
  readonly colour: string
}

/** Half the height of a whisker's ends in pixels. */
const CAP = 3

/** Intervals as thin lines with upright ends; those without an end that is known are left out. */
export function whiskers(intervals: readonly Whisker[]): View[] {
  const known = intervals.filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to))
  return [
    ...pixelLayer(
      { type: 'rule', strokeWidth: 1.4 },
      known.map(({ from, to, y, colour }) => ({ x: from, x2: to, y, stroke: colour })),
    ),
    ...pixelLayer(
      { type: 'rule', strokeWidth: 1.4 },
      known.flatMap(({ from, to, y, colour }) =>
        [from, to].map((x) => ({ x, y: y - CAP, y2: y + CAP, stroke: colour })),
      ),
    ),
  ]
}
