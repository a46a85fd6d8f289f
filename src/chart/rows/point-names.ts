import type { View } from '../page/options.js'
import { type Box, clearBoxes, placeLabels } from '../page/place-labels.js'
import { shorten, textWidth } from '../page/text.js'
import { INK } from '../page/theme.js'
import { pixelLayer, textLayer } from './pixel-layer.js'

/** A point to be named, in pixels, with an interval around it that its name had better not cover. */
export interface NamedPoint {
  readonly label: string
  readonly x: number
  readonly y: number
  readonly from: number
  readonly to: number
}

const SIZE = 11
const LINE = 14
/** Widest name in pixels. */
const WIDEST = 190
const DISTANCES = [9, 16, 26, 40, 60, 84]
/** Names farther than this from their point get a line to it. */
const NEAR = 13

/**
 * Names beside points of a plot of `wide` × `high` pixels, the first ones before the others. A name that would
 * cover a point or another name is left out; `count` says how many are shown.
 */
export function pointNames(
  points: readonly NamedPoint[],
  lines: readonly { readonly x: number; readonly y: number }[],
  wide: number,
  high: number,
): { readonly layers: View[]; readonly count: number } {
  const named = points.filter((point) => point.label !== '')
  const texts = named.map((point) => shorten(point.label, WIDEST, SIZE))
  const anchors = named.map(({ x, y }, i) => ({ x, y, width: textWidth(texts[i]!, SIZE) + 4, height: LINE }))
  const obstacles = [...lines, ...points.flatMap(along)]
  const boxes = placeLabels(anchors, obstacles, wide, high, DISTANCES)
  const shown = clearBoxes(boxes, points, wide, high).map((i) => ({
    box: boxes[i]!,
    text: texts[i]!,
    point: named[i]!,
  }))
  const marks = shown.map(({ box, text }) => ({ x: box.x, y: box.y, text }))
  const leaders = shown.flatMap(({ box, point }) => {
    const end = nearest(box, point)
    return Math.hypot(end.x - point.x, end.y - point.y) > NEAR ? [[point, end] as const] : []
  })
  return {
    layers: [
      ...leaders.flatMap(([point, end]) =>
        pixelLayer({ type: 'line', color: INK.mark, strokeWidth: 0.8 }, [{ x: point.x, y: point.y }, end]),
      ),
      ...textLayer('center', SIZE, marks, { stroke: INK.paper, strokeWidth: 3, strokeJoin: 'round' }),
      ...textLayer('center', SIZE, marks),
    ],
    count: shown.length,
  }
}

/** Points on an interval, ten pixels apart. */
function along({ from, to, y }: NamedPoint): { x: number; y: number }[] {
  if (!(to - from < 1e4)) return []
  const steps = Math.max(1, Math.ceil((to - from) / 10))
  return Array.from({ length: steps + 1 }, (_, i) => ({ x: from + ((to - from) * i) / steps, y }))
}

/** The point of a box that is nearest to another. */
function nearest(box: Box, { x, y }: { readonly x: number; readonly y: number }) {
  const clamp = (value: number, middle: number, size: number) =>
    Math.min(Math.max(value, middle - size / 2), middle + size / 2)
  return { x: clamp(x, box.x, box.width), y: clamp(y, box.y, box.height) }
}
