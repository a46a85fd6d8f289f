import { type Bounds, bounded, boundsFor, type FoundBounds } from './bounds.js'
import { type ScaleName, scaleNamed } from './choose-scale.js'
import { clean, type Series } from './clean.js'
import type { History } from './history.js'
import { type Fit, FitError, type Method } from './method.js'
import { normalPath, type Predictive } from './predictive.js'
import type { Cause, Remark } from './remark.js'
import { onScale } from './scale.js'

export interface ForecastOptions {
  readonly method: Method
  /** Years ahead, a whole number from 1 on. */
  readonly horizon: number
  /** Scale that the method works on; default `none`, which leaves scales to the method. */
  readonly scale?: ScaleName
  /** Bounds of this indicator; where it gives none, they are found by unit, name and values. */
  readonly boundsOf?: (indicator: string) => Bounds | undefined
  /** Replaces one-year outliers; default: they are told of. */
  readonly replaceSpikes?: boolean
}

/** The forecast of one history. */
export interface Forecast {
  readonly history: History
  /** What was forecast from. */
  readonly series: Series
  /** Years ahead, one for each step of the path. */
  readonly years: readonly number[]
  readonly path: Predictive
  /** What was fitted, and why, in one line. */
  readonly form: string
  readonly remarks: readonly Remark[]
}

/** A history that cannot be forecast. */
export interface Failure {
  readonly history: History
  readonly cause: Cause
}

/** A history's series, cleaned and bounded. */
export interface Prepared {
  readonly series: Series
  readonly bounds: Bounds
  /** The method on the scale that was asked for. */
  readonly method: Method
  readonly remarks: readonly Remark[]
}

/** Forecasts each history by itself: none depends on the others, nor on their order, and none stops them. */
export function forecastAll(histories: readonly History[], options: ForecastOptions): (Forecast | Failure)[] {
  return histories.map((history) => forecastOne(history, options))
}

/** Forecasts one history, or says why it cannot be. */
export function forecastOne(history: History, options: ForecastOptions): Forecast | Failure {
  const prepared = prepare(history, options)
  if ('kind' in prepared) return { history, cause: prepared }
  const { series, bounds, method, remarks } = prepared
  const fitted = attempt(method, series.values, options.horizon)
  if ('kind' in fitted) return { history, cause: fitted }
  const next = series.start + series.values.length
  return {
    history,
    series,
    years: Array.from({ length: options.horizon }, (_, i) => next + i),
    path: bounded(fitted.path, bounds),
    form: fitted.form,
    remarks,
  }
}

/** What a method is given for a history: years without gaps, bounds, scale. */
export function prepare(history: History, options: Omit<ForecastOptions, 'horizon'>): Prepared | Cause {
  const { method } = options
  const cleaned = clean(history, options.replaceSpikes)
  if ('cause' in cleaned) return cleaned.cause
  const { series } = cleaned
  const { values } = series
  if (values.length < method.minimum)
    return { kind: 'too-short', count: values.length, needed: method.minimum, method: method.id }
  const remarks = [...cleaned.remarks]

  const given = options.boundsOf?.(history.indicator)
  const found: FoundBounds = given
    ? { bounds: given, by: 'given' }
    : boundsFor(history.indicator, history.unit, values)
  const { bounds } = found
  const outside = values.findIndex((value) => value < bounds.lower || value > bounds.upper)
  if (outside >= 0) return { kind: 'outside', bounds, year: series.start + outside, value: values[outside]! }
  if (bounds.lower > -Infinity || bounds.upper < Infinity) remarks.push({ kind: 'bounds', ...found })

  if (values.every((value) => value === values[0])) {
    remarks.unshift({ kind: 'constant' })
    return { series, bounds, method: constant, remarks }
  }
  const scale = scaleNamed(options.scale ?? 'none', values, bounds)
  if (scale === 'unfit') return { kind: 'no-scale', scale: options.scale! }
  if (options.scale === 'auto' || options.scale === 'box-cox')
    remarks.push({ kind: 'scale', name: scale?.name })
  return { series, bounds, method: scale ? onScale(method, scale) : method, remarks }
}

/** The one value of a series that has no other, without spread. */
const constant: Method = {
  id: 'constant',
  label: { zh: '常数', en: 'Constant' },
  doc: 'The value that all years have.',
  minimum: 1,
  fit: (values) => ({
    form: 'constant',
    parameters: {},
    fitted: values.slice(),
    predict: (horizon) => normalPath(new Float64Array(horizon).fill(values[0]!), new Float64Array(horizon)),
  }),
}

function attempt(
  method: Method,
  values: Float64Array,
  horizon: number,
): { readonly path: Predictive; readonly form: string } | Cause {
  try {
    const fit: Fit & { readonly note?: string } = method.fit(values)
    const path = fit.predict(horizon)
    const last = horizon - 1
    const sound = [path.mean[last]!, path.quantile(last, 0.01), path.quantile(last, 0.99)].every(
      Number.isFinite,
    )
    if (!sound)
      return { kind: 'fit', method: method.id, reason: `${fit.form} leads to values beyond all bounds` }
    return { path, form: fit.note ?? fit.form }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { kind: error instanceof FitError ? 'fit' : 'fault', method: method.id, reason }
  }
}
