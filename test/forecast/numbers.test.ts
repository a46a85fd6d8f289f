import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Failure, type Forecast, type ForecastOptions, forecastOne } from '../../src/forecast/batch.js'
import { SCALE_NAMES } from '../../src/forecast/choose-scale.js'
import { forecastOn } from '../../src/forecast/conditional/forecast-on.js'
import { backtestHistory } from '../../src/forecast/evaluation/backtest-all.js'
import type { History } from '../../src/forecast/history/history.js'
import { drift } from '../../src/forecast/methods/drift.js'
import { methodNamed, methods } from '../../src/forecast/methods.js'
import { LARGEST, sealed, withNumbers } from '../../src/forecast/numbers.js'
import { normalPath, type Predictive } from '../../src/forecast/predictive.js'
import { RECONCILE_METHODS } from '../../src/forecast/reconcile/method.js'
import { reconcile } from '../../src/forecast/reconcile/reconcile.js'
import { HistoryForecasts } from '../../src/project/history-forecasts.js'

function history(values: readonly number[], more: Partial<History> = {}): History {
  const years = values.map((_, i) => 2000 + i)
  return { region: '', indicator: 'x', unit: '', years, values, faults: [], ...more }
}

/** Everything that may be asked for, its edges first. */
const PROBABILITIES = [Number.MIN_VALUE, 1e-9, 0.001, 0.1, 0.5, 0.5 + 1e-16, 0.9, 0.975, 0.999, 1 - 2 ** -53]

/** Histories of ordinary size, of sizes far apart, of nearly nothing and of the largest that are taken. */
const value = fc.oneof(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ min: 0, max: 1e-50, noNaN: true }),
  fc.double({ min: -LARGEST, max: LARGEST, noNaN: true }),
  fc.constantFrom(0, 1, 5e-324, 1e-150, LARGEST, Number.NaN),
)
const histories = fc.oneof(
  fc.array(value, { minLength: 2, maxLength: 16 }),
  fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 3, maxLength: 25 }),
  fc.array(fc.double({ min: 5e-324, max: LARGEST, noNaN: true }), { minLength: 3, maxLength: 16 }),
)

function expectNumbers({ path, years, residuals }: Pick<Forecast, 'path' | 'years' | 'residuals'>) {
  for (const step of years.keys()) {
    const quantiles = PROBABILITIES.map((probability) => path.quantile(step, probability))
    for (const one of [path.mean[step]!, ...quantiles]) expect(Math.abs(one)).toBeLessThanOrEqual(LARGEST)
    expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b))
  }
  for (const residual of residuals) expect(Math.abs(residual)).not.toBe(Infinity)
}

/** A forecast of numbers alone, or a cause that is none of ours. */
function expectNumbersOrCause(found: Forecast | Failure) {
  if ('path' in found) expectNumbers(found)
  else expect(found.cause.kind).not.toBe('fault')
}

