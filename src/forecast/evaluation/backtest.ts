import { FitError, type Method } from '../method.js'
import { withNumbers } from '../numbers.js'
import type { Predictive } from '../predictive.js'

/** A forecast from part of a history, and what came. */
export interface Hindcast {
  /** The values that the method saw. */
  readonly history: Float64Array
  /** The values after them, one a step; there may be fewer than the path has steps. */
  readonly actual: Float64Array
  readonly path: Predictive
}

export interface BacktestOptions {
  /** Steps to forecast from each origin. */
  readonly horizon: number
  /** Most origins to forecast from; the latest are taken. Default: all. */
  readonly origins?: number
  /** Fewest values that a history keeps; never less than the method's own minimum, which is the default. */
  readonly minimum?: number
  /** Fewest values to forecast from an origin, so that the last ones have fewer than `horizon`; default `horizon`. */
  readonly shortest?: number
}

export interface Backtest {
  /** By origin, earliest first. */
  readonly hindcasts: readonly Hindcast[]
  /** How many origins the method could not be fitted at, by cause. */
  readonly failures: ReadonlyMap<string, number>
}

/**
 * Forecasts from one origin after another, each year one further, each fitted to all values before it: the rolling
 * origin of Tashman 2000, "Out-of-sample tests of forecasting accuracy", IJF 16. A series that is too short has no
 * origins.
 *
 * @throws RangeError when an option is not a whole number from 1 on, or `shortest` is above `horizon`.
 */
export function backtest(method: Method, values: Float64Array, options: BacktestOptions): Backtest {
  const { horizon, origins = values.length, minimum = 1, shortest = horizon } = options
  for (const [name, value] of Object.entries({ horizon, origins, minimum, shortest }))
    if (!Number.isInteger(value) || value < 1)
      throw new RangeError(`${name} is ${value}; it must be a whole number from 1 on`)
  if (shortest > horizon) throw new RangeError(`shortest is ${shortest}, above the horizon of ${horizon}`)

  const last = values.length - shortest
  const first = Math.max(minimum, method.minimum, last - origins + 1)
  const hindcasts: Hindcast[] = []
  const failures = new Map<string, number>()
  for (let origin = first; origin <= last; origin++) {
    const history = values.slice(0, origin)
    try {
      const path = withNumbers(method.fit(history).predict(horizon))
      hindcasts.push({ history, actual: values.slice(origin, origin + horizon), path })
    } catch (error) {
      if (!(error instanceof FitError)) throw error
      failures.set(error.message, (failures.get(error.message) ?? 0) + 1)
    }
  }
  return { hindcasts, failures }
}
