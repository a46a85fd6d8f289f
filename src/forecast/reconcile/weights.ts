import { mean, rootMeanSquare } from '../../numerics/statistics/summary.js'
import type { Forecast } from '../batch.js'
import { type Correlations, FEWEST_YEARS, shrunkCorrelations } from './correlations.js'
import { halfWidth } from './spread.js'

/** How well the forecasts of tied series have done, one year ahead. */
export interface Errors {
  /** Roots of the mean squared residuals. */
  readonly deviations: Float64Array
  /** Undefined when there are too few years. */
  readonly correlations: Correlations | undefined
}

/** A series is never believed to be surer than this share of its usual size. */
const SUREST = 1e-5

/**
 * Size and correlations of the residuals of one-step forecasts, on the natural scale, aligned by year. A series with
 * fewer than {@link FEWEST_YEARS} residuals counts with the spread that is forecast for its first year.
 */
export function errorsOf(forecasts: readonly Forecast[]): Errors {
  const first = forecasts.reduce((least, { series }) => Math.min(least, series.start), Infinity)
  const end = forecasts.reduce(
    (most, { series }) => Math.max(most, series.start + series.values.length),
    -Infinity,
  )
  const rows = forecasts.map(({ series, residuals }) => {
    const row = new Float64Array(end - first).fill(Number.NaN)
    residuals.forEach((e, t) => {
      if (Number.isFinite(e)) row[series.start - first + t] = e
    })
    return row
  })
  const deviations = Float64Array.from(forecasts, (forecast, k) => {
    const errors = rows[k]!.filter((e) => !Number.isNaN(e))
    const sd = errors.length >= FEWEST_YEARS ? rootMeanSquare(errors) : halfWidth(forecast.path, 0)
    const { values } = forecast.series
    return Math.max(sd, SUREST * mean(values.map(Math.abs)))
  })
  return { deviations, correlations: shrunkCorrelations(rows) }
}
