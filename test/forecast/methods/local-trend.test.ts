import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localTrend } from '../../../src/forecast/methods/local-trend.js'
import { filter } from '../../../src/forecast/trends/local-trend/filter.js'
import fixture from '../fixtures/local-trend.json' with { type: 'json' }

const near = (found: number, exact: number, tolerance: number) =>
  expect(Math.abs(found - exact)).toBeLessThanOrEqual(tolerance * Math.abs(exact))

const emptyState = () => ({ level: 0, slope: 0, levelVariance: 0, covariance: 0, slopeVariance: 0 })

/** Where the search of the fixture stopped at a lower peak, mostly without damping. */
const LIKELIER = ['Nile', 'nhtemp', 'kor-hc', 'zwe-rgdpe', 'np-cpi']

describe.each(fixture.cases)('$series', (row) => {
  const values = Float64Array.from(row.values)
  const n = values.length

  it('has the likelihood and the forecast of statsmodels at fixed variances', () => {
    const { irregular, level, slope, damping, logLikelihood, mean, sd } = row.fixed
    const sums = { squares: 0, logs: 0 }
    const state = emptyState()
    filter(values, irregular, level, slope, damping, sums, undefined, state)
    near(-0.5 * (n * Math.log(2 * Math.PI) + sums.logs + sums.squares), logLikelihood, 1e-9)
    near(state.level, mean[0]!, 1e-9)
    near(Math.sqrt(state.levelVariance + irregular), sd[0]!, 1e-9)
    near(state.level + state.slope, mean[1]!, 1e-9)
  })

  it('is as likely as what statsmodels and scipy find, and then forecasts the same, or likelier', () => {
    const fit = localTrend.fit(values)
    const found = fit.logLikelihood! + logDesign(n, fit.parameters.damping!) / 2
    const theirs = row.diffuse + logDesign(n, row.damping) / 2
    expect(found).toBeGreaterThan(theirs - 1e-4)
    if (LIKELIER.includes(row.series)) {
      expect(found).toBeGreaterThan(theirs + 1e-3)
      return
    }
    expect(found).toBeLessThan(theirs + 1e-4)
    const path = fit.predict(8)
    for (let h = 0; h < 8; h++)
      expect(Math.abs(path.mean[h]! - row.mean[h]!)).toBeLessThan(0.002 * row.sd[h]!)
  })
})

/** log |X′X| for the columns of the first level and slope: what the damping is chosen with, see estimate.ts. */
function logDesign(n: number, damping: number): number {
  const column = Array.from({ length: n }, (_, t) => (damping === 1 ? t : (1 - damping ** t) / (1 - damping)))
  const sum = column.reduce((a, b) => a + b)
  return Math.log(n * column.reduce((a, b) => a + b * b, 0) - sum * sum)
}

describe('localTrend', () => {
  const values = Float64Array.from(fixture.cases[5]!.values)

  it('extends a line exactly', () => {
    const coefficient = fc.integer({ min: -1000, max: 1000 })
    fc.assert(
      fc.property(coefficient, coefficient, fc.integer({ min: 5, max: 50 }), (start, slope, n) => {
        const path = localTrend.fit(Float64Array.from({ length: n }, (_, t) => start + slope * t)).predict(5)
        const size = Math.abs(start) + Math.abs(slope) * (n + 5)
        for (let h = 0; h < 5; h++) {
          expect(Math.abs(path.mean[h]! - start - slope * (n + h))).toBeLessThanOrEqual(1e-11 * size)
          expect(path.quantile(h, 0.975) - path.mean[h]!).toBeLessThanOrEqual(1e-11 * size)
        }
      }),
    )
  })

  it('is the same in any unit, and shifted by a constant', () => {
    const path = localTrend.fit(values).predict(6)
    for (const power of [-900, 40, 900]) {
      const scaled = localTrend.fit(values.map((value) => value * 2 ** power)).predict(6)
      expect(scaled.quantile(5, 0.9)).toBe(path.quantile(5, 0.9) * 2 ** power)
    }
    const shifted = localTrend.fit(values.map((value) => value + 2 ** 22)).predict(6)
    near(shifted.quantile(5, 0.9), path.quantile(5, 0.9) + 2 ** 22, 1e-4)
  })

  it('predicts each value from those before it', () => {
    const { fitted, parameters } = localTrend.fit(values)
    expect([...fitted.slice(0, 2)]).toEqual([Number.NaN, Number.NaN])
    const { irregular, level, slope, damping } = parameters as Record<string, number>
    const state = emptyState()
    filter(
      values.slice(0, 20),
      irregular! ** 2,
      level! ** 2,
      slope! ** 2,
      damping!,
      { squares: 0, logs: 0 },
      undefined,
      state,
    )
    near(fitted[20]!, state.level, 1e-9)
  })

  it('never gives NaN, and quantiles never cross', () => {
    const value = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.double({ min: -1e300, max: 1e300, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(value, { minLength: 5, maxLength: 30 }), (list) => {
        fc.pre(list.every((v) => Math.abs(v - list[0]!) < 1e308))
        const path = localTrend.fit(Float64Array.from(list)).predict(4)
        for (let h = 0; h < 4; h++) {
          expect(path.mean[h]).not.toBeNaN()
          expect(path.quantile(h, 0.1)).toBeLessThanOrEqual(path.quantile(h, 0.5))
          expect(path.quantile(h, 0.5)).toBeLessThanOrEqual(path.quantile(h, 0.9))
        }
      }),
    )
  })

  it('says when values are too far apart', () => {
    expect(() => localTrend.fit(Float64Array.of(1e308, -1e308, 1, 1, 1))).toThrow('differ by more')
  })
})
