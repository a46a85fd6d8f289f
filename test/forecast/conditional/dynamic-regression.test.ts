import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arimaWithRegressors } from '../../../src/forecast/conditional/dynamic-regression.js'

import { arimaOf } from '../../../src/forecast/methods/arima.js'
import fixture from '../fixtures/arima.json' with { type: 'json' }

interface Case {
  readonly name: string
  readonly automatic: boolean
  readonly values: readonly number[]
  readonly regressors: readonly (readonly number[])[]
  readonly future: readonly (readonly number[])[]
  readonly order: readonly [number, number, number]
  readonly constant: boolean
  readonly coefficients: Readonly<Record<string, number>>
  readonly logLikelihood: number
  readonly aicc: number
  readonly mean: readonly number[]
  readonly upper95: readonly number[]
}

const cases = fixture.regressions as unknown as readonly Case[]

/** Another order is found for this one, of a smaller AICc. */
const LOWER = 'Growth of consumption on GDP, Spain'

const regressorsOf = ({ regressors }: Case) =>
  regressors.map((values, j) => ({ name: `x${j + 1}`, values: Float64Array.from(values) }))
const pathsOf = ({ future }: Case) => future.map((values) => ({ mean: Float64Array.from(values) }))
const orderOf = ({ order: [p, d, q], constant }: Case) => ({ p, d, q, constant })

const years = Array.from({ length: 20 }, (_, t) => t)
const noisy = Float64Array.from(years, (t) => 10 + 2 * t + 3 * Math.sin(t * t))
const wave = { name: 'wave', values: Float64Array.from(years, (t) => Math.cos(1.7 * t)) }

describe('regression with ARIMA errors', () => {
  it.each(cases)('of a given order has the numbers of R: $order, $name', (one) => {
    const fit = arimaWithRegressors(Float64Array.from(one.values), regressorsOf(one), orderOf(one))
    const path = fit.predict(pathsOf(one))
    const last = one.mean.length - 1
    const spread = one.upper95[last]! - one.mean[last]!
    expect(Math.abs(fit.logLikelihood! - one.logLikelihood)).toBeLessThan(1e-3)
    expect(Math.abs(fit.aicc! - one.aicc)).toBeLessThan(2e-3)
    for (const [name, value] of Object.entries(one.coefficients)) {
      expect(Math.abs(fit.parameters[name]! - value), name).toBeLessThan(5e-3 * Math.max(1, Math.abs(value)))
    }
    one.mean.forEach((value, h) => {
      expect(Math.abs(path.mean[h]! - value) / spread).toBeLessThan(5e-3)
      expect(Math.abs(path.quantile(h, 0.975) - one.upper95[h]!) / spread).toBeLessThan(5e-3)
    })
  })

  it('says so when it has a drift', () => {
    const form = (d: 0 | 1, constant: boolean) =>
      arimaWithRegressors(noisy, [wave], { p: 0, d, q: 0, constant }).form
    expect(form(1, true)).toEqual({
      zh: '回归，误差为ARIMA(0,1,0)，带漂移',
      en: 'regression with ARIMA(0,1,0) errors and drift',
    })
    expect(form(1, false).en).toBe('regression with ARIMA(0,1,0) errors')
    expect(form(0, true).en).toBe('regression with ARIMA(0,0,0) errors')
  })

  it.each(cases.filter(({ automatic }) => automatic))('finds the order of R: $order, $name', (one) => {
    const fit = arimaWithRegressors(Float64Array.from(one.values), regressorsOf(one))
    if (one.name === LOWER) {
      expect(fit.aicc!).toBeLessThan(one.aicc - 0.1)
      return
    }
    const drifts = one.order[1] === 1 && one.constant
    expect(fit.form.en).toBe(`regression with ARIMA(${one.order}) errors${drifts ? ' and drift' : ''}`)
    expect('mean' in fit.parameters || 'drift' in fit.parameters).toBe(one.constant)
    expect(Math.abs(fit.aicc! - one.aicc)).toBeLessThan(2e-3)
  })

  it('without regressors is ARIMA', () => {
    const order = { p: 1, d: 1, q: 0, constant: true }
    const fit = arimaWithRegressors(noisy, [], order)
    const plain = arimaOf(1, 1, 0, true).fit(noisy)
    expect(fit.parameters).toEqual(plain.parameters)
    expect(fit.logLikelihood).toBe(plain.logLikelihood)
  })

  it('finds exact relations, and extends them without doubt', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 12, maxLength: 30 }),
        (level, slope, x) => {
          fc.pre(new Set(x).size > 4)
          const values = Float64Array.from(x, (value) => level + slope * value)
          const fit = arimaWithRegressors(values, [{ name: 'x', values: Float64Array.from(x) }])
          expect(fit.parameters.x).toBeCloseTo(slope, 9)
          const path = fit.predict([{ mean: Float64Array.of(100, 200) }])
          expect(path.mean[1]).toBeCloseTo(level + slope * 200, 8)
          expect(path.quantile(1, 0.99)).toBeCloseTo(level + slope * 200, 6)
        },
      ),
    )
  })

  it('adds the variance that an uncertain regressor brings', () => {
    const fit = arimaWithRegressors(noisy, [wave], { p: 0, d: 1, q: 0, constant: true })
    const mean = Float64Array.of(0.5, -0.5, 1)
    const sure = fit.predict([{ mean }])
    const unsure = fit.predict([{ mean, sd: Float64Array.of(0, 2, 3) }])
    expect(unsure.mean).toEqual(sure.mean)
    expect(unsure.quantile(0, 0.9)).toBe(sure.quantile(0, 0.9))
    const z = 1.2815515655446004
    const spread = (path: typeof sure, step: number) => (path.quantile(step, 0.9) - path.mean[step]!) / z
    const expected = Math.sqrt(spread(sure, 2) ** 2 + (3 * fit.parameters.wave!) ** 2)
    expect(spread(unsure, 2)).toBeCloseTo(expected, 10)
  })

  it('leaves a constant to a regressor that is one', () => {
    const step = { name: 'level', values: new Float64Array(20).fill(3) }
    const fit = arimaWithRegressors(
      Float64Array.from(noisy, (value, t) => value - 2 * t),
      [step],
    )
    expect(fit.parameters.mean).toBeUndefined()
    expect(fit.parameters.level).toBeCloseTo(10 / 3, 0)
  })

  it('says which regressor cannot be told from others', () => {
    const double = { name: 'double', values: wave.values.map((value) => 2 * value) }
    expect(() => arimaWithRegressors(noisy, [wave, double])).toThrow(
      'regressor double is a combination of those before it',
    )
  })

  it('refuses what does not fit together', () => {
    const short = { name: 'short', values: new Float64Array(3) }
    expect(() => arimaWithRegressors(noisy, [short])).toThrow(
      new RangeError('regressor short has 3 values; the series has 20'),
    )
    const gap = { name: 'gap', values: wave.values.map((value, t) => (t === 4 ? Number.NaN : value)) }
    expect(() => arimaWithRegressors(noisy, [gap])).toThrow(
      new RangeError('regressor gap has values that are not finite'),
    )
    expect(() => arimaWithRegressors(noisy.slice(0, 4), [])).toThrow(
      '4 years are too few for this regression; it takes 5',
    )
    const fit = arimaWithRegressors(noisy, [wave])
    expect(() => fit.predict([])).toThrow(new RangeError('0 paths for 1 regressors; each takes one'))
    expect(() => fit.predict([{ mean: new Float64Array(3), sd: new Float64Array(2) }])).toThrow(
      new RangeError('the path of regressor wave differs in length from the first'),
    )
  })
})
