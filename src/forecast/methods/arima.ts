import { binaryUnit } from '../../numerics/linear-algebra/binary-unit.js'
import { constantAt, constantOf } from '../arima/constant.js'
import { type Estimate, estimate } from '../arima/estimate.js'
import { fitOf } from '../arima/fit.js'
import { differencesNeeded } from '../arima/kpss.js'
import { checkOrder, formOf, nameOf } from '../arima/order.js'
import { sampleOf } from '../arima/sample.js'
import { type SearchLimits, search } from '../arima/search.js'
import type { Fit, Method } from '../method.js'
import { normalPath } from '../predictive.js'

/** How far the automatic choice of an ARIMA goes. */
export interface ArimaLimits {
  /** Most autoregressive terms; defaults to 5, and cannot be more. */
  readonly p?: number
  /** Most differences; defaults to 2, and cannot be more. */
  readonly d?: number
  /** Most moving-average terms; defaults to 5, and cannot be more. */
  readonly q?: number
  /** Most terms of both kinds together; no limit by default. */
  readonly together?: number
}

/**
 * ARIMA whose order is found within limits: d by repeated KPSS tests, p, q and the constant by a stepwise search for
 * the least AICc. Small limits (`{ p: 1, q: 1 }`) are for fitting many times over, as backtests do.
 *
 * Forecasts take the estimated coefficients as known, as is usual, so intervals are narrow for short series.
 *
 * @throws {RangeError} for limits out of bounds.
 */
export function arimaWithin({ p = 5, d: mostD = 2, q = 5, together = p + q }: ArimaLimits): Method {
  checkOrder({ p, d: mostD, q, constant: false })
  return {
    id: 'arima',
    label: { zh: '自动ARIMA', en: 'ARIMA' },
    doc: 'ARIMA of automatic order (Hyndman and Khandakar 2008): KPSS differences, stepwise AICc, exact likelihood.',
    minimum: 5,
    fit(values) {
      const unit = binaryUnit(values)
      const scaled = values.map((value) => value / unit)
      const d = differencesNeeded(scaled, mostD)
      return methodFit(scaled, unit, chosen(scaled, d, { p, q, together }))
    },
  }
}

function chosen(scaled: Float64Array, d: number, limits: SearchLimits): Estimate {
  const plain = sampleOf(scaled, d, [])
  if (d > 1) return search([plain], limits)
  return search([sampleOf(scaled, d, [constantOf(d, scaled.length)]), plain], limits)
}

/** ARIMA of automatic order, with at most five terms of each kind. */
export const arima: Method = arimaWithin({})

/**
 * ARIMA of a given order by maximum likelihood; `constant` adds a mean for d = 0, a drift for d = 1.
 *
 * @throws {RangeError} for p or q not a whole number from 0 to 5, d not 0, 1 or 2, or a constant with d = 2.
 */
export function arimaOf(p: number, d: number, q: number, constant: boolean): Method {
  checkOrder({ p, d, q, constant })
  const name = nameOf({ p, d, q })
  return {
    id: `arima-${p}-${d}-${q}${constant ? '-constant' : ''}`,
    label: { zh: name, en: name },
    doc: `${formOf({ p, d, q, constant })} by maximum likelihood.`,
    minimum: d + p + q + (constant ? 1 : 0) + 2,
    fit(values) {
      const unit = binaryUnit(values)
      const scaled = values.map((value) => value / unit)
      const regressors = constant ? [constantOf(d, values.length)] : []
      return methodFit(scaled, unit, estimate(sampleOf(scaled, d, regressors), p, q))
    },
  }
}

function methodFit(scaled: Float64Array, unit: number, found: Estimate): Fit {
  const { regression, outlook, ...fit } = fitOf(scaled, unit, found)
  const { p, q, sample } = found
  const { d } = sample
  return {
    form: formOf({ p, d, q, constant: regression.length > 0 }),
    ...fit,
    predict: (horizon) => {
      const { mean, sd } = outlook(horizon)
      const constant = regression[0] ?? 0
      return normalPath(
        mean.map((value, h) => value + constant * constantAt(d, scaled.length + h)),
        sd,
      )
    },
  }
}
