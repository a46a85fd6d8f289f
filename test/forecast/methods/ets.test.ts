import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ahead } from '../../../src/forecast/exponential-smoothing/ahead.js'
import type { Form, State } from '../../../src/forecast/exponential-smoothing/form.js'
import { smooth } from '../../../src/forecast/exponential-smoothing/smooth.js'
import { FitError } from '../../../src/forecast/method.js'
import { dampedHolt, ets, etsOf } from '../../../src/forecast/methods/ets.js'
import fixture from '../fixtures/ets.json' with { type: 'json' }

interface Published {
  readonly logLikelihood: number
  readonly aicc: number
  readonly sigma: number
  readonly parameters: Readonly<Record<string, number>>
  readonly fittedLast: number
  readonly mean: readonly number[]
  readonly lower80: readonly number[]
  readonly upper95: readonly number[]
}

const FORMS: Readonly<Record<string, Form>> = {
  ANN: { error: 'A', trend: 'N', damped: false },
  AAN: { error: 'A', trend: 'A', damped: false },
  AAdN: { error: 'A', trend: 'A', damped: true },
  MNN: { error: 'M', trend: 'N', damped: false },
  MAN: { error: 'M', trend: 'A', damped: false },
  MAdN: { error: 'M', trend: 'A', damped: true },
}

const cases = fixture.series.flatMap(({ id, values, forms }) =>
  Object.entries(forms as Readonly<Record<string, Published>>).map(([name, published]) => ({
    id,
    name,
    form: FORMS[name]!,
    values: Float64Array.from(values),
    published,
  })),
)

const methodOf = ({ error, damped, trend }: Form) => etsOf(error, trend, damped)

/** The largest distance of two paths, in parts of `unit`. */
const distance = (a: ArrayLike<number>, b: ArrayLike<number>, unit: number) =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!))) / unit

const series = fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 8, maxLength: 30 })

describe('the state-space forms', () => {
  it.each(cases)('run as in R with the parameters of R: $name, $id', ({ form, values, published }) => {
    const { alpha, beta = 0, phi = 1, l, b = 0 } = published.parameters
    const state: State = { alpha: alpha!, beta, phi, level: l!, trend: b }
    const smoothed = smooth(values, form, state)
    const { sigma } = smoothed
    expect(sigma / published.sigma).toBeCloseTo(1, 8)
    const last = smoothed.fitted[values.length - 1]!
    expect(last / published.fittedLast).toBeCloseTo(1, 8)
    const path = ahead(form, state, smoothed, sigma, 8)
    const unit = published.upper95[0]! - published.mean[0]!
    expect(distance(path.mean, published.mean, unit)).toBeLessThan(1e-6)
    const quantiles = (p: number) => Array.from({ length: 8 }, (_, step) => path.quantile(step, p))
    expect(distance(quantiles(0.1), published.lower80, unit)).toBeLessThan(1e-6)
    expect(distance(quantiles(0.975), published.upper95, unit)).toBeLessThan(1e-6)
  })
})

describe('etsOf', () => {
  it.each(cases)('is at least as likely as R: $name, $id', ({ form, values, published }) => {
    const fit = methodOf(form).fit(values)
    expect(fit.logLikelihood).toBeGreaterThan(published.logLikelihood - 1e-3)
    expect(fit.aicc).toBeLessThan(published.aicc + 2e-3)
    const { alpha, beta, phi } = fit.parameters
    expect(alpha).toBeGreaterThanOrEqual(1e-4)
    expect(alpha).toBeLessThanOrEqual(0.9999)
    if (form.trend === 'A') {
      expect(beta).toBeGreaterThanOrEqual(1e-4)
      expect(beta).toBeLessThanOrEqual(alpha!)
    }
    if (form.damped) {
      expect(phi).toBeGreaterThanOrEqual(0.8)
      expect(phi).toBeLessThanOrEqual(0.98)
    }
  })

  it('forecasts as R does where R reached the same likelihood', () => {
    // Where the top is flat the same likelihood has other parameters, but nearly the same forecasts.
    const same = cases.flatMap(({ form, values, published }) => {
      const fit = methodOf(form).fit(values)
      if (fit.logLikelihood! - published.logLikelihood > 1e-5) return []
      const path = fit.predict(8)
      const width = published.upper95[7]! - published.mean[7]!
      return [
        {
          alpha: Math.abs(fit.parameters.alpha! - published.parameters.alpha!),
          mean: distance(path.mean, published.mean, width),
          upper: Math.abs(path.quantile(7, 0.975) - published.upper95[7]!) / width,
          lower: Math.abs(path.quantile(7, 0.1) - published.lower80[7]!) / width,
        },
      ]
    })
    expect(same.length).toBeGreaterThan(20)
    for (const { alpha, mean, upper, lower } of same) {
      expect(alpha).toBeLessThan(0.01)
      expect(mean).toBeLessThan(0.01)
      expect(upper).toBeLessThan(0.01)
      expect(lower).toBeLessThan(0.01)
    }
  })

  it('shifts with a constant where errors add', () => {
    const forms = fc.constantFrom('ANN', 'AAN', 'AAdN')
    fc.assert(
      fc.property(series, forms, fc.integer({ min: -500, max: 5000 }), (values, name, shift) => {
        const method = methodOf(FORMS[name]!)
        const plain = method.fit(Float64Array.from(values)).predict(5)
        const moved = method.fit(Float64Array.from(values, (value) => value + shift)).predict(5)
        expect(
          distance(
            moved.mean,
            plain.mean.map((m) => m + shift),
            1,
          ),
        ).toBeLessThan(1e-6)
        expect(moved.quantile(4, 0.9)).toBeCloseTo(plain.quantile(4, 0.9) + shift, 5)
      }),
      { numRuns: 50 },
    )
  })

  it('finds a likelihood for multiplicative errors of any series above 0', () => {
    const values = fc.array(
      fc.integer({ min: 1, max: 9 }).map((power) => 10 ** power),
      {
        minLength: 8,
        maxLength: 20,
      },
    )
    fc.assert(
      fc.property(values, fc.constantFrom('MNN', 'MAN', 'MAdN'), (numbers, name) => {
        const fit = methodOf(FORMS[name]!).fit(Float64Array.from(numbers))
        expect(Number.isFinite(fit.logLikelihood)).toBe(true)
        expect(fit.fitted.every((value) => value > 0)).toBe(true)
      }),
    )
  })

  it('has a RangeError for a damped form without a trend', () => {
    expect(() => etsOf('A', 'N', true)).toThrow(RangeError)
  })

  it('has a FitError for multiplicative errors with a value of 0', () => {
    expect(() => etsOf('M', 'N').fit(Float64Array.of(1, 2, 0, 3, 4, 2))).toThrow(
      'ETS(M,N,N) needs values above 0 in all years',
    )
  })

  it('is damped Holt under that name too', () => {
    const values = Float64Array.from(fixture.series[0]!.values)
    expect(dampedHolt.id).toBe('damped-holt')
    expect(dampedHolt.fit(values).parameters).toEqual(etsOf('A', 'A', true).fit(values).parameters)
  })
})

