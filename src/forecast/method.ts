import type { Label } from '../base/label.js'
import type { Bounds } from './bounds.js'
import type { Predictive } from './predictive.js'

/**
 * A way to forecast one series. It only fits and predicts a distribution; scales, bounds, gaps, scoring, groups
 * and failures are the room's, the same for all methods.
 */
export interface Method {
  /** Name in commands and files, such as `ets`. */
  readonly id: string
  readonly label: Label
  /** What it does and its source, one line of English, for help texts. */
  readonly doc: string
  /** Fewest observations that it can be fitted to. */
  readonly minimum: number
  /**
   * Fits the method to consecutive years without gaps, oldest first, at least `minimum` finite values; never
   * changes them. `bounds` are what the values can be at least and at most, where that is known; the room keeps
   * forecasts within them, and a method may use them for its shape.
   *
   * @throws {FitError} when this series cannot be fitted.
   */
  fit(values: Float64Array, bounds?: Bounds): Fit
}

/** A method fitted to a series. */
export interface Fit {
  /** What was fitted, such as `ETS(A,Ad,N)` or `ARIMA(0,1,1) with drift`; one line. */
  readonly form: Label
  /** The numbers that were estimated, by their usual names. */
  readonly parameters: Readonly<Record<string, number>>
  /** Forecasts of each year from those before it (or the curve, for a trend); NaN where there is none. */
  readonly fitted: Float64Array
  /** Natural logarithm of the likelihood, and the corrected Akaike criterion, where the method has them. */
  readonly logLikelihood?: number
  readonly aicc?: number
  predict(horizon: number): Predictive
}

/** Why a method cannot be fitted to a series; one line. */
export class FitError extends Error {
  override readonly name = 'FitError'
  /** The message in both languages. */
  readonly reason: Label
  constructor(en: string, zh: string) {
    super(en)
    this.reason = { en, zh }
  }
}
