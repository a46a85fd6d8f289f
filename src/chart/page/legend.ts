import type { View } from './options.js'
import { shorten, textWidth } from './text.js'
import { INK, type LineStyle } from './theme.js'

/** One entry of a legend: a sample and its text. */
export interface LegendEntry {
  readonly text: string
  /** Colour of the sample, or of its outline when it is not filled. */
  readonly colour: string
  /** Dashes of the line through the sample; without it there is no line. */
  readonly dash?: readonly number[]
  /** Symbol of the sample: a Vega symbol or an SVG path. */
  readonly shape?: string
  /** Default true. */
  readonly filled?: boolean
  /** Area of the symbol in square pixels; default 45. */
  readonly size?: number
}

/** Height of one row of a legend in pixels. */
export const LEGEND_ROW = 19
const SIZE = 11
const GAP = 18

/** The entry for a scenario's line. */
export function lineEntry(text: string, style: LineStyle): LegendEntry {
  return { text, ...style }
}

/** Entries set in rows of `width` pixels, each with its place from the left. */
function place(entries: readonly LegendEntry[], width: number) {
  let x = 0
  let row = 0
  return entries.map((entry) => {
    const lead = entry.dash ? 36 : 20
    const text = shorten(entry.text, width - lead, SIZE)
    const wide = lead + textWidth(text, SIZE)
    if (x > 0 && x + wide > width) {
      x = 0
      row++
    }
    const placed = { entry, text, lead, x, row }
    x += wide + GAP
    return placed
  })
}

/** How many rows a legend takes up at `width` pixels. */
export function legendRows(entries: readonly LegendEntry[], width: number): number {
  return entries.length === 0 ? 0 : place(entries, width).at(-1)!.row + 1
}

/**
 * A legend as a view of its own, `width` pixels wide, beginning `left` pixels left of where the views under it
 * begin. A view, because Vega's own legends cannot show a line, its dashes and its symbol in one sample.
 */
export function legendView(entries: readonly LegendEntry[], width: number, left: number): View {
  const placed = place(entries, width)
  const base = placed.map(({ entry, text, lead, x, row }) => ({
    x: x - left,
    end: x - left + lead - 8,
    middle: x - left + (lead - 8) / 2,
    textAt: x - left + lead,
    y: row * LEGEND_ROW + LEGEND_ROW / 2,
    text,
    colour: entry.colour,
    dash: entry.dash ?? [],
    line: entry.dash !== undefined,
    shape: entry.shape ?? 'circle',
    fill: entry.filled === false ? INK.paper : entry.colour,
    size: entry.shape === undefined ? 0 : (entry.size ?? 45),
  }))
  const colour = { field: 'colour', type: 'nominal', scale: null } as const
  const y = { field: 'y', type: 'quantitative', scale: null, axis: null } as const
  const at = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null }) as const
  const layers: View[] = []
  const lines = base.filter((row) => row.line)
  if (lines.length > 0)
    layers.push({
      data: { values: lines.map(({ x, end, y, colour, dash }) => ({ x, end, y, colour, dash })) },
      mark: { type: 'rule', strokeWidth: 2 },
      encoding: {
        x: at('x'),
        x2: { field: 'end' },
        y,
        color: colour,
        strokeDash: { field: 'dash', type: 'nominal', scale: null },
      },
    })
  const symbols = base.filter((row) => row.size > 0)
  if (symbols.length > 0)
    layers.push({
      data: {
        values: symbols.map(({ middle, y, colour, fill, shape, size }) => ({
          middle,
          y,
          colour,
          fill,
          shape,
          size,
        })),
      },
      mark: { type: 'point', strokeWidth: 1.5, opacity: 1 },
      encoding: {
        x: at('middle'),
        y,
        stroke: colour,
        fill: { field: 'fill', type: 'nominal', scale: null },
        shape: { field: 'shape', type: 'nominal', scale: null },
        size: { field: 'size', type: 'quantitative', scale: null },
      },
    })
  layers.push({
    data: { values: base.map(({ textAt, y, text }) => ({ textAt, y, text })) },
    mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: SIZE },
    encoding: { x: at('textAt'), y, text: { field: 'text', type: 'nominal' } },
  })
  return { width: 1, height: (placed.at(-1)!.row + 1) * LEGEND_ROW, layer: layers } as View
}
