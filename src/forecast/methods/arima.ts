import { type Estimate, estimate } from '../arima/estimate.js'
import { modelOf } from '../arima/forecast.js'
import { differencesNeeded } from '../arima/kpss.js'
import { type Regressor, type Sample, sampleOf, unitOf } from '../arima/sample.js'
import { search } from '../arima/search.js'
import { type Fit, FitError, type Method } from '../method.js'
import { normalPath } from '../predictive.js'

/** How far the automatic choice of an ARIMA goes. */
export interface ArimaLimits {
  /** Most autoregressive terms; defaults to 5. */
  readonly p?: number
  /** Most differences; defaults to 2. */
  readonly d?: number
  /** Most moving-average terms; defaults to 5. */
  readonly q?: number
  /** Most terms of both kinds together; no limit by default. */
  readonly together?: number
}

/**
 * ARIMA whose order is found within limits: d by repeated KPSS tests, p, q and the constant by a stepwise search for
 * the least AICc. Small limits (`{ p: 2, q: 2, together: 2 }`) are for fitting many times over, as backtests do.
 */
export function arimaWithin({ p = 5, d: mostD = 2, q = 5, together = p + q }: ArimaLimits): Method {
  return {
    id: 'arima',
    label: { zh: '自动ARIMA', en: 'ARIMA' },
    doc: 'ARIMA of automatic order (Hyndman and Khandakar 2008): KPSS differences, stepwise AICc, exact likelihood.',
    minimum: 5,
    fit(values) {
      const unit = unitOf(values)
      const scaled = values.map((value) => value / unit)
      const d = differencesNeeded(scaled, mostD)
      const plain = sampleOf(scaled, d, [])
      if (d > 1)
        return fitOf(scaled, unit, plain.exact ? estimate(plain, 0, 0) : search([plain], { p, q, together }))
      const withConstant = sampleOf(scaled, d, [constantOf(d, values.length)])
      const found = withConstant.exact
        ? estimate(withConstant, 0, 0)
        : search([withConstant, plain], { p, q, together })
      return fitOf(scaled, unit, found)
    },
  }
}

/** ARIMA of automatic order, with at most five terms of each kind. */
export const arima: Method = arimaWithin({})

/**
 * ARIMA of a given order by maximum likelihood; `constant` adds a mean for d = 0, a drift for d = 1.
 *
 * @throws {RangeError} for terms that are not whole numbers from 0 to 5, d not 0, 1 or 2, or a constant with d = 2.
 */
export function arimaOf(p: number, d: number, q: number, constant: boolean): Method {
  for (const [name, value, most] of [['p', p, 5] as const, ['d', d, 2] as const, ['q', q, 5] as const]) {
    if (!Number.isInteger(value) || value < 0 || value > most) {
      throw new RangeError(`ARIMA: ${name} is ${value}; it can be a whole number from 0 to ${most}`)
    }
  }
  if (constant && d === 2) {
    throw new RangeError('ARIMA: a constant with d = 2 is a quadratic trend; it goes with d = 0 or 1')
  }
  const form = `ARIMA(${p},${d},${q})`
  return {
    id: `arima-${p}-${d}-${q}${constant ? '-constant' : ''}`,
    label: { zh: form, en: form },
    doc: `${formOf(p, d, q, constant)} by maximum likelihood.`,
    minimum: d + p + q + (constant ? 1 : 0) + 2,
    fit(values) {
      const unit = unitOf(values)
      const scaled = values.map((value) => value / unit)
      return fitOf(
        scaled,
        unit,
        estimate(sampleOf(scaled, d, constant ? [constantOf(d, values.length)] : []), p, q),
      )
    },
  }
}

/** The regressor that becomes a constant when differenced d times (0 or 1): ones, or years from 1. */
export function constantOf(d: number, years: number): Regressor {
  return d === 0
    ? { name: 'mean', values: new Float64Array(years).fill(1) }
    : { name: 'drift', values: Float64Array.from({ length: years }, (_, t) => t + 1) }
}

function formOf(p: number, d: number, q: number, constant: boolean): string {
  return `ARIMA(${p},${d},${q})${constant ? (d === 0 ? ' with mean' : ' with drift') : ''}`
}

/** The fit of an estimate for `scaled`, which is the series in units of `unit`. */
function fitOf(scaled: Float64Array, unit: number, found: Estimate): Fit {
  const { sample, p, q, ar, ma, variance, logLikelihood, aicc } = found
  const { d, n } = sample as Sample
  const constant = sample.regressors.length > 0
  const coefficient = constant ? found.regression[0]! : 0
  const trend = (t: number) => (constant ? coefficient * (d === 0 ? 1 : t + 1) : 0)
  const model = modelOf(
    found,
    scaled.map((value, t) => value - trend(t)),
  )
  if (!Number.isFinite(variance)) throw new FitError('the likelihood has no maximum')

  const fitted = new Float64Array(scaled.length).fill(Number.NaN)
  for (let t = 0; t < n; t++) fitted[t + d] = (scaled[t + d]! - model.innovations[t]!) * unit
  const shift = n * Math.log(unit)
  return {
    form: formOf(p, d, q, constant),
    parameters: {
      ...Object.fromEntries(Array.from(ar, (value, i) => [`ar${i + 1}`, value])),
      ...Object.fromEntries(Array.from(ma, (value, i) => [`ma${i + 1}`, value])),
      ...(constant ? { [sample.regressors[0]!.name]: coefficient * unit } : {}),
      sigma2: variance * unit * unit,
    },
    fitted,
    ...(Number.isFinite(logLikelihood) ? { logLikelihood: logLikelihood - shift } : {}),
    ...(Number.isFinite(aicc) ? { aicc: aicc + 2 * shift } : {}),
    predict: (horizon) => {
      const { mean, sd } = model.outlook(horizon)
      return normalPath(
        mean.map((value, h) => (value + trend(scaled.length + h)) * unit),
        sd.map((value) => value * unit),
      )
    },
  }
}
