import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FitError, type Method } from '../../../src/forecast/method.js'
import { gompertz, gompertzCurve, gompertzOf } from '../../../src/forecast/methods/gompertz.js'
import { logistic, logisticCurve, logisticOf } from '../../../src/forecast/methods/logistic.js'
import { fitSigmoid, type Sigmoid } from '../../../src/forecast/trends/sigmoid.js'
import { studentT } from '../../../src/random/distributions/student-t.js'
import fixture from '../fixtures/saturation.json' with { type: 'json' }

const near = (found: number, exact: number, tolerance: number) =>
  expect(Math.abs(found - exact)).toBeLessThanOrEqual(tolerance * Math.abs(exact))

const SHARES: Readonly<Record<string, (z: number) => number>> = {
  logistic: (z) => 1 / (1 + Math.exp(-z)),
  gompertz: (z) => Math.exp(-Math.exp(-z)),
}

const CURVES: Readonly<Record<string, Sigmoid>> = { logistic: logisticCurve, gompertz: gompertzCurve }

/** Series whose ceiling is known well enough. */
const SHOWN = [
  ...['airmiles', 'usa-hc', 'ita-rnna', 'jpn-rnna'].map((series) => `${series} logistic`),
  ...['jpn-hc', 'usa-hc', 'ita-rnna', 'jpn-rnna'].map((series) => `${series} gompertz`),
]

const METHODS: Readonly<Record<string, Method>> = { logistic, gompertz }

describe.each(fixture.cases)('$curve of $series', (row) => {
  const values = Float64Array.from(row.values)
  const n = values.length

  it('is the curve of nls of R', () => {
    const unit = Math.max(...values)
    const found = fitSigmoid(
      CURVES[row.curve]!,
      values.map((value) => value / unit),
    )
    near(Math.sqrt(found.squares / (n - 3)) * unit, row.sigma, 1e-6)
    const [offset, rate, ceiling] = found.parameters
    expect(Math.abs(ceiling! * unit - row.ceiling)).toBeLessThan(1e-3 * row.ceilingError)
    near(rate!, row.rate, 1e-3)
    near((n - 1) / 2 - offset! / rate!, row.middle, 1e-3)
  })

  it('is carried on where the values show it, and refused elsewhere', () => {
    const method = METHODS[row.curve]!
    if (!SHOWN.includes(`${row.series} ${row.curve}`)) {
      expect(() => method.fit(values)).toThrow(FitError)
      return
    }
    const fit = method.fit(values)
    const { carry, sigma } = fit.parameters
    const path = fit.predict(5)
    const last = values[n - 1]! - fit.fitted[n - 1]!
    const t = studentT(n - 3).quantile(0.975)
    for (let h = 0; h < 5; h++) {
      const left = carry! ** (h + 1)
      near(path.mean[h]!, row.mean[h]! + left * last, 1e-5)
      const variance = sigma! ** 2 * (1 - left ** 2) + (row.error[h]! ** 2 * (1 + carry!)) / (1 - carry!)
      near(path.quantile(h, 0.975) - path.mean[h]!, t * Math.sqrt(variance), 1e-3)
    }
  })
})

describe.each(Object.keys(METHODS))('%s', (name) => {
  const share = SHARES[name]!
  const method = METHODS[name]!
  const of = name === 'logistic' ? logisticOf : gompertzOf
  const ceilings = fc.double({ min: 1e-6, max: 1e9, noNaN: true })
  const rates = fc.oneof(
    fc.double({ min: 0.05, max: 0.6, noNaN: true }),
    fc.double({ min: -0.6, max: -0.05, noNaN: true }),
  )
  const places = fc.double({ min: 0.3, max: 0.8, noNaN: true })
  const counts = fc.integer({ min: 14, max: 45 })

  it('extends a perfect curve exactly, also one with a given ceiling', () => {
    fc.assert(
      fc.property(ceilings, rates, places, counts, (ceiling, rate, place, n) => {
        // Enough of the curve to be told from a straight line in the digits that numbers have.
        fc.pre(Math.abs(rate) * n > 2)
        const value = (t: number) => ceiling * share(rate * (t - place * n))
        const values = Float64Array.from({ length: n }, (_, t) => value(t))
        for (const fit of [method.fit(values), of({ ceiling }).fit(values)]) {
          const path = fit.predict(15)
          near(fit.parameters.ceiling!, ceiling, 1e-7)
          for (let h = 0; h < 15; h++)
            expect(Math.abs(path.mean[h]! - value(n + h))).toBeLessThanOrEqual(1e-8 * ceiling)
        }
      }),
    )
  })

  it('stays between 0 and a given ceiling, its quantiles in order', () => {
    const values = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 5, maxLength: 40 })
    fc.assert(
      fc.property(values, (list) => {
        let fit: ReturnType<Method['fit']>
        try {
          fit = of({ ceiling: 100 }).fit(Float64Array.from(list))
        } catch (error) {
          expect(error).toBeInstanceOf(FitError)
          return
        }
        const path = fit.predict(6)
        for (let h = 0; h < 6; h++) {
          const quantiles = [0.01, 0.1, 0.5, 0.9, 0.99].map((p) => path.quantile(h, p))
          expect(quantiles.every((q) => q >= 0 && q <= 100)).toBe(true)
          expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b))
          expect(path.mean[h]).not.toBeNaN()
        }
      }),
    )
  })

  it('is the same in any unit', () => {
    const values = Float64Array.from(fixture.cases[0]!.values)
    const inUnit = (unit: number) => of({ ceiling: 400 * unit }).fit(values.map((value) => value * unit))
    for (const power of [-900, 40, 900])
      expect(
        inUnit(2 ** power)
          .predict(5)
          .quantile(4, 0.9),
      ).toBe(inUnit(1).predict(5).quantile(4, 0.9) * 2 ** power)
  })

  it('refuses what shows no ceiling', () => {
    const series = (value: (t: number) => number) => Float64Array.from({ length: 30 }, (_, t) => value(t))
    const wiggle = (t: number) => 1 + 0.01 * Math.sin(t * t)
    for (const value of [
      (t: number) => 5 * 1.05 ** t * wiggle(t),
      (t: number) => (10 + t) * wiggle(t),
      () => 7,
    ])
      expect(() => method.fit(series(value))).toThrow(FitError)
    expect(() => method.fit(series((t) => t - 3))).toThrow('below 0')
    expect(() => method.fit(series(() => 0))).toThrow('all values are equal')
    expect(() => of({ ceiling: 20 }).fit(series((t) => t))).toThrow('above the ceiling of 20')
    expect(() => of({ ceiling: -1 })).toThrow(RangeError)
  })
})
