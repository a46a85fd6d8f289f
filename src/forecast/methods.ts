import type { Method } from './method.js'
import { arima } from './methods/arima.js'
import { drift } from './methods/drift.js'
import { dampedHolt, ets } from './methods/ets.js'
import { mean } from './methods/mean.js'
import { naive } from './methods/naive.js'
import { piecewise } from './methods/piecewise.js'
import { theta } from './methods/theta.js'
import { linear, logLinear } from './methods/trend-line.js'

/** All methods, plain ones first. */
export const methods: readonly Method[] = [
  naive,
  drift,
  mean,
  linear,
  logLinear,
  piecewise,
  theta,
  ets,
  dampedHolt,
  arima,
]

/** The method that is used when none is named. */
export const DEFAULT_METHOD: Method = drift

/** The method of that id, if there is one. */
export function methodNamed(id: string): Method | undefined {
  return methods.find((method) => method.id === id)
}
