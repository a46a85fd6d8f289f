import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Failure, Forecast } from '../../../src/forecast/batch.js'
import { auto } from '../../../src/forecast/combination/auto.js'
import { forecastOn } from '../../../src/forecast/conditional/forecast-on.js'
import type { Explanatory } from '../../../src/forecast/conditional/outlook.js'
import type { GivenPath } from '../../../src/forecast/conditional/read-paths.js'
import type { History } from '../../../src/forecast/history/history.js'
import { drift } from '../../../src/forecast/methods/drift.js'
import { causeText, remarkText } from '../../../src/forecast/words.js'

const history = (indicator: string, start: number, values: readonly number[]): History => ({
  region: 'R',
  indicator,
  unit: '',
  years: values.map((_, t) => start + t),
  values,
  faults: [],
})
const gdp = Array.from({ length: 20 }, (_, t) => 100 * 1.05 ** t * (1 + 0.04 * Math.sin(t * t)))
const ahead = [300, 330, 320]
const path = (values: readonly number[], start = 2020): GivenPath => ({
  values: history('gdp', start, values),
  interval: undefined,
})
const on = (given?: GivenPath, past = history('gdp', 2000, gdp)): Explanatory => ({
  indicator: 'gdp',
  history: past,
  given: given && { path: given, source: 'path.csv' },
})
const options = { horizon: 3, method: drift }

function made(found: Forecast | Failure): Forecast {
  if ('cause' in found) throw new Error(causeText(found.cause, 'en'))
  return found
}
const notes = (found: Forecast) => found.remarks.map((remark) => remarkText(remark, 'en'))
const refusal = (found: Forecast | Failure) => ('cause' in found ? causeText(found.cause, 'en') : undefined)

