import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auto } from '../../../src/forecast/combination/auto.js'
import { interval, mase, msis } from '../../../src/forecast/evaluation/scores.js'
import { medianOf } from '../../../src/forecast/predictive.js'

const LEVELS = [0.001, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 0.999]
const HORIZON = 6

/** A walk with drift, from whole-number steps. */
const walks = fc
  .array(fc.integer({ min: -100, max: 140 }), { minLength: 4, maxLength: 40 })
  .filter((steps) => new Set(steps).size > 2)
  .map((steps) => {
    let value = 5000
    return Float64Array.from([0, ...steps], (step) => {
      value += step
      return value
    })
  })

describe('auto', () => {
  it('is nearer than the best of R, and covers what it claims, on 160 windows of Penn World Table series', () => {
    const { series, scores } = JSON.parse(readFileSync('test/forecast/fixtures/windows.json', 'utf8')) as {
      series: { values: number[] }[]
      scores: Record<string, { mase: number; msis95: number }>
    }
    const totals = { mase: 0, msis: 0, within80: 0, within95: 0 }
    for (const { values } of series) {
      const history = Float64Array.from(values.slice(0, -HORIZON))
      const actual = Float64Array.from(values.slice(-HORIZON))
      const path = auto.fit(history).predict(HORIZON)
      totals.mase += mase(actual, medianOf(path), history) / series.length
      totals.msis += msis(actual, path, 0.95, history) / series.length
      actual.forEach((value, step) => {
        for (const level of [80, 95] as const) {
          const [lower, upper] = interval(path, step, level / 100)
          if (value >= lower && value <= upper) totals[`within${level}`] += 1 / HORIZON / series.length
        }
      })
    }
    const best = (score: 'mase' | 'msis95') => Math.min(...Object.values(scores).map((s) => s[score]))
    expect(totals.mase).toBeLessThan(best('mase'))
    expect(totals.msis).toBeLessThan(best('msis95'))
    expect(totals.within80).toBeGreaterThan(0.76)
    expect(totals.within80).toBeLessThan(0.86)
    expect(totals.within95).toBeGreaterThan(0.92)
    expect(totals.within95).toBeLessThan(0.97)
  })

  it('forecasts a scaled history on the same scale', () => {
    fc.assert(
      fc.property(walks, fc.constantFrom(1e-9, 0.37, 1e12), (values, scale) => {
        const plain = auto.fit(values).predict(8)
        const scaled = auto.fit(values.map((value) => value * scale)).predict(8)
        for (const step of [0, 7])
          for (const p of LEVELS)
            expect(scaled.quantile(step, p) / scale / plain.quantile(step, p)).toBeCloseTo(1, 6)
      }),
      { numRuns: 20 },
    )
  })

  it('has quantiles that never cross, above 0 where all history is', () => {
    fc.assert(
      fc.property(walks, (values) => {
        const path = auto.fit(values).predict(15)
        for (let step = 0; step < 15; step++) {
          const quantiles = LEVELS.map((p) => path.quantile(step, p))
          expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b))
          if (values.every((value) => value > 0)) expect(quantiles[0]).toBeGreaterThan(0)
          expect(path.mean[step]).toBeGreaterThan(quantiles[0]!)
          expect(path.mean[step]).toBeLessThan(quantiles.at(-1)!)
        }
      }),
      { numRuns: 20 },
    )
  })

  it.each([
    ['a line', (t: number) => 3 + 2 * t],
    ['a falling line', (t: number) => 300 - 2.5 * t],
    ['an exponential', (t: number) => 57 * 1.083 ** t],
    ['a falling exponential', (t: number) => 57 * 0.95 ** t],
    ['a logistic', (t: number) => 80 / (1 + Math.exp(1.5 - 0.2 * t))],
    ['a Gompertz curve', (t: number) => 80 * Math.exp(-2.5 * 0.87 ** t)],
  ])('extends %s exactly', (_, curve) => {
    const path = auto.fit(Float64Array.from({ length: 20 }, (__, t) => curve(t))).predict(10)
    for (const step of [0, 4, 9]) {
      expect(path.mean[step]! / curve(20 + step)).toBeCloseTo(1, 6)
      expect(path.quantile(step, 0.975) / curve(20 + step)).toBeCloseTo(1, 5)
    }
  })

  it('turns to logits of a share between bounds', () => {
    const share = Float64Array.from({ length: 25 }, (_, t) => 80 + 0.7 * t + Math.sin(5 * t))
    const fit = auto.fit(share, { lower: 0, upper: 100 })
    expect(Object.keys(fit.parameters)).toContain('weight arima on logit(0, 100)')
    expect(fit.predict(15).quantile(14, 0.5)).toBeLessThan(100)
  })

  it('says what it did and why, in one line', () => {
    const rising = Float64Array.from({ length: 25 }, (_, t) => 100 * 1.05 ** t * (1 + 0.03 * Math.sin(7 * t)))
    expect(auto.fit(rising).form.en).toMatch(
      /^combination of .+ \d+%, .+ \d+%, .+ \d+% and 6 more; weighted by errors one year ahead from 8 past years, intervals × \d\.\d\d by them$/,
    )
    expect(auto.fit(rising.subarray(0, 4)).form.en).toBe(
      'combination of random walk with drift 67%, random walk 33%; weights by rule: too short to backtest',
    )
  })

  it('takes histories of two values on', () => {
    const path = auto.fit(Float64Array.of(10, 12)).predict(3)
    expect(path.quantile(0, 0.5)).toBe(12)
    expect(path.quantile(2, 0.9)).toBeGreaterThan(path.quantile(0, 0.9))
  })
})
