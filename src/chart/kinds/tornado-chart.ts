import type { Measure } from '../../table/table.js'
import type { ChartKind } from '../chart-kind.js'
import type { TornadoRow } from '../data/sensitivity-data.js'
import type { ChartOptions, ChartSpec, View } from '../page/options.js'
import { withUnitOf } from '../page/scenarios.js'
import { plain, shorten, textWidth } from '../page/text.js'
import { INK } from '../page/theme.js'
import { valueAxis, valueText } from '../page/ticks.js'
import { drawable } from '../rows/drawable.js'
import { pixelLayer, textLayer } from '../rows/pixel-layer.js'
import { type RowRoom, rowPage } from '../rows/row-page.js'
import { valueScale } from '../rows/value-scale.js'

/** One bar: from the base to `value`, on the side `way` (−1 left, 1 right). */
interface Bar {
  readonly value: number
  readonly text: string
  readonly way: number
  readonly fill: string
}

const LABEL = 11
const FILLS = { low: '#9fc9e3', high: '#00507d' } as const
/** Widest text at the end of a bar, as a share of the plot, and room around it. */
const WIDEST = 0.2
const AIR = 6
/** Shares of a row that a pair of bars takes up side by side, and one below the other. */
const BAR = { beside: 0.6, below: 0.88 } as const

const WORDS = {
  zh: {
    subtitle: '每次只改变一个输入；条形两端为该输入的取值',
    low: '输入取低值',
    high: '输入取高值',
    base: '基准',
    none: '（无结果）',
  },
  en: {
    subtitle: 'One input changed at a time; its values stand at the ends of the bars',
    low: 'Input at its low value',
    high: 'Input at its high value',
    base: 'Base',
    none: ' (no result)',
  },
} as const

/**
 * Inputs by how far they move a result, the farthest first: bars from the result's base value to what it is at
 * the low and the high end of each input, whose values stand at the ends of the bars. Where both ends move it
 * the same way, the two bars lie one below the other. Default: A4 portrait width, as high as its rows need.
 *
 * @throws RangeError when there are no rows, or a number is infinite or too large to draw.
 */
export function tornadoChart(
  rows: readonly TornadoRow[],
  measure: Measure,
  base: number,
  options: ChartOptions,
): ChartSpec {
  const { language } = options
  if (rows.length === 0) throw new RangeError('a tornado chart shows at least 1 row, not 0')
  drawable(measure.id, { base })
  for (const { label, low, high } of rows) drawable(label, { low: known(low, base), high: known(high, base) })
  const words = WORDS[language]
  const span = (row: TornadoRow) => {
    const ends = [base, known(row.low, base), known(row.high, base)]
    return Math.max(...ends) - Math.min(...ends)
  }
  const sorted = [...rows].sort((a, b) => span(b) - span(a))
  const legend = (['low', 'high'] as const).map((end) => ({
    text: words[end],
    colour: FILLS[end],
    shape: 'square',
    size: 130,
  }))
  const draw = (room: RowRoom): View[] => {
    const bars = sorted.map((row) => barsOf(row, base, room.wide * WIDEST, words.none))
    const reach = (way: number) =>
      Math.max(
        AIR,
        ...bars.flat().flatMap((bar) => (bar.way === way ? [textWidth(bar.text, LABEL) + 2 * AIR] : [])),
      )
    const values = bars
      .flat()
      .map((bar) => bar.value)
      .concat(base)
    const from = reach(-1)
    const to = room.wide - reach(1)
    const axis = valueAxis(values, Math.max(2, Math.round((to - from) / 100)), language, measure.unit)
    const scale = valueScale(axis, from, to)
    const foot = room.high + 6
    const said = `${words.base} ${valueText(base, measure.digits, language, measure.unit)}`
    const half = textWidth(said, LABEL) / 2
    return [
      ...scale.grid(0, foot),
      ...scale.numbers(foot + 10),
      ...barLayers(bars, room, scale.at, base),
      ...pixelLayer({ type: 'rule', color: INK.text, strokeWidth: 1.2 }, [
        { x: scale.at(base), y: -5, y2: foot },
      ]),
      ...textLayer('center', LABEL, [
        { x: Math.min(Math.max(scale.at(base), half), room.wide - half), y: -14, text: said },
      ]),
    ]
  }
  return rowPage(
    {
      text: { title: withUnitOf(measure, language), subtitle: words.subtitle, legend },
      names: sorted.map(({ label }) => ({ name: label })),
      least: 30,
      above: 24,
      below: 24,
      draw,
    },
    options,
  )
}

/** The inputs that move a result, one at a time. */
export const tornadoKind: ChartKind<'tornado'> = {
  id: 'tornado',
  label: { zh: '龙卷风图', en: 'a tornado' },
  needs: 'tornado',
  usual: true,
  specs: ({ file, rows, measure, base, subtitle }, options) =>
    rows.length > 0 && Number.isFinite(base)
      ? [{ name: file, spec: tornadoChart(rows, measure, base, { ...options, subtitle }) }]
      : [],
}

/** The two bars of a row. Where a result is not known the bar has no length and says so. */
function barsOf(row: TornadoRow, base: number, widest: number, none: string): Bar[] {
  return (['low', 'high'] as const).map((end) => {
    const value = known(row[end], base)
    const input = plain(end === 'low' ? row.lowInput : row.highInput)
    return {
      value,
      text: shorten(Number.isNaN(row[end]) ? input + none : input, widest, LABEL),
      way: Math.sign(value - base) || (end === 'low' ? -1 : 1),
      fill: FILLS[end],
    }
  })
}

function known(value: number, base: number): number {
  return Number.isNaN(value) ? base : value
}

function barLayers(
  bars: readonly (readonly Bar[])[],
  { rows }: RowRoom,
  at: (value: number) => number,
  base: number,
): View[] {
  const placed = bars.flatMap((pair, i) => {
    const { middle, high } = rows[i]!
    const apart = pair[0]!.way === pair[1]!.way
    const thick = Math.min(high, 40) * (apart ? BAR.below : BAR.beside)
    return pair.map((bar, n) => {
      const top = apart ? middle + (n - 1) * (thick / 2) : middle - thick / 2
      return { ...bar, y: top, y2: top + (apart ? thick / 2 : thick) }
    })
  })
  const texts = (way: number) =>
    textLayer(
      way < 0 ? 'right' : 'left',
      LABEL,
      placed
        .filter((bar) => bar.way === way)
        .map(({ value, text, y, y2 }) => ({ x: at(value) + way * AIR, y: (y + y2) / 2, text })),
    )
  return [
    ...pixelLayer(
      { type: 'rect' },
      placed.map(({ value, y, y2, fill }) => ({ x: at(base), x2: at(value), y, y2, fill })),
    ),
    ...texts(-1),
    ...texts(1),
  ]
}
