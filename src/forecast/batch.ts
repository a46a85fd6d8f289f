import type { Label } from '../base/label.js'
import type { Bounds } from './bounds.js'
import { causeOf, type FitOptions, fitSeries } from './fit-series.js'
import { clean, type Series } from './history/clean.js'
import type { History } from './history/history.js'
import { shifts } from './history/shifts.js'
import type { Predictive } from './predictive.js'
import type { Cause, Remark } from './remark.js'

export interface ForecastOptions extends FitOptions {
  /** Years ahead, a whole number from 1 on. */
  readonly horizon: number
}

/** The forecast of one history. */
export interface Forecast {
  readonly history: History
  /** What was forecast from. */
  readonly series: Series
  /** Years ahead, one for each step of the path. */
  readonly years: readonly number[]
  readonly path: Predictive
  readonly bounds: Bounds
  /** Values less what was expected of them a year before (or by the curve of a trend); NaN where nothing was. */
  readonly residuals: Float64Array
  /** What was fitted, and why where the method says so, in one line. */
  readonly form: Label
  readonly remarks: readonly Remark[]
}

/** A history that cannot be forecast. */
export interface Failure {
  readonly history: History
  readonly cause: Cause
}

/** Forecasts each history by itself: none depends on the others, nor on their order, and none stops them. */
export function forecastAll(histories: readonly History[], options: ForecastOptions): (Forecast | Failure)[] {
  return histories.map((history) => forecastOne(history, options))
}

/** Forecasts one history, or says why it cannot be. */
export function forecastOne(history: History, options: ForecastOptions): Forecast | Failure {
  const { horizon, method } = options
  const cleaned = clean(history)
  if ('cause' in cleaned) return { history, cause: cleaned.cause }
  const { series } = cleaned
  const fitted = fitSeries(series, history, options)
  if ('kind' in fitted) return { history, cause: fitted }
  const { form, bounds, residuals } = fitted
  try {
    const path = fitted.predict(horizon)
    const remarks = [...cleaned.remarks, ...breaks(series), ...fitted.remarks]
    const next = series.start + series.values.length
    const years = Array.from({ length: horizon }, (_, step) => next + step)
    return { history, series, years, path, bounds, residuals, form, remarks }
  } catch (error) {
    return { history, cause: causeOf(error, method.id) }
  }
}

function breaks({ start, values }: Series): Remark[] {
  const { steps, bend } = shifts(values)
  return [
    ...(steps.length > 0 ? [{ kind: 'steps', years: steps.map((t) => start + t) } as const] : []),
    ...(bend === undefined ? [] : [{ kind: 'bend', year: start + bend } as const]),
  ]
}
