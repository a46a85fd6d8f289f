import { auto } from './combination/auto.js'
import type { Method } from './method.js'
import { arima } from './methods/arima.js'
import { drift } from './methods/drift.js'
import { dampedHolt, ets } from './methods/ets.js'
import { gompertz } from './methods/gompertz.js'
import { localTrend } from './methods/local-trend.js'
import { logistic } from './methods/logistic.js'
import { mean } from './methods/mean.js'
import { naive } from './methods/naive.js'
import { optimisedTheta } from './methods/optimised-theta.js'
import { piecewise } from './methods/piecewise.js'
import { robustDrift } from './methods/robust-drift.js'
import { theta } from './methods/theta.js'
import { linear, logLinear } from './methods/trend-line.js'

/** All methods: the combination, then plain ones first. */
export const methods: readonly Method[] = [
  auto,
  naive,
  drift,
  robustDrift,
  mean,
  linear,
  logLinear,
  piecewise,
  logistic,
  gompertz,
  theta,
  optimisedTheta,
  ets,
  dampedHolt,
  localTrend,
  arima,
]

/** The method that is used when none is named. */
export const DEFAULT_METHOD: Method = auto

/** The method of that id, if there is one. */
export function methodNamed(id: string): Method | undefined {
  return methods.find((method) => method.id === id)
}