describe('a conditional forecast', () => {
  const energy = history(
    'energy',
    2000,
    gdp.map((value) => 3 * value ** 0.6),
  )

  it('carries an exact elasticity on along a given path', () => {
    const found = made(forecastOn(energy, [on(path(ahead))], options))
    expect(found.years).toEqual([2020, 2021, 2022])
    ahead.forEach((value, step) => {
      for (const probability of [0.025, 0.5, 0.975])
        expect(found.path.quantile(step, probability)).toBeCloseTo(3 * value ** 0.6, 6)
    })
    expect(found.form.en).toMatch(
      /^regression of log energy on log gdp with ARIMA\(\d,\d,\d\) errors, 2000–2019$/,
    )
    expect(notes(found)[0]).toMatch(/^elasticity of gdp 0\.600 \(standard error /)
    expect(notes(found)[1]).toBe('gdp as in path.csv')
  })

  it('carries the intervals of the path: to first order, elasticity times those of its logarithm', () => {
    const spread = (factor: number): History =>
      history(
        'gdp',
        2020,
        ahead.map((value) => value * factor),
      )
    const given = { ...path(ahead), interval: { lower: spread(1 / 1.2), upper: spread(1.2), level: 0.8 } }
    const found = made(forecastOn(energy, [on(given)], options))
    ahead.forEach((value, step) => {
      expect(found.path.quantile(step, 0.9)).toBeCloseTo(3 * (value * 1.2) ** 0.6, 6)
      expect(found.path.quantile(step, 0.1)).toBeCloseTo(3 * (value / 1.2) ** 0.6, 6)
    })
    expect(notes(found)[1]).toBe('gdp as in path.csv, with its intervals')
  })

  it('forecasts what no path is given of, with its intervals', () => {
    const found = made(forecastOn(energy, [on()], options))
    expect(notes(found)[1]).toBe('gdp as forecast by drift, with its intervals')
    const fit = drift.fit(Float64Array.from(gdp)).predict(3)
    ahead.forEach((_, step) => {
      expect(found.path.quantile(step, 0.5)).toBeCloseTo(3 * fit.quantile(step, 0.5) ** 0.6, 6)
    })
    expect(found.path.quantile(2, 0.975)).toBeGreaterThan(1.05 * found.path.quantile(2, 0.5))
  })

  it('takes what is known of years ahead, and years before from the history alone', () => {
    const shorter = history('energy', 2000, energy.values.slice(0, 17))
    const known = made(forecastOn(shorter, [on()], options))
    expect(notes(known)[1]).toBe('gdp as known')
    energy.values.slice(17).forEach((value, step) => {
      expect(known.path.quantile(step, 0.5)).toBeCloseTo(value, 6)
    })
    // The path has other values of the past, which do not count, but are told of.
    const other = made(forecastOn(energy, [on(path([gdp[18]!, 1.1 * gdp[19]!, ...ahead], 2018))], options))
    expect(other.path.quantile(0, 0.5)).toBeCloseTo(3 * ahead[0]! ** 0.6, 6)
    expect(notes(other)[1]).toBe('gdp as in path.csv, where 2019 is +10% from the history')
  })

  it('tells of a path that begins far from the last known value', () => {
    const note = (values: readonly number[], past = gdp) =>
      remarkText(
        made(forecastOn(energy, [on(path(values), history('gdp', 2000, past))], options)).remarks.find(
          ({ kind }) => kind === 'path',
        )!,
        'en',
      )
    const last = gdp[19]!
    expect(note(ahead.map((value) => 100 * value))).toBe(
      `gdp as in path.csv; the given path of gdp begins at 30,000, ${((100 * 300) / last).toFixed(0)} times the last known value (${last.toFixed(0)}, 2019)`,
    )
    expect(note([last / 4, last, last])).toMatch(/begins at 6\d\.\d, 0\.250 times the last known value/)
    expect(note([-5, last, last])).toBe(
      `gdp as in path.csv; the given path of gdp begins at −5.00, below 0, where the last known value is above (${last.toFixed(0)}, 2019)`,
    )
    for (const first of [2.9, 0.34]) expect(note([first * last, last, last])).toBe('gdp as in path.csv')
    // What was below 0 may well come above it.
    const below = gdp.map((value) => value - 400)
    expect(note([5, 6, 7], below)).toBe('gdp as in path.csv')
  })

  it('is in levels when a value is not positive', () => {
    const balance = gdp.map((_, t) => 10 * Math.cos(1.3 * t))
    const trade = history(
      'trade',
      2000,
      balance.map((value) => 50 - 2 * value),
    )
    const explanatory: Explanatory = { ...on(path([5, -5, 0]), history('gdp', 2000, balance)) }
    const found = made(forecastOn(trade, [explanatory], options))
    expect(found.form.en).toMatch(/^regression of trade on gdp with/)
    expect(notes(found)[0]).toMatch(/^coefficient of gdp -2\.00 /)
    expect([0, 1, 2].map((step) => found.path.quantile(step, 0.5))).toEqual([
      expect.closeTo(40, 6),
      expect.closeTo(60, 6),
      expect.closeTo(50, 6),
    ])
  })

  it('tells two indicators apart', () => {
    const price = gdp.map((_, t) => 20 + 5 * Math.cos(2.1 * t))
    const both = history(
      'energy',
      2000,
      gdp.map((value, t) => 2 * value ** 0.8 * price[t]! ** -0.3),
    )
    const second: Explanatory = {
      indicator: 'price',
      history: history('price', 2000, price),
      given: {
        path: { values: history('price', 2020, [20, 30, 25]), interval: undefined },
        source: 'path.csv',
      },
    }
    const found = made(forecastOn(both, [on(path(ahead)), second], options))
    expect(found.path.quantile(1, 0.5)).toBeCloseTo(2 * 330 ** 0.8 * 30 ** -0.3, 6)
    expect(found.form.en).toMatch(/^regression of log energy on log gdp and log price with/)
  })

  it('does not depend on the units of the series', () => {
    const noisy = energy.values.map((value, t) => value * (1 + 0.03 * Math.sin(5 * t * t)))
    const median = (a: number, b: number) =>
      made(
        forecastOn(
          history(
            'energy',
            2000,
            noisy.map((value) => value * a),
          ),
          [
            on(
              path(ahead.map((value) => value * b)),
              history(
                'gdp',
                2000,
                gdp.map((value) => value * b),
              ),
            ),
          ],
          options,
        ),
      ).path
    const plain = median(1, 1)
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 30 }), fc.integer({ min: -20, max: 30 }), (i, j) => {
        const scaled = median(2 ** i, 2 ** j)
        for (const probability of [0.025, 0.5, 0.975])
          expect(scaled.quantile(2, probability) / 2 ** i / plain.quantile(2, probability)).toBeCloseTo(1, 9)
      }),
      { numRuns: 20 },
    )
  })

  it('says what it lacks', () => {
    const short = history('gdp', 2000, gdp.slice(0, 18))
    expect(refusal(forecastOn(energy, [on(path(ahead.slice(0, 1)))], options))).toBe(
      'gdp has no value for 2021–2022 in path.csv',
    )
    expect(refusal(forecastOn(energy, [on(undefined, short)], options))).toBe(
      'gdp has no value for 2018–2019',
    )
    expect(forecastOn(energy, [on(path(gdp.slice(18).concat(ahead), 2018), short)], options)).toHaveProperty(
      'path',
    )
    expect(
      refusal(forecastOn(energy, [{ indicator: 'gdp', history: undefined, given: undefined }], options)),
    ).toBe('the region has no gdp')
    const odd = history('gdp', 2000, [1, 2])
    expect(refusal(forecastOn(energy, [on(undefined, odd)], { ...options, method: auto }))).toBe(
      'gdp has no value for 2002–2019',
    )
    const flat = history('gdp', 2000, Array(20).fill(5))
    expect(refusal(forecastOn(energy, [on(path(ahead), flat)], options))).toBe(
      'regression: gdp is the same in all years, so that nothing can depend on it',
    )
    const few = history('energy', 2017, energy.values.slice(17))
    expect(refusal(forecastOn(few, [on(path(ahead))], options))).toBe(
      'regression: 3 years are too few for this regression; it takes 7',
    )
    const faulty = {
      ...on(path(ahead)),
      history: { ...history('gdp', 2000, gdp), faults: [{ kind: 'number', line: 3, text: 'x' }] },
    } as const
    expect(refusal(forecastOn(energy, [faulty], options))).toBe('gdp: line 3: "x" is not a number')
  })
})
