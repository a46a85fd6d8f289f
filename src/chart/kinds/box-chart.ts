import { formatNumber, withUnit } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import { unitName } from '../../base/unit-names.js'
import type { ChartKind } from '../chart-kind.js'
import type { BoxPicture, BoxRow } from '../data/discovery-data.js'
import type { ChartOptions, ChartSpec, View } from '../page/options.js'
import { plain, textWidth } from '../page/text.js'
import { INK } from '../page/theme.js'
import { valueText } from '../page/ticks.js'
import { placeAbove } from '../rows/conflict-row.js'
import { drawable } from '../rows/drawable.js'
import { pixelLayer, textLayer } from '../rows/pixel-layer.js'
import { type RowRoom, rowPage } from '../rows/row-page.js'

const LABEL = 11
const FINE = 10
const BAR = 9
const FILL = '#3d85b3'
/** A bar is never narrower, so that it is seen. */
const NARROWEST = 3
/** The line of a range lies this much below the middle of its row, the bounds above it. */
const BELOW = 8
const ABOVE = 10

const WORDS = {
  zh: {
    measures: (coverage: string, density: string) =>
      `覆盖率${coverage}（所关注情形中落入此范围的比例）；密度${density}（此范围内所关注情形的比例）`,
    range: '取值范围',
    box: '所找到的范围',
  },
  en: {
    measures: (coverage: string, density: string) =>
      `Coverage ${coverage} (share of the cases of interest that lie in the box); density ${density} (share of the cases in the box that are of interest)`,
    range: 'Whole range',
    box: 'Range in the box',
  },
} as const

/**
 * A box found by scenario discovery (Bryant and Lempert 2010): for each input that it restricts the whole range
 * as a thin line and the box's part of it as a bar with its bounds above; the sentence as the title, coverage
 * and density under it. Inputs keep their order, each on a scale of its own. Default: A4 portrait width, as high as
 * its rows need.
 *
 * @throws RangeError when there are no rows, a number is not finite, or a lower end exceeds the upper one.
 */
export function boxChart(picture: BoxPicture, options: ChartOptions): ChartSpec {
  const { language } = options
  const { heading, coverage, density, rows } = picture
  if (rows.length === 0) throw new RangeError('a box restricts at least 1 input, not 0')
  for (const row of rows) {
    const { label, rangeLow, rangeHigh, low = rangeLow, high = rangeHigh } = row
    drawable(label, { rangeLow, rangeHigh, low, high })
    if (rangeLow > rangeHigh || low > high)
      throw new RangeError(
        `"${plain(label)}": ${rangeLow > rangeHigh ? 'rangeLow exceeds rangeHigh' : 'low exceeds high'}`,
      )
  }
  const words = WORDS[language]
  const percent = (share: number) => (Number.isNaN(share) ? '–' : `${formatNumber(share * 100, 0)}%`)
  return rowPage(
    {
      text: {
        title: heading,
        subtitle: words.measures(percent(coverage), percent(density)),
        legend: [
          { text: words.range, colour: INK.axis, dash: [] },
          { text: words.box, colour: FILL, shape: 'square', size: 130 },
        ],
      },
      names: rows.map((row) => ({ name: nameOf(row, language) })),
      least: 46,
      above: 0,
      below: 4,
      draw: (room) => drawRows(rows, room, language),
    },
    options,
  )
}

/** A chart for each box. */
export const boxKind: ChartKind<'discovery'> = {
  id: 'box',
  label: { zh: '所找到的取值范围', en: 'boxes of inputs' },
  needs: 'discovery',
  usual: true,
  specs: ({ boxes }, options) =>
    boxes.map(({ file, picture }) => ({ name: file, spec: boxChart(picture, options) })),
}

function drawRows(rows: readonly BoxRow[], room: RowRoom, language: Language): View[] {
  const texts = rows.map((row) => textsOf(row, language))
  const widest = (end: 'rangeLow' | 'rangeHigh') =>
    Math.max(...texts.map((text) => textWidth(text[end], FINE))) + 8
  const from = widest('rangeLow')
  const to = room.wide - widest('rangeHigh')
  const placed = rows.map((row, i) => {
    const { rangeLow, rangeHigh, low = rangeLow, high = rangeHigh } = row
    // Halves, because the span of two numbers may be more than a number can hold.
    const span = rangeHigh / 2 - rangeLow / 2
    const at = (value: number) => {
      const share = span > 0 ? (value / 2 - rangeLow / 2) / span : 0.5
      return from + Math.min(1, Math.max(0, share)) * (to - from)
    }
    const [left, right] = [at(low), at(high)]
    const spare = Math.max(0, NARROWEST - (right - left)) / 2
    const { middle } = room.rows[i]!
    return {
      row,
      text: texts[i]!,
      left: left - spare,
      right: right + spare,
      y: middle + BELOW,
      over: middle - ABOVE,
    }
  })
  const ends = (['left', 'right'] as const).map((end) =>
    textLayer(
      end === 'left' ? 'right' : 'left',
      FINE,
      placed.map(({ text, y }) =>
        end === 'left' ? { x: from - 8, y, text: text.rangeLow } : { x: to + 8, y, text: text.rangeHigh },
      ),
      { color: INK.quiet },
    ),
  )
  const bounds = placed.flatMap(({ row, text, left, right, over }) => {
    const shown = [
      ...(row.low === undefined ? [] : [{ at: left, text: text.low }]),
      ...(row.high === undefined ? [] : [{ at: right, text: text.high }]),
    ]
    const middles = placeAbove(
      shown.map((bound) => bound.at),
      shown.map((bound) => textWidth(bound.text, LABEL, true)),
      room.wide,
    )
    return shown.map((bound, i) => ({ x: middles[i]!, y: over, text: bound.text }))
  })
  return [
    ...pixelLayer(
      { type: 'rule', color: INK.grid },
      room.rows.map(({ top }) => ({ x: 1 - room.left, x2: room.wide - 1, y: top })),
    ),
    ...pixelLayer(
      { type: 'rule', color: INK.axis, strokeWidth: 1.4 },
      placed.map(({ y }) => ({ x: from, x2: to, y })),
    ),
    ...pixelLayer(
      { type: 'rect', color: FILL },
      placed.map(({ left, right, y }) => ({ x: left, x2: right, y: y - BAR / 2, y2: y + BAR / 2 })),
    ),
    ...ends.flat(),
    ...textLayer('center', LABEL, bounds, { fontWeight: 'bold' }),
  ]
}

/** Percent signs stand beside the numbers; other units, which may be long, after the name. */
function isShort(unit: string): boolean {
  return unit === '%' || unit === '‰'
}

function nameOf({ label, unit }: BoxRow, language: Language): string {
  const said = isShort(unit) ? '' : unitName(unit, language)
  return said === '' ? label : `${label}${language === 'zh' ? '，' : ', '}${said}`
}

/** The four numbers of a row. */
function textsOf({ unit, digits, rangeLow, rangeHigh, low, high }: BoxRow, language: Language) {
  const say = (value: number) => withUnit(valueText(value, digits, language, unit), isShort(unit) ? unit : '')
  return {
    rangeLow: say(rangeLow),
    rangeHigh: say(rangeHigh),
    low: low === undefined ? '' : say(low),
    high: high === undefined ? '' : say(high),
  }
}
