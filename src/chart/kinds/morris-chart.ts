import type { Measure } from '../../table/table.js'
import type { ChartKind } from '../chart-kind.js'
import type { MorrisRow } from '../data/sensitivity-data.js'
import type { LegendEntry } from '../page/legend.js'
import type { ChartOptions, ChartSpec, View } from '../page/options.js'
import { type Page, page } from '../page/page.js'
import { measureLabel, unitText } from '../page/scenarios.js'
import { plain } from '../page/text.js'
import { INK } from '../page/theme.js'
import { ticksWidth, tickText, valueAxis } from '../page/ticks.js'
import { drawable } from '../rows/drawable.js'
import { layRatios } from '../rows/morris-ratios.js'
import { pixelLayer, textLayer } from '../rows/pixel-layer.js'
import { pointNames } from '../rows/point-names.js'
import { valueScale } from '../rows/value-scale.js'
import { whiskers } from '../rows/whiskers.js'
import { MORRIS_WORDS } from '../words/morris-words.js'

const LABEL = 11
const TICK = 10
/** Room around the plot: for the names of its axes, for numbers, for the ratios of lines. */
const ABOVE = 30
const BELOW = 42
const RIGHT = 84
const POINT = '#0072b2'

/**
 * Screening by elementary effects: inputs by the mean size of their effects (μ*, to the right) and by how much
 * those differ (σ, upwards; Morris 1991; Campolongo, Cariboni and Saltelli 2007), with lines where σ/μ* is 0.1,
 * 0.5 and 1. Names stand beside the points, the largest μ* first; those for which no room is left are counted
 * below. Inputs without σ stand on the horizontal axis as triangles. Default size 794 × 560 pixels.
 *
 * @throws RangeError when there are no rows, or a number is infinite or too large to draw.
 */
export function morrisChart(rows: readonly MorrisRow[], measure: Measure, options: ChartOptions): ChartSpec {
  const { language, width = 794, height = 560 } = options
  if (rows.length === 0) throw new RangeError('a chart of effects shows at least 1 row, not 0')
  const known = rows.filter((row) => !Number.isNaN(row.muStar.value))
  for (const { label, muStar, sigma } of known)
    drawable(label, { muStar: muStar.value, sigma: Number.isNaN(sigma) ? 0 : sigma })
  const words = MORRIS_WORDS[language]
  const legend: LegendEntry[] = [
    { text: words.point, colour: POINT, shape: 'circle', size: 55 },
    ...(known.some((row) => row.muStar.high > row.muStar.low)
      ? [{ text: words.interval, colour: INK.mark, dash: [] }]
      : []),
    ...(known.some((row) => Number.isNaN(row.sigma))
      ? [{ text: words.noSigma, colour: POINT, shape: 'triangle-up', filled: false, size: 55 }]
      : []),
  ]
  const text = { title: words.title(measureLabel(measure, language)), subtitle: words.subtitle, legend }
  const sorted = [...known].sort((a, b) => b.muStar.value - a.muStar.value)
  return draw(sorted, rows.length - known.length, measure, page(text, options, width, height), options)
}

/** Elementary effects on a result. */
export const morrisKind: ChartKind<'effects'> = {
  id: 'morris',
  label: { zh: '初等效应图', en: 'elementary effects' },
  needs: 'effects',
  usual: true,
  specs: ({ file, rows, measure }, options) =>
    rows.length > 0 ? [{ name: file, spec: morrisChart(rows, measure, options) }] : [],
}

function draw(
  rows: readonly MorrisRow[],
  missing: number,
  measure: Measure,
  room: Page,
  { language }: ChartOptions,
): ChartSpec {
  const words = MORRIS_WORDS[language]
  const high = Math.max(80, room.height - ABOVE - BELOW)
  const upwards = valueAxis(
    fromZero(rows.map((row) => row.sigma)),
    Math.round(high / 60),
    language,
    measure.unit,
  )
  const left = Math.ceil(ticksWidth(upwards, TICK)) + 10
  const wide = room.width - left - RIGHT
  const sideways = valueAxis(
    fromZero(rows.flatMap(({ muStar }) => [muStar.value, muStar.high])),
    Math.round(wide / 90),
    language,
    measure.unit,
  )
  const scale = valueScale(sideways, 0, wide)
  const toY = (sigma: number) => high - ((sigma - upwards.low) / (upwards.high - upwards.low)) * high
  const points = rows.map(({ label, muStar, sigma }) => ({
    label: plain(label),
    x: scale.at(muStar.value),
    from: scale.at(muStar.low),
    to: scale.at(muStar.high),
    y: Number.isNaN(sigma) ? high : toY(sigma),
    grouped: Number.isNaN(sigma),
  }))
  const ratios = layRatios(sideways.high, upwards.high, wide, high)
  const names = pointNames(points, ratios.points, wide, high)
  const unit = unitText(measure, language)
  const inUnit = (name: string) => (unit === '' ? name : `${name}${language === 'zh' ? '，' : ', '}${unit}`)
  const unnamed = points.filter((point) => point.label !== '').length - names.count
  const notes = [
    ...(unnamed > 0 ? [words.unnamed(unnamed)] : []),
    ...(missing > 0 ? [words.missing(missing)] : []),
  ]
  const quiet = { color: INK.quiet }
  const layer: View[] = [
    ...scale.grid(0, high),
    ...pixelLayer(
      { type: 'rule', color: INK.grid },
      upwards.ticks.map((tick) => ({ x: 0, x2: wide, y: toY(tick) })),
    ),
    ...pixelLayer({ type: 'rule', color: INK.axis }, [{ x: 0, x2: wide, y: high }]),
    ...scale.numbers(high + 11),
    ...textLayer(
      'right',
      TICK,
      upwards.ticks.map((tick) => ({ x: -7, y: toY(tick), text: tickText(upwards, tick) })),
    ),
    ...textLayer('left', LABEL, [{ x: -left, y: 8 - ABOVE, text: inUnit(words.sigma) }], quiet),
    ...textLayer('right', LABEL, [{ x: wide, y: high + 30, text: inUnit(words.muStar) }], quiet),
    ...textLayer('left', LABEL, [{ x: -left, y: high + 30, text: notes.join(words.join) }], quiet),
    ...ratios.layers,
    ...whiskers(points.map(({ from, to, y }) => ({ from, to, y, colour: INK.mark }))),
    ...pixelLayer(
      { type: 'point', size: 55, strokeWidth: 1.2, opacity: 1 },
      points.map(({ x, y, grouped }) => ({
        x,
        y,
        shape: grouped ? 'triangle-up' : 'circle',
        fill: grouped ? INK.paper : POINT,
        stroke: grouped ? POINT : INK.paper,
      })),
    ),
    ...names.layers,
  ]
  return room.finish({ width: wide, height: high + BELOW, layer } as unknown as View, left)
}

/** What an axis from zero has to hold: zero and the largest value, or 1 where all are zero. */
function fromZero(values: readonly number[]): number[] {
  const largest = Math.max(0, ...values.filter((value) => Number.isFinite(value)))
  return [0, largest > 0 ? largest : 1]
}
