import { formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import type { Measure } from '../../table/table.js'
import type { ChartKind } from '../chart-kind.js'
import type { IndexRow, Interval } from '../data/sensitivity-data.js'
import type { LegendEntry } from '../page/legend.js'
import type { ChartOptions, ChartSpec, View } from '../page/options.js'
import { measureLabel } from '../page/scenarios.js'
import { INK } from '../page/theme.js'
import { valueAxis } from '../page/ticks.js'
import { drawable } from '../rows/drawable.js'
import { pixelLayer, textLayer } from '../rows/pixel-layer.js'
import { type RowRoom, rowPage } from '../rows/row-page.js'
import { valueScale } from '../rows/value-scale.js'
import { whiskers } from '../rows/whiskers.js'

const LABEL = 11
const KINDS = ['first', 'total'] as const
/** Dark enough to be told apart, pale enough for a whisker to be seen on them. */
const FILLS = { first: '#3d85b3', total: '#a9cfe6' } as const
const UNSURE = { fill: INK.paper, stroke: INK.axis } as const
/** Height of a bar, and of it with what keeps it from the next. */
const BAR = 11
const LINE = 14
/** Room for the figures at the right. */
const FIGURES = 40

const WORDS = {
  zh: {
    title: (name: string) => `${name}：各输入的Sobol敏感性指数`,
    subtitle: '一阶指数为该输入单独解释的方差占比，总指数另含与其他输入的交互作用；横线为置信区间',
    first: '一阶指数',
    total: '总指数',
    unsure: '区间含0，不能与0区分',
  },
  en: {
    title: (name: string) => `Sobol indices of the inputs: ${name}`,
    subtitle:
      'First-order: share of the variance that the input explains alone; total: with its interactions; lines: confidence intervals',
    first: 'First-order',
    total: 'Total',
    unsure: 'Interval includes 0: not told from 0',
  },
} as const

/**
 * First-order and total Sobol indices as a pair of bars for each input, with confidence intervals and figures,
 * the largest total first. An index whose interval includes 0 is hollow. Default: A4 portrait width, as high as
 * its rows need.
 *
 * @throws RangeError when there are no rows, or a number is not finite.
 */
export function indicesChart(rows: readonly IndexRow[], measure: Measure, options: ChartOptions): ChartSpec {
  const { language } = options
  if (rows.length === 0) throw new RangeError('a chart of indices shows at least 1 row, not 0')
  for (const { label, first, total } of rows) {
    drawable(label, { first: first.value, 'first.low': first.low, 'first.high': first.high })
    drawable(label, { total: total.value, 'total.low': total.low, 'total.high': total.high })
  }
  const words = WORDS[language]
  const sorted = [...rows].sort((a, b) => b.total.value - a.total.value)
  return rowPage(
    {
      text: {
        title: words.title(measureLabel(measure, language)),
        subtitle: words.subtitle,
        legend: legendOf(rows, language),
      },
      names: sorted.map(({ label }) => ({ name: label })),
      least: KINDS.length * LINE + 10,
      above: 4,
      below: 24,
      draw: (room) => drawRows(sorted, room, language),
    },
    options,
  )
}

/** Shares of a result’s variance. */
export const indicesKind: ChartKind<'indices'> = {
  id: 'indices',
  label: { zh: 'Sobol敏感性指数', en: 'Sobol indices' },
  needs: 'indices',
  usual: true,
  specs: ({ file, rows, measure }, options) =>
    rows.length > 0 ? [{ name: file, spec: indicesChart(rows, measure, options) }] : [],
}

function includesZero({ low, high }: Interval): boolean {
  return low <= 0 && high >= 0
}

function legendOf(rows: readonly IndexRow[], language: Language): LegendEntry[] {
  const words = WORDS[language]
  const unsure = rows.some((row) => KINDS.some((kind) => includesZero(row[kind])))
  return [
    ...KINDS.map((kind) => ({ text: words[kind], colour: FILLS[kind], shape: 'square', size: 130 })),
    ...(unsure
      ? [{ text: words.unsure, colour: UNSURE.stroke, shape: 'square', filled: false, size: 110 }]
      : []),
  ]
}

function drawRows(rows: readonly IndexRow[], room: RowRoom, language: Language): View[] {
  const { wide, high, left } = room
  const bars = rows.flatMap((row, i) =>
    KINDS.map((kind, n) => ({
      ...row[kind],
      y: room.rows[i]!.middle + (n - (KINDS.length - 1) / 2) * LINE,
      colours: includesZero(row[kind]) ? UNSURE : { fill: FILLS[kind], stroke: FILLS[kind] },
    })),
  )
  const values = bars.flatMap(({ value, low, high }) => [value, low, high])
  const to = wide - FIGURES
  const axis = valueAxis([0, ...values], Math.max(2, Math.round(to / 90)), language)
  const scale = valueScale(axis, 0, to)
  return [
    ...pixelLayer(
      { type: 'rule', color: INK.grid },
      room.rows.map(({ top }) => ({ x: 1 - left, x2: wide - 1, y: top })),
    ),
    ...scale.grid(0, high + 5),
    ...scale.numbers(high + 15),
    ...pixelLayer(
      { type: 'rect', strokeWidth: 1 },
      bars.map(({ value, y, colours }) => ({
        x: scale.at(0),
        x2: scale.at(value),
        y: y - BAR / 2,
        y2: y + BAR / 2,
        ...colours,
      })),
    ),
    ...whiskers(
      bars.map(({ low, high, y }) => ({ from: scale.at(low), to: scale.at(high), y, colour: INK.text })),
    ),
    ...textLayer(
      'right',
      LABEL,
      bars.map(({ value, y, colours }) => ({
        x: wide - 1,
        y,
        text: formatNumber(value, 2),
        fill: colours === UNSURE ? INK.quiet : INK.text,
      })),
    ),
  ]
}
