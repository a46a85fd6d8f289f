import type { Language } from '../../base/label.js'
import type { Measure } from '../../table/table.js'
import type { View } from '../page/options.js'
import { placeLabels } from '../page/place-labels.js'
import { plain, shorten, textWidth } from '../page/text.js'
import { INK } from '../page/theme.js'
import { type ValueAxis, valueText } from '../page/ticks.js'
import type { PlotSize } from './path-layers.js'
import type { Paths } from './paths.js'

const LABEL = 11
const LABEL_LINE = 14

/** Labels of targets, each where it covers least of the lines, with a white edge where it does. */
export function targetLayers(
  paths: Paths,
  axis: ValueAxis,
  size: PlotSize,
  measure: Measure,
  language: Language,
): View[] {
  const toX = (year: number) => ((year - paths.first) / Math.max(1, paths.last - paths.first)) * size.width
  const toY = (value: number) => ((axis.high - value) / (axis.high - axis.low)) * size.height
  const texts = paths.targets.map((target) => {
    const value = valueText(target.value, measure.digits, language, measure.unit)
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, '')
    const label = plain(target.label)
    const said = label.includes(value) || label.replaceAll(',', '').includes(String(target.value))
    const room = size.width * 0.4
    return said ? shorten(label, room, LABEL) : `${shorten(label, room, LABEL)} ${value}`.trim()
  })
  const anchors = paths.targets.map((target, i) => ({
    x: toX(target.year),
    y: toY(target.value),
    width: textWidth(texts[i]!, LABEL) + 4,
    height: LABEL_LINE,
  }))
  const lines = [
    ...paths.paths.map((path) => path.map((value, y) => ({ year: paths.years[y]!, value }))),
    paths.history,
  ]
  const obstacles = lines.flatMap((line) =>
    line.flatMap(({ year, value }, i) => {
      const next = line[i + 1]
      if (value === null || !next || next.value === null) return []
      const to = next.value
      return Array.from({ length: 8 }, (_, s) => ({
        x: toX(year + ((next.year - year) * s) / 8),
        y: toY(value + ((to - value) * s) / 8),
      }))
    }),
  )
  // Marked years are lines too, if fainter ones.
  for (const year of paths.marks)
    for (let y = 0; y < size.height; y += 15) obstacles.push({ x: toX(year), y })
  const boxes = placeLabels(anchors, obstacles, size.width, size.height)
  const values = boxes.map((box, i) => ({ x: round(box.x), y: round(box.y), text: texts[i]! }))
  const encoding = {
    x: { field: 'x', type: 'quantitative', scale: null, axis: null },
    y: { field: 'y', type: 'quantitative', scale: null, axis: null },
    text: { field: 'text', type: 'nominal' },
  }
  const mark = { type: 'text', align: 'center', baseline: 'middle', fontSize: LABEL }
  return [
    { data: { values }, mark: { ...mark, stroke: INK.paper, strokeWidth: 3, strokeJoin: 'round' }, encoding },
    { data: { values }, mark, encoding },
  ] as View[]
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
