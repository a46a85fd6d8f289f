import type { Table } from '../table/table.js'
import { lineEntry } from './legend.js'
import { keyEntries } from './line-chart.js'
import type { ChartOptions, ChartSpec } from './options.js'
import { page, type View } from './page.js'
import { axisOf, collectPaths, pathLayers } from './path-layers.js'
import { measureIndex, measureLabel, scenarioLabels, scopeText, unitText } from './scenarios.js'
import { wrap } from './text.js'
import { lineStyles } from './theme.js'
import { ticksWidth } from './ticks.js'

const LABEL = 9
const TITLE = 11
const TITLE_LINE = 14
const UNIT = 10
/** How far the number of the top tick reaches above the plot, in pixels. */
const CORNER = 3

/**
 * One page of small charts, a panel for each indicator in the order given, each with a title and a unit of its
 * own, and one legend for all. Made for about twelve panels on A4 landscape (1123 × 794 pixels, the default; one or two rows are
 * lower);
 * without indicators it takes the table's first twelve.
 *
 * @throws PlanwrightError of kind `unknown-indicator` when the table does not have one of the indicators.
 */
export function dashboard(table: Table, indicators: readonly string[], options: ChartOptions): ChartSpec {
  const { language } = options
  const ids = indicators.length > 0 ? indicators : table.measures.slice(0, 12).map((m) => m.id)
  const indices = ids.map((id) => measureIndex(table, id))
  const labels = scenarioLabels(table, language)
  const styles = lineStyles(labels.length)
  const panels = indices.map((index) => collectPaths(table, index, labels, options))
  const columns = columnsFor(panels.length)
  const rows = Math.ceil(panels.length / columns)
  const { width = 1123, height = rows > 2 ? 794 : 180 + 220 * rows } = options
  const room = page(
    {
      title: language === 'zh' ? '主要指标情景测算' : 'Main indicators by scenario',
      subtitle: scopeText(table, language),
      legend: [
        ...labels.map((label, i) => lineEntry(label, styles[i]!)),
        ...keyEntries(
          panels.some((p) => p.history.length > 0),
          panels.some((p) => p.targets.length > 0),
          language,
        ),
      ],
    },
    options,
    width,
    height,
  )
  const steps = Math.min(7, Math.max(3, Math.round(room.height / rows / 50)))
  const axes = panels.map((panel) => axisOf(panel, steps, language))
  const left = Math.max(16, ...axes.map((axis) => Math.ceil(ticksWidth(axis, LABEL)))) + 8
  // Room between the columns for the ticks' numbers, and for half of the last year under the panel's corner.
  const between = left + 16
  const wide = Math.floor((room.width - left - 14 - (columns - 1) * between) / columns)
  const titles = indices.map((index) =>
    wrap(measureLabel(table.measures[index]!, language), wide + left, TITLE, 2, true),
  )
  const most = Math.max(...titles.map((title) => title.length))
  const heading = most * TITLE_LINE + UNIT + 14
  const below = 18
  const high = Math.max(30, Math.floor((room.height + 11) / rows - heading - below - 6))
  const views = panels.map((panel, i) => {
    const axis = axes[i]!
    return {
      title: {
        // Blank lines above a shorter title, so that all rows are equally high.
        text: [...Array<string>(most - titles[i]!.length).fill(''), ...titles[i]!],
        subtitle: unitText(table.measures[indices[i]!]!, language) || ' ',
        subtitleFontSize: UNIT,
        subtitlePadding: 4,
        fontSize: TITLE,
        lineHeight: TITLE_LINE,
        frame: 'group',
        dx: -left,
        // Titles keep clear of the axis; without a number in its corner they would come down.
        offset: axis.ticks.at(-1) === axis.high ? 7 : 7 + CORNER,
      },
      width: wide,
      height: high,
      layer: pathLayers(
        panel,
        axis,
        { width: wide, height: high, lineWidth: 1.5, symbol: 22, labelSize: LABEL },
        language,
      ),
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
