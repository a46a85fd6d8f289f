import { binaryUnit } from '../../numerics/linear-algebra/binary-unit.js'
import { type Fit, FitError, type Method } from '../method.js'
import type { Predictive } from '../predictive.js'
import { estimate } from '../trends/local-trend/estimate.js'
import { filter, type LocalTrend, type TrendState } from '../trends/local-trend/filter.js'
import { studentPath } from '../trends/student-path.js'

/**
 * The local linear trend: a level and a slope that wander, seen with noise, the slope damped where that is likelier.
 * Variance that of the level ahead and of the noise; t distribution with n − 2 degrees of freedom, those that the
 * common factor of the variances is estimated from.
 *
 * Harvey 1989, "Forecasting, Structural Time Series Models and the Kalman Filter", sections 2.3 and 4.2.
 */
export const localTrend: Method = {
  id: 'local-trend',
  label: { zh: '局部线性趋势', en: 'Local linear trend' },
  doc: 'A level and a slope that wander (structural model by likelihood), damped where that is likelier.',
  minimum: 5,
  fit(values): Fit {
    const origin = values[0]!
    const moved = values.map((value) => value - origin)
    if (!moved.every(Number.isFinite))
      throw new FitError('the values differ by more than numbers can hold', '数值相差超出计算范围')
    const unit = binaryUnit(moved)
    const scaled = moved.map((value) => value / unit)
    return fitScaled(scaled, origin, unit, estimate(scaled))
  },
}

/** The fit of values that are `origin` + `unit` × `scaled`, by a trend whose variances are right up to a factor. */
function fitScaled(scaled: Float64Array, origin: number, unit: number, trend: LocalTrend): Fit {
  const n = scaled.length
  const { irregular, level, slope, damping } = trend
  const sums = { squares: 0, logs: 0 }
  const state = { level: 0, slope: 0, levelVariance: 0, covariance: 0, slopeVariance: 0 }
  const predictions = new Float64Array(n).fill(Number.NaN)
  filter(scaled, irregular, level, slope, damping, sums, predictions, state)
  const factor = sums.squares / (n - 2)
  return {
    form:
      damping < 1
        ? { zh: '阻尼局部线性趋势', en: 'damped local linear trend' }
        : { zh: '局部线性趋势', en: 'local linear trend' },
    parameters: {
      irregular: Math.sqrt(irregular * factor) * unit,
      level: Math.sqrt(level * factor) * unit,
      slope: Math.sqrt(slope * factor) * unit,
      damping,
    },
    fitted: predictions.map((value) => origin + value * unit),
    // The two diffuse values count with −log(2π)/2 each, as elsewhere.
    logLikelihood:
      -0.5 * (n * Math.log(2 * Math.PI) + (n - 2) * (1 + Math.log(factor)) + sums.logs) -
      (n - 2) * Math.log(unit),
    predict: (horizon) => ahead(horizon, state, trend, factor, origin, unit, n - 2),
  }
}

function ahead(
  horizon: number,
  state: TrendState,
  trend: LocalTrend,
  factor: number,
  origin: number,
  unit: number,
  df: number,
): Predictive {
  const mean = new Float64Array(horizon)
  const sd = new Float64Array(horizon)
  let { level, slope, levelVariance, covariance, slopeVariance } = state
  for (let h = 0; h < horizon; h++) {
    mean[h] = origin + level * unit
    sd[h] = Math.sqrt((levelVariance + trend.irregular) * factor) * unit
    level += slope
    slope *= trend.damping
    levelVariance += 2 * covariance + slopeVariance + trend.level
    covariance = trend.damping * (covariance + slopeVariance)
    slopeVariance = trend.damping * trend.damping * slopeVariance + trend.slope
  }
  return studentPath(mean, sd, df)
}
