import { binaryUnit } from '../../numerics/linear-algebra/binary-unit.js'
import { yearlyLine } from '../../numerics/statistics/line.js'
import type { Method } from '../method.js'
import { log, onScale } from '../scale.js'
import { studentPath } from '../trends/student-path.js'

/**
 * The straight line of least squares through all values, carried on. Variance s² (1 + 1/n + (t − t̄)² / Σ(t − t̄)²),
 * with s² and the t distribution from n − 2 degrees of freedom.
 *
 * Draper and Smith 1998, "Applied Regression Analysis", section 3.1; Hyndman and Athanasopoulos 2021, section 7.9.
 */
export const linear: Method = {
  id: 'linear',
  label: { zh: '线性趋势', en: 'Linear trend' },
  doc: 'The straight line of least squares.',
  minimum: 3,
  fit(values) {
    const n = values.length
    const unit = binaryUnit(values)
    const middle = (n - 1) / 2
    const spread = (n * (n * n - 1)) / 12
    const { mean: centre, slope } = yearlyLine(values.map((value) => value / unit))
    const fitted = values.map((_, t) => (centre + slope * (t - middle)) * unit)
    let squares = 0
    for (let t = 0; t < n; t++) squares += ((values[t]! - fitted[t]!) / unit) ** 2
    const sigma = Math.sqrt(squares / (n - 2))
    return {
      form: { zh: '直线趋势', en: 'straight line' },
      parameters: { slope: slope * unit, sigma: sigma * unit },
      fitted,
      predict: (horizon) => {
        const ahead = Float64Array.from({ length: horizon }, (_, h) => n + h - middle)
        return studentPath(
          ahead.map((time) => (centre + slope * time) * unit),
          ahead.map((time) => sigma * Math.sqrt(1 + 1 / n + (time * time) / spread) * unit),
          n - 2,
        )
      },
    }
  },
}

/** The straight line of least squares through the logarithms: constant growth, for positive series. */
export const logLinear: Method = {
  ...onScale(linear, log),
  id: 'log-linear',
  label: { zh: '指数趋势', en: 'Exponential trend' },
  doc: 'The straight line of least squares through the logarithms: constant growth.',
}
