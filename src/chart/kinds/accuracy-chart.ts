import { formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import type { ChartKind } from '../chart-kind.js'
import type { AccuracyRow } from '../data/backtest-data.js'
import type { LegendEntry } from '../page/legend.js'
import type { ChartOptions, ChartSpec, View } from '../page/options.js'
import { plain } from '../page/text.js'
import { INK } from '../page/theme.js'
import { valueAxis } from '../page/ticks.js'
import { coverageLayers, INTERVALS } from '../rows/coverage-layers.js'
import { pixelLayer, textLayer } from '../rows/pixel-layer.js'
import { type RowRoom, rowPage } from '../rows/row-page.js'
import { valueScale } from '../rows/value-scale.js'
import { ACCURACY_WORDS } from '../words/accuracy-words.js'

const LABEL = 11
const HEAD = 11
/** Share of the room that errors take up. */
const ERRORS = 0.56
/** Room for the figure beside an error, and for half of a number at the start. */
const FIGURE = 46
const START = 8
const GAP = 34
/** Upright strokes, whole and broken. */
const STROKE = 'M0,-1L0,1'
const BROKEN = 'M0,-1L0,-0.6M0,-0.2L0,0.2M0,0.6L0,1'

/**
 * Methods with their mean absolute scaled errors, the smallest first, and how many values their 80% and 95%
 * intervals held. Methods with fewer forecasts than others come after those, for their scores are of other years. Lines stand at 1, what the naive method misses by one year ahead within the history; at the naive
 * method's own error in the backtest; and at the levels of the intervals. Default: A4 portrait width, as high as its
 * rows need.
 *
 * @throws RangeError when there are no rows, an error is below 0, or a share lies outside [0, 1].
 */
export function accuracyChart(rows: readonly AccuracyRow[], options: ChartOptions): ChartSpec {
  const { language } = options
  if (rows.length === 0) throw new RangeError('an accuracy chart shows at least 1 row, not 0')
  for (const row of rows) check(row)
  const words = ACCURACY_WORDS[language]
  const most = Math.max(...rows.map(({ forecasts }) => forecasts))
  const fewer = ({ forecasts }: AccuracyRow) => Number(forecasts < most)
  const sorted = [...rows].sort((a, b) => fewer(a) - fewer(b) || sortKey(a) - sortKey(b))
  const stroke = { colour: INK.text, filled: false, size: 150 }
  const legend: LegendEntry[] = [
    { text: words.mase, colour: INK.text, shape: 'circle', size: 55 },
    { text: words.one, shape: STROKE, ...stroke },
    ...(naiveOf(rows) === undefined ? [] : [{ text: words.naive, shape: BROKEN, ...stroke }]),
    ...INTERVALS.map(({ level, colour, shape }) => ({
      text: words.interval(level),
      colour,
      shape,
      size: 55,
    })),
  ]
  return rowPage(
    {
      text: { title: words.title, subtitle: words.subtitle, legend },
      names: sorted.map(({ label, forecasts }) => ({
        name: label,
        second: words.forecasts(formatNumber(forecasts, 0), formatNumber(most, 0)),
      })),
      least: 26,
      above: 44,
      below: 4,
      draw: (room) => [
        ...pixelLayer(
          { type: 'rule', color: INK.grid },
          [0, ...room.rows.map((row) => row.top + row.high)].map((y) => ({
            x: 1 - room.left,
            x2: room.wide - 1,
            y,
          })),
        ),
        ...errorLayers(sorted, room, room.wide * ERRORS, language),
        ...coverageLayers(sorted, room, room.wide * ERRORS + GAP, language),
      ],
    },
    options,
  )
}

/** What methods scored. */
export const accuracyKind: ChartKind<'backtest'> = {
  id: 'accuracy',
  label: { zh: '方法精度图', en: 'accuracy of methods' },
  needs: 'backtest',
  usual: true,
  specs: ({ subtitle, rows }, options) => [
    { name: 'accuracy', spec: accuracyChart(rows, { ...options, subtitle }) },
  ],
}

function check({ label, mase, coverage80, coverage95 }: AccuracyRow): void {
  if (mase < 0) throw new RangeError(`a MASE is 0 or more; that of "${plain(label)}" is ${mase}`)
  for (const share of [coverage80, coverage95])
    if (share < 0 || share > 1)
      throw new RangeError(`a coverage lies in [0, 1]; that of "${plain(label)}" is ${share}`)
}

/** Errors that are not known, or beyond all numbers, come last. */
function sortKey({ mase }: AccuracyRow): number {
  return Number.isFinite(mase) ? mase : Number.MAX_VALUE
}

function naiveOf(rows: readonly AccuracyRow[]): number | undefined {
  return rows.find(({ naive, mase }) => naive && Number.isFinite(mase))?.mase
}

/** Dots of the errors on a scale from 0 to `to` pixels, their figures, and the lines they are held against. */
function errorLayers(rows: readonly AccuracyRow[], room: RowRoom, to: number, language: Language): View[] {
  const known = rows.map((row) => row.mase).filter(Number.isFinite)
  const width = to - FIGURE - START
  const axis = valueAxis([0, 1, ...known], Math.max(2, Math.round(width / 60)), language)
  const scale = valueScale(axis, START, to - FIGURE)
  const naive = naiveOf(rows)
  const rule = { type: 'rule', color: INK.text, strokeWidth: 1.2 }
  return [
    ...scale.grid(0, room.high),
    ...scale.numbers(-10),
    ...textLayer('left', HEAD, [{ x: START, y: -30, text: ACCURACY_WORDS[language].mase }], {
      fontWeight: 'bold',
    }),
    ...pixelLayer(rule, [{ x: scale.at(1), y: 0, y2: room.high }]),
    ...(naive === undefined
      ? []
      : pixelLayer({ ...rule, strokeDash: [4, 3] }, [{ x: scale.at(naive), y: 0, y2: room.high }])),
    ...pixelLayer(
      {
        type: 'point',
        size: 62,
        strokeWidth: 1,
        opacity: 1,
        fill: INK.text,
        stroke: INK.paper,
        shape: 'circle',
      },
      rows.flatMap(({ mase }, i) =>
        Number.isFinite(mase) ? [{ x: scale.at(mase), y: room.rows[i]!.middle }] : [],
      ),
    ),
    ...textLayer(
      'right',
      LABEL,
      rows.map(({ mase }, i) => ({ x: to, y: room.rows[i]!.middle, text: errorText(mase) })),
    ),
  ]
}

function errorText(mase: number): string {
  return mase >= 1000 && Number.isFinite(mase)
    ? mase.toExponential(1)
    : formatNumber(mase, mase >= 100 ? 0 : 2)
}
