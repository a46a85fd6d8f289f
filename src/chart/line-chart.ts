import type { Language } from '../base/label.js'
import type { Measure, Table } from '../table/table.js'
import { type LegendEntry, lineEntry } from './legend.js'
import type { ChartOptions, ChartSpec, View } from './options.js'
import { type Page, page } from './page.js'
import { axisOf, collectPaths, type Paths, type PlotSize, pathLayers } from './path-layers.js'
import { placeLabels, spread } from './place-labels.js'
import { measureIndex, scenarioLabels, scopeText, withUnitOf } from './scenarios.js'
import { plain, shorten, textWidth, wrap } from './text.js'
import { INK, lineStyles } from './theme.js'
import { ticksWidth, type ValueAxis, valueText } from './ticks.js'

const LABEL = 11
const LABEL_LINE = 14
/** Widest label at the end of a line in pixels; longer ones take two lines. */
const WIDEST = 190
/** Room from the end of a line to its label. */
const REACH = 16

/**
 * One indicator's path in every scenario, with a label and the last value at the end of each line. Published
 * figures stand in grey before them, targets as diamonds, and marked years as vertical lines. Default size
 * 820 × 480 pixels.
 *
 * @throws PlanwrightError of kind `unknown-indicator` when the table does not have the indicator.
 */
export function lineChart(table: Table, indicator: string, options: ChartOptions): ChartSpec {
  const { language, width = 820, height = 480 } = options
  const index = measureIndex(table, indicator)
  const measure = table.measures[index]!
  const labels = scenarioLabels(table, language)
  const paths = collectPaths(table, index, labels, options)
  const subject = withUnitOf(measure, language)
  const scope = scopeText(table, language)
  const text = {
    title: subject,
    // A title of the user's own need not say what is measured; the line under it does.
    subtitle:
      options.title === undefined || options.title === ''
        ? scope
        : [subject, scope].filter((t) => t !== '').join(language === 'zh' ? '；' : '; '),
  }
  const plain = endLabels(paths, measure, language)
  // Labels at the ends while there is room for them, else a legend.
  const direct = plain.reduce((sum, label) => sum + label.lines.length, 0) * LABEL_LINE < height - 160
  const styles = lineStyles(labels.length)
  const legend: LegendEntry[] = [
    ...(direct ? [] : labels.map((label, i) => lineEntry(label, styles[i]!))),
    ...keyEntries(paths.history.length > 0, paths.targets.length > 0, language),
  ]
  const room = page({ ...text, legend }, options, width, height)
  return draw(paths, measure, direct ? plain : [], room, language)
}

/** Legend entries for what is not a scenario. */
export function keyEntries(history: boolean, targets: boolean, language: Language): LegendEntry[] {
  const zh = language === 'zh'
  return [
    ...(history
      ? [
          {
            text: zh ? '历史数据' : 'Published figures',
            colour: INK.history,
            dash: [],
            shape: 'circle',
            size: 16,
          },
        ]
      : []),
    ...(targets
      ? [{ text: zh ? '目标值' : 'Target', colour: INK.text, shape: 'diamond', filled: false, size: 80 }]
      : []),
  ]
}

function draw(
  paths: Paths,
  measure: Measure,
  ends: readonly EndLabel[],
  room: Page,
  language: Language,
): ChartSpec {
  const below = 17
  const axis = axisOf(paths, Math.max(3, Math.round((room.height - below) / 55)), language)
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

/** A label at the end of a line: the last value, and what the scenario is called. */
interface EndLabel {
  /** Position of the scenario. */
  readonly run: number
  readonly year: number
  readonly value: number
  readonly lines: readonly string[]
  readonly width: number
}

function endLabels(paths: Paths, measure: Measure, language: Language): EndLabel[] {
  return paths.labels.flatMap((label, run) => {
    const path = paths.paths[run]!
    const last = path.findLastIndex((value) => value !== null)
    if (last < 0) return []
    const value = path[last]!
    const zh = language === 'zh'
    const year = paths.years[last]!
    // A path that ends early says when.
    const when = last === path.length - 1 ? '' : zh ? `（${year}年）` : ` (${year})`
    const text = `${zh ? '：' : ': '}${valueText(value, measure.digits, language)}${when}`
    // A label too long for two lines is cut so that the value still shows.
    const room = WIDEST * 1.8 - textWidth(text, LABEL)
    const lines = wrap(shorten(label, room, LABEL) + text, WIDEST, LABEL, 2)
    return [
      {
        run,
        year,
        value,
        lines,
        width: Math.max(...lines.map((line) => textWidth(line, LABEL))),
      },
    ]
  })
}

function endLayers(ends: readonly EndLabel[], paths: Paths, axis: ValueAxis, size: PlotSize): View[] {
  const toY = (value: number) => ((axis.high - value) / (axis.high - axis.low)) * size.height
  const middles = spread(
    ends.map((label) => toY(label.value)),
    ends.map((label) => label.lines.length * LABEL_LINE + 2),
    -6,
    size.height + 8,
  )
  const styles = lineStyles(paths.labels.length)
  const placed = ends.map((label, i) => ({
    ...label,
    colour: styles[label.run]!.colour,
    middle: middles[i]!,
  }))
  const y = { field: 'y', type: 'quantitative', scale: null, axis: null }
  const layers: unknown[] = [
    {
      // From the end of each line to its label, where lines that reach the last year end.
      data: {
        values: placed
          .filter((label) => label.year === paths.last)
          .map(({ colour, value, middle }) => ({ colour, y: toY(value), end: middle })),
      },
      mark: { type: 'rule', strokeWidth: 0.8, opacity: 0.8 },
      encoding: {
        x: { value: size.width + 4 },
        x2: { value: size.width + REACH - 3 },
        y,
        y2: { field: 'end' },
        color: { field: 'colour', type: 'nominal', scale: null },
      },
    },
    {
      data: {
        values: placed.flatMap(({ lines, middle }) =>
          lines.map((text, i) => ({ text, y: middle + (i - (lines.length - 1) / 2) * LABEL_LINE })),
        ),
      },
      mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: LABEL },
      encoding: { x: { value: size.width + REACH }, y, text: { field: 'text', type: 'nominal' } },
    },
  ]
  return layers as View[]
}

/** Labels of targets, each where it covers least of the lines, with a white edge where it does. */
function targetLayers(
  paths: Paths,
  axis: ValueAxis,
  size: PlotSize,
  measure: Measure,
  language: Language,
): View[] {
  const toX = (year: number) => ((year - paths.first) / Math.max(1, paths.last - paths.first)) * size.width
  const toY = (value: number) => ((axis.high - value) / (axis.high - axis.low)) * size.height
  const texts = paths.targets.map((target) => {
    const value = valueText(target.value, measure.digits, language)
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
