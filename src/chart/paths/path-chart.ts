import type { Language } from '../../base/label.js'
import type { Measure } from '../../table/table.js'
import { type LegendEntry, lineEntry } from '../page/legend.js'
import type { ChartOptions, ChartSpec, View } from '../page/options.js'
import { type Page, page } from '../page/page.js'
import { withUnitOf } from '../page/scenarios.js'
import { ticksWidth } from '../page/ticks.js'
import { type EndLabel, endLabels, endLayers, LABEL_LINE, REACH } from './end-labels.js'
import { type PlotSize, pathLayers } from './path-layers.js'
import { pathEntries } from './path-legend.js'
import { axisOf, type Paths, stylesOf } from './paths.js'
import { targetLayers } from './target-labels.js'

const LABEL = 11

/**
 * A page with one plot of paths, labelled at their ends while there is room for that, else in a legend. `scope`
 * says where and when. Default size 820 × 480 pixels.
 */
export function pathChart(paths: Paths, measure: Measure, scope: string, options: ChartOptions): ChartSpec {
  const { language, width = 820, height = 480 } = options
  const subject = withUnitOf(measure, language)
  const text = {
    title: subject,
    // A title of the user's own need not say what is measured; the line under it does.
    subtitle:
      options.title === undefined || options.title === ''
        ? scope
        : [subject, scope].filter((t) => t !== '').join(language === 'zh' ? '；' : '; '),
  }
  const ends = endLabels(paths, measure, language)
  // Labels at the ends while there is room for them, else a legend.
  const direct = ends.reduce((sum, label) => sum + label.lines.length, 0) * LABEL_LINE < height - 160
  const styles = stylesOf(paths)
  const legend: LegendEntry[] = [
    ...(direct ? [] : paths.labels.map((label, i) => lineEntry(label, styles[i]!))),
    ...pathEntries([paths], language),
  ]
  const room = page({ ...text, legend }, options, width, height)
  return draw(paths, measure, direct ? ends : [], room, language)
}

function draw(
  paths: Paths,
  measure: Measure,
  ends: readonly EndLabel[],
  room: Page,
  language: Language,
): ChartSpec {
  const below = 17
  const axis = axisOf([paths], Math.max(3, Math.round((room.height - below) / 55)), language)
  const left = Math.ceil(ticksWidth(axis, LABEL)) + 8
  const right = ends.length > 0 ? REACH + Math.ceil(Math.max(...ends.map((label) => label.width))) + 4 : 14
  const size: PlotSize = {
    width: room.width - left - right,
    height: room.height - below - 4,
    lineWidth: 2.2,
    symbol: 50,
    labelSize: LABEL,
  }
  const layer = pathLayers(paths, axis, size, language)
  if (ends.length > 0) layer.push(...endLayers(ends, paths, axis, size))
  if (paths.targets.length > 0) layer.push(...targetLayers(paths, axis, size, measure, language))
  return room.finish({ width: size.width, height: size.height, layer } as View, left)
}
