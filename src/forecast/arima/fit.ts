import { type Fit, FitError } from '../method.js'
import type { Estimate } from './estimate.js'
import { modelOf, type Outlook } from './forecast.js'

/** An estimate in the unit of its series; the noise is what the regressors leave over. */
export interface ArimaFit extends Omit<Fit, 'form' | 'predict'> {
  /** Coefficients of the regressors, in the sample's order. */
  readonly regression: Float64Array
  /** Forecasts of the noise. */
  outlook(horizon: number): Outlook
}

/**
 * The fit of an estimate for the series that is `scaled` times `unit`, a power of two.
 *
 * @throws {FitError} when the likelihood has no maximum.
 */
export function fitOf(scaled: Float64Array, unit: number, found: Estimate): ArimaFit {
  const { sample, ar, ma, variance, logLikelihood, aicc } = found
  const { d, n, regressors } = sample
  if (!Number.isFinite(variance)) throw new FitError('the likelihood has no maximum', '似然函数没有最大值')
  const noise = scaled.slice()
  regressors.forEach(({ values }, j) => {
    for (let t = 0; t < noise.length; t++) noise[t]! -= found.regression[j]! * values[t]!
  })
  const model = modelOf(found, noise)

  const fitted = new Float64Array(scaled.length).fill(Number.NaN)
  for (let t = 0; t < n; t++) fitted[t + d] = (scaled[t + d]! - model.innovations[t]!) * unit
  const regression = found.regression.map((coefficient) => coefficient * unit)
  const shift = n * Math.log(unit)
  return {
    parameters: {
      ...named('ar', ar),
      ...named('ma', ma),
      ...Object.fromEntries(regressors.map(({ name }, j) => [name, regression[j]!])),
      sigma2: variance * unit * unit,
    },
    fitted,
    // A perfect fit has neither.
    ...(Number.isFinite(logLikelihood) ? { logLikelihood: logLikelihood - shift } : {}),
    ...(Number.isFinite(aicc) ? { aicc: aicc + 2 * shift } : {}),
    regression,
    outlook: (horizon) => {
      const { mean, sd } = model.outlook(horizon)
      return { mean: mean.map((value) => value * unit), sd: sd.map((value) => value * unit) }
    },
  }
}

function named(kind: string, coefficients: Float64Array): Record<string, number> {
  return Object.fromEntries(Array.from(coefficients, (value, i) => [`${kind}${i + 1}`, value]))
}