describe('never a NaN', () => {
  it('for relative errors whose squares are beyond all numbers', () => {
    const ets = { method: methodNamed('ets')!, horizon: 20 }
    const far = [4e-157, 4e-39, 2e-284, 2e-44, 1e-152, 1e-97, 2e-31, 2e-68, 2e-22]
    expect(forecastOne(history(far, { unit: '%' }), ets)).toHaveProperty('cause', {
      kind: 'fit',
      method: 'ets',
      reason: {
        zh: 'ETS(M,N,N)在20年内超出计算范围',
        en: 'ETS(M,N,N) leads to values beyond all numbers within 20 years',
      },
    })
    expect(forecastOne(history(far, { unit: '%' }), { ...ets, horizon: 1 })).toHaveProperty('path')
    const least = history([5e-324, 5.7e-211, 5e-324, 1.2e-73, 1.2e-57], { unit: '%' })
    expectNumbersOrCause(forecastOne(least, ets))
  })

  it.each(methods.map(({ id }) => id))('by %s, on any scale and within any bounds', (id) => {
    const options = fc.record({
      scale: fc.constantFrom(...SCALE_NAMES),
      unit: fc.constantFrom('', '%', '亿元'),
      horizon: fc.constantFrom(1, 5, 60),
      bounds: fc.constantFrom(undefined, { lower: -Infinity, upper: Infinity }, { lower: 0, upper: 1e3 }),
    })
    fc.assert(
      fc.property(histories, options, (values, { scale, unit, horizon, bounds }) => {
        const settings: ForecastOptions = { method: methodNamed(id)!, horizon, boundsOf: () => bounds }
        const scaled = id === 'auto' ? settings : { ...settings, scale }
        expectNumbersOrCause(forecastOne(history(values, { unit }), scaled))
      }),
      { numRuns: id === 'auto' || id.endsWith('arima') ? 40 : 100 },
    )
  })

  it('given other indicators, forecast or with paths and intervals of any kind', () => {
    const both = fc.array(fc.tuple(value, value), { minLength: 6, maxLength: 20 })
    const row = fc.tuple(value, value, value)
    const path = fc.option(fc.tuple(fc.array(row, { minLength: 10, maxLength: 10 }), fc.boolean()))
    fc.assert(
      fc.property(both, path, fc.boolean(), (rows, ahead, positive) => {
        const sized = (one: number) => (positive ? Math.abs(one) : one)
        const side = (k: 0 | 1) => rows.map((row) => sized(row[k]))
        const gdp = history(side(1), { indicator: 'gdp' })
        const column = (k: 0 | 1 | 2) => {
          const values = ahead![0].map((row) => sized(row[k]))
          return { ...gdp, values, years: values.map((_, i) => 2000 + rows.length + i) }
        }
        const given = ahead && {
          source: 'path.csv',
          path: {
            values: column(0),
            interval: ahead[1] ? { lower: column(1), upper: column(2), level: 0.9 } : undefined,
          },
        }
        const on = [{ indicator: 'gdp', history: gdp, given: given ?? undefined }]
        const found = forecastOn(history(side(0)), on, { method: drift, horizon: 10 })
        expectNumbersOrCause(found)
        for (const remark of 'path' in found ? found.remarks : [])
          if (remark.kind === 'coefficient')
            expect([remark.value, remark.standardError].every(Number.isFinite)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('added up', () => {
    const three = fc.array(fc.tuple(value, value, value), { minLength: 3, maxLength: 12 })
    fc.assert(
      fc.property(three, fc.constantFrom(...RECONCILE_METHODS), (rows, method) => {
        const found = ['whole', 'one', 'two'].map((indicator, k) =>
          forecastOne(
            history(
              rows.map((row) => row[k]!),
              { indicator },
            ),
            { method: drift, horizon: 4 },
          ),
        )
        const parts = ['one', 'two'].map((name) => ({ name, sign: 1 as const }))
        const hierarchy = { regions: [], indicators: [{ total: 'whole', parts }], additive: undefined }
        for (const one of reconcile(found, hierarchy, { method }).forecasts) expectNumbersOrCause(one)
      }),
    )
  })

  it('from the past', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...methods), (values, method) => {
        const asked = { methods: [method], horizon: 3, origins: 4, wordsOf: () => 'none' }
        const found = backtestHistory(history(values, { unit: '%' }), asked)
        if ('cause' in found) return
        for (const { path } of found.backtests.flatMap(({ hindcasts }) => hindcasts))
          expectNumbers({ path, years: [1, 2, 3], residuals: new Float64Array() })
      }),
      { numRuns: 60 },
    )
  })

  it('in what scenarios draw from', () => {
    const kind = fc.constantFrom('level' as const, 'growth' as const, 'change' as const)
    fc.assert(
      fc.property(histories, kind, (given, of) => {
        const values = given.filter((one) => !Number.isNaN(one))
        const years = values.map((_, i) => 2000 + i)
        if (years.length < 3) return
        const end = years.at(-1)! + 8
        const asked = { indicator: 'x', region: '', unit: '', of, method: 'drift', years, values, end }
        const made = new HistoryForecasts().forecast(asked)
        if (!('form' in made)) return
        for (let year = years[1]!; year <= end; year++)
          for (const probability of PROBABILITIES)
            expect(Math.abs(made.quantile(year, probability))).toBeLessThan(Infinity)
      }),
    )
  })
})

describe('paths on their way out', () => {
  const of = (mean: number, sd: number) => normalPath(Float64Array.of(mean), Float64Array.of(sd))

  it.each([
    ['an endless spread, whose middle is no number', of(0, Infinity)],
    ['an endless mean', of(Infinity, 1)],
    ['a mean that is no number', of(Number.NaN, 1)],
    ['a spread that is no number', of(0, Number.NaN)],
  ])('are refused with %s', (_, path) => {
    expect(() => withNumbers(path)).toThrow('it leads to values beyond all numbers')
    expect(() => sealed(path)).toThrow('it leads to values beyond all numbers')
  })

  it('are refused with more than histories may have, and end there in their far tails', () => {
    expect(() => sealed(of(1e151, 1))).toThrow('beyond all numbers')
    const path = sealed(of(0, 0.3 * LARGEST))
    expect(path.quantile(0, 0.4)).toBe(of(0, 0.3 * LARGEST).quantile(0, 0.4))
    expect(path.quantile(0, 1e-12)).toBe(-LARGEST)
    expect(path.quantile(0, 1 - 1e-12)).toBe(LARGEST)
  })

  it('have quantiles for probabilities between 0 and 1 alone, and tell of a method that gives none', () => {
    const path = sealed(of(0, 1))
    for (const probability of [0, 1, -0.1, 2, Number.NaN])
      expect(() => path.quantile(0, probability)).toThrow(RangeError)
    const holes: Predictive = { ...of(0, 1), quantile: (_, p) => (p === 0.3 ? Number.NaN : p) }
    expect(() => sealed(holes).quantile(0, 0.3)).toThrow('the quantile 0.3 of step 0 of 1 is not a number')
  })
})
