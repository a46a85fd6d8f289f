import type { Fit } from './method.js'
import { normalPath } from './predictive.js'

/** A random walk, with or without drift, fitted to `values`. */
export function walk(values: Float64Array, drifts: boolean): Fit {
  const n = values.length
  const last = values[n - 1]!
  const slope = drifts ? (last - values[0]!) / (n - 1) : 0
  const fitted = new Float64Array(n).fill(Number.NaN)
  let squares = 0
  for (let t = 1; t < n; t++) {
    fitted[t] = values[t - 1]! + slope
    squares += (values[t]! - fitted[t]!) ** 2
  }
  const sigma = Math.sqrt(squares / (n - 1 - (drifts ? 1 : 0)))
  return {
    form: drifts
      ? { zh: '带漂移的随机游走', en: 'random walk with drift' }
      : { zh: '随机游走', en: 'random walk' },
    parameters: drifts ? { drift: slope, sigma } : { sigma },
    fitted,
    predict: (horizon) => {
      const steps = Float64Array.from({ length: horizon }, (_, i) => i + 1)
      return normalPath(
        steps.map((h) => last + slope * h),
        steps.map((h) => sigma * Math.sqrt(h * (1 + (drifts ? h / (n - 1) : 0)))),
      )
    },
  }
}
