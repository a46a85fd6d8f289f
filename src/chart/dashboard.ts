import type { Table } from '../table/table.js'
import { lineEntry } from './legend.js'
import { keyEntries } from './line-chart.js'
import type { ChartOptions, ChartSpec, View } from './options.js'
import { page } from './page.js'
import { axisOf, collectPaths, pathLayers } from './path-layers.js'
import { measureIndex, measureLabel, scenarioLabels, scopeText, unitText } from './scenarios.js'
import { wrap } from './text.js'
import { INK, lineStyles } from './theme.js'
import { ticksWidth } from './ticks.js'

const LABEL = 9
const TITLE = 11
const TITLE_LINE = 14
const UNIT = 10

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
  const size = { width: wide, height: high, lineWidth: 1.5, symbol: 22, labelSize: LABEL }
  const views = panels.map((panel, i) => {
    return {
      width: wide,
      height: high,
      layer: [
        ...pathLayers(panel, axes[i]!, size, language),
        ...titleLayers(
          titles[i]!,
          unitText(table.measures[indices[i]!]!, language),
          left,
          i === 0 ? heading - 4 : 0,
        ),
      ],
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

/** How many panels stand side by side. */
function columnsFor(panels: number): number {
  if (panels <= 3) return Math.max(1, panels)
  if (panels === 4) return 2
  if (panels <= 6 || panels === 9) return 3
  return panels <= 16 ? 4 : 5
}
