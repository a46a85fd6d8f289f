import type { Language } from '../../base/label.js'
import type { Measure } from '../../table/table.js'
import type { View } from '../page/options.js'
import { spread } from '../page/place-labels.js'
import { shorten, textWidth, wrap } from '../page/text.js'
import { type ValueAxis, valueText } from '../page/ticks.js'
import type { PlotSize } from './path-layers.js'
import { shareText } from './path-legend.js'
import { type Paths, stylesOf } from './paths.js'

const LABEL = 11
export const LABEL_LINE = 14
/** Widest label at the end of a line in pixels; longer ones take two lines. */
const WIDEST = 190
/** Room from the end of a line to its label. */
export const REACH = 16

/** A label at the end of a line: the last value, and what the scenario is called. */
export interface EndLabel {
  /** Position of the scenario. */
  readonly run: number
  readonly year: number
  readonly value: number
  readonly lines: readonly string[]
  readonly width: number
}

/** Labels for the paths that have a value; where there are bands the widest one's figures follow below. */
export function endLabels(paths: Paths, measure: Measure, language: Language): EndLabel[] {
  return paths.labels.flatMap((label, run) => {
    const path = paths.paths[run]!
    const last = path.findLastIndex((value) => value !== null)
    if (last < 0) return []
    const value = path[last]!
    const zh = language === 'zh'
    const year = paths.years[last]!
    // A path that ends early says when.
    const when = last === path.length - 1 ? '' : zh ? `（${year}年）` : ` (${year})`
    const text = `${zh ? '：' : ': '}${valueText(value, measure.digits, language, measure.unit)}${when}`
    // A label too long for two lines is cut so that the value still shows.
    const room = WIDEST * 1.8 - textWidth(text, LABEL)
    const lines = [
      ...wrap(shorten(label, room, LABEL) + text, WIDEST, LABEL, 2),
      ...rangeLine(paths, run, year, measure, language),
    ]
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

/** What the widest band of a run holds in a year: `90%：285.1—331.0`. */
function rangeLine(paths: Paths, run: number, year: number, measure: Measure, language: Language): string[] {
  const band = paths.fan?.bands.find((other) => other.run === run)
  const edge = band?.edges.find((other) => other.year === year)
  if (!band || !edge || edge.low === null || edge.high === null) return []
  const [low, high] = [edge.low, edge.high].map((value) =>
    valueText(value, measure.digits, language, measure.unit),
  )
  const share = shareText(band.share)
  return [language === 'zh' ? `${share}：${low}—${high}` : `${share}: ${low} to ${high}`]
}

/** Labels beside the plot, and fine lines to them from the ends of the paths. */
export function endLayers(ends: readonly EndLabel[], paths: Paths, axis: ValueAxis, size: PlotSize): View[] {
  const toY = (value: number) => ((axis.high - value) / (axis.high - axis.low)) * size.height
  const middles = spread(
    ends.map((label) => toY(label.value)),
    ends.map((label) => label.lines.length * LABEL_LINE + 2),
    -6,
    size.height + 8,
  )
  const styles = stylesOf(paths)
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
