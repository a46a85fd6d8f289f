import { mean as meanOf, sampleDeviation } from '../../numerics/statistics/summary.js'
import type { Method } from '../method.js'
import { normalPath } from '../predictive.js'

/**
 * The mean of all values, for all years. Variance σ² (1 + 1/n), with σ² from n − 1 degrees of freedom.
 *
 * Hyndman and Athanasopoulos 2021, "Forecasting: Principles and Practice", sections 5.2 and 5.5.
 */
export const mean: Method = {
  id: 'mean',
  label: { zh: '均值法', en: 'Mean' },
  doc: 'The mean of all values, for all years.',
  minimum: 2,
  fit(values) {
    const n = values.length
    const average = meanOf(values)
    const sigma = sampleDeviation(values)
    return {
      form: { zh: '均值', en: 'mean' },
      parameters: { mean: average, sigma },
      fitted: new Float64Array(n).fill(average),
      predict: (horizon) =>
        normalPath(
          new Float64Array(horizon).fill(average),
          new Float64Array(horizon).fill(sigma * Math.sqrt(1 + 1 / n)),
        ),
    }
  },
}