describe('ets', () => {
  it('chooses as R does, or a form with a lower criterion', () => {
    let same = 0
    for (const { values, chosen, aicc } of fixture.series) {
      const fit = ets.fit(Float64Array.from(values))
      if (fit.form.en === chosen) same++
      expect(fit.aicc).toBeLessThan(aicc + 2e-3)
    }
    expect(same).toBeGreaterThanOrEqual(12)
  })

  it('scales with the series, by any factor', () => {
    fc.assert(
      fc.property(series, fc.constantFrom(1e-9, 1e-3, 7, 1e12, 1e-290, 1e290), (values, factor) => {
        const plain = ets.fit(Float64Array.from(values))
        const scaled = ets.fit(Float64Array.from(values, (value) => value * factor))
        expect(scaled.form).toEqual(plain.form)
        const [a, b] = [plain.predict(5), scaled.predict(5)]
        const unit = Math.max(...values)
        const back = b.mean.map((value) => value / factor)
        expect(distance(back, a.mean, unit)).toBeLessThan(1e-6)
        expect(Math.abs(b.quantile(4, 0.9) / factor - a.quantile(4, 0.9)) / unit).toBeLessThan(1e-6)
      }),
      { numRuns: 50 },
    )
  })

  it('has finite forecasts whose quantiles never cross', () => {
    const values = fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 5, maxLength: 14 })
    fc.assert(
      fc.property(values, (numbers) => {
        const path = ets.fit(Float64Array.from(numbers)).predict(6)
        for (let step = 0; step < 6; step++) {
          const quantiles = [0.01, 0.25, 0.5, 0.75, 0.99].map((p) => path.quantile(step, p))
          expect(quantiles.every(Number.isFinite)).toBe(true)
          expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b))
        }
      }),
    )
  })

  it('carries a line on, almost without doubt', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 5000 }),
        fc.integer({ min: -30, max: 30 }),
        fc.integer({ min: 7, max: 30 }),
        (start, slope, n) => {
          const path = ets.fit(Float64Array.from({ length: n }, (_, t) => start + (slope * t) / 7)).predict(9)
          const expected = Array.from({ length: 9 }, (_, step) => start + (slope * (n + step)) / 7)
          expect(distance(path.mean, expected, 1)).toBeLessThan(1e-7)
          expect(path.quantile(8, 0.975) - path.quantile(8, 0.025)).toBeLessThan(1e-6)
        },
      ),
    )
  })

  it('fits the shortest series with the fewest parameters, and leaves the values as they were', () => {
    const values = Float64Array.of(3, 5, 4, 6, 5)
    expect(ets.fit(values).form.en).toMatch(/^ETS\([AM],N,N\)$/)
    expect([...values]).toEqual([3, 5, 4, 6, 5])
  })

  it.each([
    ['all the same', [7, 7, 7, 7, 7, 7, 7, 7, 7, 7]],
    ['all 0', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['the largest numbers', [1e308, -1e308, 1e308, -1e308, 1e307, 1e306, 1e308, -1e308, 3e307]],
    ['numbers of all sizes', [1e-300, 1e300, 1, 1e-300, 1e300, 1e10, 1e-10, 1e200, 1, 1]],
    ['one step', [0, 0, 0, 0, 0, 0, 1e9, 1e9, 1e9, 1e9]],
  ])('comes to an end with %s', (_, values) => {
    let path: ReturnType<ReturnType<typeof ets.fit>['predict']>
    try {
      path = ets.fit(Float64Array.from(values)).predict(3)
    } catch (error) {
      expect(error).toBeInstanceOf(FitError)
      return
    }
    expect([...path.mean].every(Number.isFinite)).toBe(true)
    expect(path.quantile(2, 0.9)).toBeGreaterThanOrEqual(path.quantile(2, 0.1))
    if (new Set(values).size === 1) expect([...path.mean]).toEqual([values[0], values[0], values[0]])
  })
})
