import { yearlyLine } from '../../numerics/statistics/line.js'
import { estimate, normalise } from '../exponential-smoothing/estimate.js'
import { smooth } from '../exponential-smoothing/smooth.js'
import { FitError, type Method } from '../method.js'
import { normalPath } from '../predictive.js'

/**
 * The theta method: simple exponential smoothing with half the slope of the line through all years, as in R's
 * `thetaf`. Variance σ² (1 + (h − 1) α²), with σ² from n − 2 degrees of freedom; `fitted`
 * too is the smoothing alone, as in R.
 *
 * Assimakopoulos and Nikolopoulos 2000, "The theta model: a decomposition approach to forecasting", International
 * Journal of Forecasting 16; in the form of Hyndman and Billah 2003, "Unmasking the Theta method", ibid. 19,
 * section 2.
 */
export const theta: Method = {
  id: 'theta',
  label: { zh: 'Theta 法', en: 'Theta' },
  doc: 'Simple exponential smoothing with half the slope of the linear trend.',
  minimum: 4,
  fit(values) {
    const n = values.length
    const series = normalise(values)
    const form = { error: 'A', trend: 'N', damped: false } as const
    const found = estimate(series, form)
    if (found === undefined)
      throw new FitError(
        'simple exponential smoothing has no finite likelihood',
        '简单指数平滑没有有限的似然值',
      )
    const { alpha, level: l } = found.start
    const { fitted, sigma, level } = smooth(values, form, found.start)
    const drift = (yearlyLine(series.values).slope * series.unit) / 2
    if (!Number.isFinite(sigma + level + drift))
      throw new FitError('the theta method leaves the range of numbers', 'Theta法的结果超出计算范围')
    // What the drift of the past would have added to the level by now.
    const gone = (1 - (1 - alpha) ** n) / alpha
    return {
      form: { zh: 'Theta法', en: 'theta' },
      parameters: { alpha, l, drift, sigma },
      fitted,
      predict: (horizon) =>
        normalPath(
          Float64Array.from({ length: horizon }, (_, step) => level + drift * (step + gone)),
          Float64Array.from({ length: horizon }, (_, step) => sigma * Math.sqrt(1 + step * alpha * alpha)),
        ),
    }
  },
}
