import type { Estimate } from './estimate.js'
import { filter, noiseResponse } from './filter.js'
import { differenced } from './sample.js'

/** Forecasts of the part of a series that its regressors leave over. */
export interface Outlook {
  readonly mean: Float64Array
  /** Standard deviations of the errors; estimated coefficients count as known. */
  readonly sd: Float64Array
}

/** One-step errors of a model on its sample, and its way on from the end. */
export interface Model {
  /** One a value of the differenced series. */
  readonly innovations: Float64Array
  outlook(horizon: number): Outlook
}

/**
 * Runs an estimated model to the end of `noise`, the series less its regressors' part on its own level, and on
 * from there: forecasts of the differences are summed up d times, and so are the responses of the path to the
 * errors of the last state and to the noise of each year ahead.
 *
 * Brockwell and Davis 2016, "Introduction to Time Series and Forecasting", section 6.4.
 */
export function modelOf({ sample, p, q, point, ar, ma, variance }: Estimate, noise: Float64Array): Model {
  const { d } = sample
  const series = differenced(noise, d)
  const r = Math.max(p, q)
  const { likelihood } = sample
  likelihood.setOrder(p, q)
  likelihood.evaluate(point)
  const { innovations, state, covariance } = filter(series, ar, ma, likelihood.covariances)
  // The last value of the series and of its first d - 1 differences.
  const ends = Array.from({ length: d }, (_, i) => differenced(noise, i).at(-1)!)

  return {
    innovations,
    outlook: (horizon) => {
      const mean = summed(onwards(state, ar, horizon), ends)
      const nothing = ends.map(() => 0)
      const noiseEffects = summed(noiseResponse(ar, ma, horizon), nothing)
      const stateEffects = Array.from({ length: r }, (_, i) => {
        const only = new Float64Array(r)
        only[i] = 1
        return summed(onwards(only, ar, horizon), nothing)
      })
      let fromNoise = 0
      const sd = mean.map((_, h) => {
        fromNoise += noiseEffects[h]! ** 2
        let fromState = 0
        for (let i = 0; i < r; i++) {
          for (let j = 0; j < r; j++) {
            fromState += stateEffects[i]![h]! * covariance[i * r + j]! * stateEffects[j]![h]!
          }
        }
        return Math.sqrt(variance * (fromNoise + Math.max(0, fromState)))
      })
      return { mean, sd }
    },
  }
}

/** The next `count` values without new noise: those in `state`, then the autoregression. */
function onwards(state: Float64Array, ar: Float64Array, count: number): Float64Array {
  const path = new Float64Array(count)
  for (let h = 0; h < count; h++) {
    if (h < state.length) path[h] = state[h]!
    else for (let i = 0; i < ar.length; i++) path[h]! += ar[i]! * path[h - 1 - i]!
  }
  return path
}

/** Turns differences of order `ends.length` ahead into values, from the last value of each order before. */
function summed(changes: Float64Array, ends: readonly number[]): Float64Array {
  const path = changes.slice()
  for (const end of ends.toReversed()) {
    let level = end
    for (let h = 0; h < path.length; h++) path[h] = level += path[h]!
  }
  return path
}
