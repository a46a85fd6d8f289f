import type { ChartOptions, ChartSpec, View } from '../page/options.js'
import { type PageText, page } from '../page/page.js'
import { ticksWidth } from '../page/ticks.js'
import { panelTitles } from './panel-title.js'
import { pathLayers } from './path-layers.js'
import { pathEntries } from './path-legend.js'
import { axisOf, type Paths } from './paths.js'

const LABEL = 9

/** A small plot of paths with a title and, where it is not said elsewhere, a unit. */
export interface Panel {
  readonly title: string
  readonly unit: string
  readonly paths: Paths
}

/**
 * One page of small plots in rows. The legend holds the entries of `text` and, after them, what the plots show
 * besides. With `common` all panels have one vertical scale. Default size: A4 landscape (1123 × 794 pixels);
 * one or two rows are lower, more than five higher.
 */
export function panelGrid(
  panels: readonly Panel[],
  text: PageText,
  common: boolean,
  options: ChartOptions,
): ChartSpec {
  const { language } = options
  const plots = panels.map((panel) => panel.paths)
  const columns = columnsFor(panels.length)
  const rows = Math.ceil(panels.length / columns)
  const { width = 1123, height = rows > 2 ? Math.max(794, 150 * rows) : 180 + 220 * rows } = options
  const legend = [...text.legend, ...pathEntries(plots, language)]
  const room = page({ ...text, legend }, options, width, height)
  const steps = Math.min(7, Math.max(3, Math.round(room.height / rows / 50)))
  const axes = common
    ? plots.map(() => axisOf(plots, steps, language))
    : plots.map((paths) => axisOf([paths], steps, language))
  const left = Math.max(16, ...axes.map((axis) => Math.ceil(ticksWidth(axis, LABEL)))) + 8
  // Room between the columns for the ticks' numbers, and for half of the last year under the panel's corner.
  const between = left + 16
  const wide = Math.floor((room.width - left - 14 - (columns - 1) * between) / columns)
  const titles = panelTitles(panels, wide + left, left)
  const { heading } = titles
  const below = 18
  const high = Math.max(30, Math.floor((room.height + 11) / rows - heading - below - 6))
  const size = { width: wide, height: high, lineWidth: 1.5, symbol: 22, labelSize: LABEL }
  const views = panels.map(({ paths }, i) => {
    return {
      width: wide,
      height: high,
      layer: [...pathLayers(paths, axes[i]!, size, language), ...titles.layers(i)],
    }
  })
  return room.finish(
    {
      columns,
      bounds: 'flush',
      spacing: { row: heading + below + 6, column: between },
      concat: views,
    } as View,
    left,
  )
}

/** How many panels stand side by side. */
function columnsFor(panels: number): number {
  if (panels <= 3) return Math.max(1, panels)
  if (panels === 4) return 2
  if (panels <= 6 || panels === 9) return 3
  return panels <= 16 ? 4 : 5
}
