import type { View } from '../page/options.js'
import { shorten, wrap } from '../page/text.js'
import { INK } from '../page/theme.js'

const TITLE = 11
const TITLE_LINE = 14
const UNIT = 10

/** Titles over small plots that stand in rows. */
export interface PanelTitles {
  /** Room that they take above each plot, in pixels. */
  readonly heading: number
  /** The title of the plot of that number. */
  layers(panel: number): View[]
}

/**
 * Titles of up to two lines, each with a line for the unit (or whatever the panel says there) under it, `width`
 * pixels wide, that begin `left` pixels left of their plots.
 */
export function panelTitles(
  panels: readonly { readonly title: string; readonly unit: string }[],
  width: number,
  left: number,
): PanelTitles {
  const titles = panels.map((panel) => wrap(panel.title, width, TITLE, 2, true))
  const heading = Math.max(...titles.map((title) => title.length)) * TITLE_LINE + UNIT + 14
  return {
    heading,
    layers: (panel) => {
      const unit = shorten(panels[panel]!.unit, width, UNIT)
      return titleLayers(titles[panel]!, unit, left, panel === 0 ? heading - 4 : 0)
    },
  }
}

/**
 * Title and unit over a panel, `left` pixels left of it: texts, because Vega sets titles higher or lower with
 * what reaches out of the plot. `room` keeps that many pixels free above the panel though its title be short.
 */
function titleLayers(lines: readonly string[], unit: string, left: number, room: number): View[] {
  const at = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null })
  const encoding = { x: at('x'), y: at('y'), text: { field: 'text', type: 'nominal' } }
  const mark = { type: 'text', align: 'left', baseline: 'bottom' }
  const layers: unknown[] = [
    {
      data: {
        values: lines.map((text, i) => ({
          x: -left,
          y: -12 - UNIT - (lines.length - 1 - i) * TITLE_LINE,
          text,
        })),
      },
      mark: { ...mark, fontSize: TITLE, fontWeight: 'bold' },
      encoding,
    },
  ]
  if (unit !== '')
    layers.push({
      data: { values: [{ x: -left, y: -9, text: unit }] },
      mark: { ...mark, fontSize: UNIT, color: INK.quiet },
      encoding,
    })
  if (room > 0)
    layers.push({
      data: { values: [{ x: 0, y: -room, end: 0 }] },
      mark: { type: 'rule', opacity: 0 },
      encoding: { x: at('x'), y: at('y'), y2: { field: 'end' } },
    })
  return layers as View[]
}
