import type { Language } from '../../base/label.js'
import type { YearValue } from '../data/forecast-data.js'
import type { View } from '../page/options.js'
import { INK, lineStyles } from '../page/theme.js'
import { type ValueAxis, valueAxis } from '../page/ticks.js'
import { verticalAxis, yearAxis } from './plot-axes.js'

/** A small plot: its vertical axis, and its layers once it is known how large it is. */
export interface SmallPlot {
  readonly axis: ValueAxis
  draw(width: number, height: number): View[]
}

const SIZE = 9
const [DATA, LIMIT] = lineStyles(2)
const POINT = { type: 'point', filled: true, size: 26, opacity: 1, color: DATA!.colour } as const
const NEEDLE = { type: 'rule', color: DATA!.colour, strokeWidth: 1.4 } as const

/** Residuals by year as needles from 0, with two standard deviations either side. */
export function residualPlot(
  residuals: readonly YearValue[],
  sigma: number,
  unit: string,
  language: Language,
): SmallPlot {
  const limits = [-2 * sigma, 2 * sigma]
  const values = residuals.map(({ year, value }) => ({ year, value, from: 0 }))
  const axis = valueAxis([...values.map(({ value }) => value), ...limits], 5, language, unit)
  const years = residuals.map(({ year }) => year)
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return {
    axis,
    draw: (width) =>
      needles(values, limits, yearAxis(first, last, [], width, SIZE), verticalAxis(axis, SIZE)),
  }
}

/** Autocorrelations by lag as needles from 0, with the bounds of no correlation. */
export function correlationPlot(
  correlations: readonly number[],
  bound: number,
  language: Language,
): SmallPlot {
  const values = correlations
    .map((value, i) => ({ lag: i + 1, value, from: 0 }))
    .filter(({ value }) => Number.isFinite(value))
  const limits = [-bound, bound]
  const axis = valueAxis([...values.map(({ value }) => value), ...limits], 5, language)
  const lags = correlations.map((_, i) => i + 1)
  return {
    axis,
    draw: () =>
      needles(values, limits, numberAxis('lag', 0.5, lags.length + 0.5, lags), verticalAxis(axis, SIZE)),
  }
}

/** Residuals over sigma by the normal quantiles of their ranks, and the line on which both are equal. */
export function quantilePlot(
  quantiles: readonly { readonly normal: number; readonly residual: number }[],
  language: Language,
): SmallPlot {
  const values = quantiles.map(({ normal, residual }) => ({ normal, value: residual }))
  const far = Math.max(1, ...values.map(({ normal }) => Math.abs(normal))) * 1.1
  const axis = valueAxis([...values.map(({ value }) => value), -far, far], 5, language)
  const y = verticalAxis(axis, SIZE)
  const x = numberAxis('normal', -far, far, [-3, -2, -1, 0, 1, 2, 3])
  const ends = [-far, far].map((end) => ({ normal: end, value: end }))
  return {
    axis,
    draw: () => [
      layer({ type: 'line', color: LIMIT!.colour, strokeWidth: 1.2, strokeDash: [...LIMIT!.dash] }, ends, {
        x,
        y,
      }),
      layer(POINT, values, { x, y }),
    ],
  }
}

function needles(
  values: readonly { readonly value: number }[],
  limits: readonly number[],
  x: object,
  y: object,
): View[] {
  const lines = (at: readonly number[]) => at.map((value) => ({ value }))
  return [
    layer({ type: 'rule', color: INK.axis }, lines([0]), { y }),
    layer(
      { type: 'rule', color: LIMIT!.colour, strokeWidth: 1.2, strokeDash: [...LIMIT!.dash] },
      lines(limits),
      { y },
    ),
    layer(NEEDLE, values, { x, y, y2: { field: 'from' } }),
    layer(POINT, values, { x, y }),
  ]
}

function layer(mark: object, values: readonly object[], encoding: object): View {
  return { data: { values }, mark, encoding } as unknown as View
}

/** A horizontal axis of numbers, with those of `ticks` that lie on it. */
function numberAxis(field: string, low: number, high: number, ticks: readonly number[]) {
  return {
    field,
    type: 'quantitative',
    scale: { domain: [low, high], nice: false, zero: false },
    axis: {
      values: ticks.filter((tick) => tick >= low && tick <= high),
      format: '.0f',
      grid: false,
      labelFontSize: SIZE,
      labelOverlap: false,
      labelFlush: false,
    },
  }
}
