import type { Regressor } from './sample.js'

/** The regressor that is constant once differenced d times (0 or 1): ones, the mean, or years from 1, the drift. */
export function constantOf(d: number, years: number): Regressor {
  return {
    name: d === 0 ? 'mean' : 'drift',
    values: Float64Array.from({ length: years }, (_, t) => constantAt(d, t)),
  }
}

/** Its value t years after the first of the series. */
export function constantAt(d: number, t: number): number {
  return d === 0 ? 1 : t + 1
}
