import type { Label } from '../base/label.js'
import type { Said } from '../base/text.js'
import type { DataFile } from '../language/data.js'

/** A history, and what is to be forecast of it. */
export interface ForecastRequest {
  readonly indicator: string
  readonly region: string
  /** The unit that the values are shown in. */
  readonly unit: string
  /** The values themselves, their growth from year to year, or their change. */
  readonly of: 'level' | 'growth' | 'change'
  readonly method: string
  /** Rising. */
  readonly years: readonly number[]
  readonly values: readonly number[]
  /** The last year that is wanted. */
  readonly end: number
}

/** What a history leads to. */
export interface HistoryForecast {
  /** The first and the last year with a value that it was made from. */
  readonly from: number
  readonly to: number
  /** What was fitted, in one line. */
  readonly form: Label
  /**
   * The value that a year stays below with a probability (in (0, 1)): of levels and changes in the unit of the
   * history, of growth a plain number. Up to `to` the observed one, whatever the probability.
   */
  quantile(year: number, probability: number): number
}

/** Why there is no forecast: there is no such method, or it cannot be made of this history. */
export interface ForecastFault {
  readonly kind: 'method' | 'history'
  readonly message: string
  readonly hint?: Said
}

/** Where scenarios get forecasts from, and other data than their own. */
export interface Forecasts {
  forecast(request: ForecastRequest): HistoryForecast | ForecastFault
  /**
   * Another data file of the scenario's folder; undefined when there is none of that name, `unreadable` when it has
   * faults, which are told of.
   */
  data(name: string): DataFile | 'unreadable' | undefined
  /** Names of the folder's data files. */
  dataNames(): readonly string[]
}
