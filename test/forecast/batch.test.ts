import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Failure, type Forecast, forecastAll, forecastOne } from '../../src/forecast/batch.js'
import type { History } from '../../src/forecast/history/history.js'
import type { Method } from '../../src/forecast/method.js'
import { drift } from '../../src/forecast/methods/drift.js'
import { naive } from '../../src/forecast/methods/naive.js'
import { methodNamed, methods } from '../../src/forecast/methods.js'

function history(values: readonly number[], more: Partial<History> = {}): History {
  const years = values.map((_, i) => 2000 + i)
  return { region: '', indicator: 'x', unit: '', years, values, faults: [], ...more }
}

function forecast(of: Forecast | Failure): Forecast {
  if ('cause' in of) throw new Error(of.cause.kind)
  return of
}

const causeOf = (of: Forecast | Failure) => ('cause' in of ? of.cause.kind : undefined)

/** The 5%, 50% and 95% quantiles of each step, and the mean. */
const numbers = ({ path, years }: Forecast) =>
  years.map((year, step) => [year, path.mean[step], ...[0.05, 0.5, 0.95].map((p) => path.quantile(step, p))])

const options = { method: drift, horizon: 3 }

describe('forecasting histories', () => {
  it('carries on from the last year with a value', () => {
    const { years, path, form, remarks } = forecast(forecastOne(history([1, -2, 3, Number.NaN]), options))
    expect(years).toEqual([2003, 2004, 2005])
    expect([...path.mean]).toEqual([4, 5, 6])
    expect(form.en).toBe('random walk with drift')
    expect(remarks).toEqual([{ kind: 'cut', years: [2003] }])
  })

  it('keeps shares within their bounds, and says so', () => {
    const found = forecast(forecastOne(history([70, 83, 95], { unit: '%' }), options))
    expect(found.path.quantile(2, 0.999)).toBe(100)
    expect(found.remarks).toEqual([{ kind: 'bounds', bounds: { lower: 0, upper: 100 }, by: 'unit' }])
    const free = { ...options, boundsOf: () => ({ lower: -Infinity, upper: Infinity }) }
    expect(forecast(forecastOne(history([70, 83, 95], { unit: '%' }), free)).path.mean[2]).toBe(132.5)
  })

  it.each(methods.map(({ id }) => id))('keeps shares from 0 to 100, quantiles in order, by %s', (id) => {
    const shares = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 3, maxLength: 25 })
    fc.assert(
      fc.property(shares, (values) => {
        const found = forecastOne(history(values, { unit: '%' }), {
          method: methodNamed(id)!,
          horizon: 20,
        })
        // Too short for the method, or without a curve: told, and nothing is forecast.
        if ('cause' in found) {
          expect(found.cause.kind).toMatch(/^(too-short|too-small|fit)$/)
          return
        }
        for (const step of [0, 19]) {
          const levels = [0.001, 0.025, 0.1, 0.5, 0.9, 0.975, 0.999]
          const quantiles = levels.map((level) => found.path.quantile(step, level))
          for (const value of [...quantiles, found.path.mean[step]!]) {
            expect(value).toBeGreaterThanOrEqual(0)
            expect(value).toBeLessThanOrEqual(100)
          }
          expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b))
        }
      }),
      { numRuns: 25 },
    )
  })

  it('carries on a constant as it is', () => {
    const found = forecast(forecastOne(history([4, 4, 4, 4]), options))
    expect(numbers(found).map((row) => row.slice(1))).toEqual(Array(3).fill([4, 4, 4, 4]))
    expect(found.remarks.map(({ kind }) => kind)).toContain('constant')
  })

  it('tells of a spike, and replaces it when asked', () => {
    const values = [10, 11, 12, 13, 14, 15, 90, 17, 18, 19, 20, -21]
    const at = (replaceSpikes: boolean) => {
      const seen: number[][] = []
      const spy: Method = {
        ...drift,
        fit(of) {
          seen.push([...of])
          return drift.fit(of)
        },
      }
      const { remarks } = forecast(forecastOne(history(values), { ...options, method: spy, replaceSpikes }))
      expect(remarks).toContainEqual({ kind: 'spikes', years: [2006], replaced: replaceSpikes })
      return seen[0]![6]
    }
    expect(at(false)).toBe(90)
    expect(at(true)).toBe(16)
  })

  it('works on a scale, which `auto` states', () => {
    const growing = history(Array.from({ length: 12 }, (_, t) => 3 * 1.07 ** t))
    const found = forecast(forecastOne(growing, { ...options, scale: 'auto' }))
    found.path.mean.forEach((value, step) => {
      expect(value / (3 * 1.07 ** (12 + step))).toBeCloseTo(1, 9)
    })
    expect(found.remarks).toContainEqual({ kind: 'scale', name: 'log' })
    expect(found.form.en).toBe('random walk with drift on log')
  })

  it.each([
    ['one point', [5], 'too-short'],
    ['two points', [5, 6], 'too-short'],
    ['no points', [], 'no-values'],
    ['all missing', [Number.NaN, Number.NaN], 'no-values'],
    ['1e300', [1, 2, 1e300], 'too-large'],
    ['a value outside the bounds', [1, 2, 30], 'outside'],
    ['a scale without a place', [1, 0, 3], 'no-scale'],
  ])('gives a cause for %s', (_, values, kind) => {
    const strict = { ...options, scale: 'log' as const, boundsOf: () => ({ lower: 0, upper: 20 }) }
    expect(causeOf(forecastOne(history(values), strict))).toBe(kind)
  })

  it('survives a method that breaks, when fitting, when predicting, or with values that are none', () => {
    const broken = (fit: Method['fit']): Method => ({ ...naive, id: 'broken', fit })
    const thrown = () => {
      throw new TypeError('no such thing')
    }
    const cause = (method: Method) => {
      const found = forecastOne(history([1, 2, 4]), { method, horizon: 2 })
      return 'cause' in found ? found.cause : undefined
    }
    const fault = { kind: 'fault', method: 'broken', reason: 'no such thing' }
    expect(cause(broken(thrown))).toEqual(fault)
    expect(cause(broken((values) => ({ ...naive.fit(values), predict: thrown })))).toEqual(fault)
    const path = { horizon: 2, mean: Float64Array.of(1, Infinity), quantile: () => 1 }
    expect(cause(broken((values) => ({ ...naive.fit(values), predict: () => path })))?.kind).toBe('fit')
  })

  it('does each by itself: neither their order nor a bad one moves the others', () => {
    const good = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 20 })
    const bad = fc.constantFrom(
      [],
      [1],
      [Number.NaN],
      [1e300, 2, 3],
      [1, Number.NaN, Number.NaN, Number.NaN, 5],
    )
    const some = fc.array(fc.oneof(good, bad), { maxLength: 8 })
    const shown = (of: Forecast | Failure) => JSON.stringify('cause' in of ? of.cause : numbers(of))
    fc.assert(
      fc.property(some, (all) => {
        const histories = all.map((values, i) => history(values, { indicator: `x${i}` }))
        const found = forecastAll(histories, options)
        const backwards = forecastAll([...histories].reverse(), options).reverse()
        expect(backwards.map(shown)).toEqual(found.map(shown))
        expect(found.map((of) => of.history.indicator)).toEqual(histories.map((of) => of.indicator))
        found.forEach((one, i) => {
          expect(shown(forecastOne(histories[i]!, options))).toBe(shown(one))
          for (const row of 'cause' in one ? [] : numbers(one)) {
            const [, , low, middle, high] = row
            expect(row.every(Number.isFinite)).toBe(true)
            expect(low! <= middle! && middle! <= high!).toBe(true)
          }
        })
      }),
    )
  })
})
