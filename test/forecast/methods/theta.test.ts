import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { theta } from '../../../src/forecast/methods/theta.js'
import fixture from '../fixtures/ets.json' with { type: 'json' }

const distance = (a: ArrayLike<number>, b: ArrayLike<number>, unit: number) =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!))) / unit

const series = fc.array(fc.integer({ min: -99, max: 999 }), { minLength: 4, maxLength: 30 })

describe('theta', () => {
  it.each(fixture.series)('forecasts as thetaf of R: $id', ({ values, theta: published }) => {
    const fit = theta.fit(Float64Array.from(values))
    const path = fit.predict(8)
    const width = published.upper95[0]! - published.mean[0]!
    expect(fit.parameters.drift! / published.drift).toBeCloseTo(1, 8)
    // For four of these series R's search ends at a start level with larger errors.
    expect(fit.parameters.sigma).toBeLessThan(published.sigma * (1 + 1e-7))
    if (fit.parameters.sigma! < published.sigma * (1 - 1e-5)) return
    expect(Math.abs(fit.parameters.alpha! - published.alpha)).toBeLessThan(1e-3)
    expect(distance(path.mean, published.mean, width)).toBeLessThan(1e-3)
    const quantiles = (p: number) => Array.from({ length: 8 }, (_, step) => path.quantile(step, p))
    expect(distance(quantiles(0.1), published.lower80, width)).toBeLessThan(1e-3)
    expect(distance(quantiles(0.975), published.upper95, width)).toBeLessThan(1e-3)
  })

  it('moves and scales with the series', () => {
    const factors = fc.constantFrom(1e-9, 0.3, 1e12)
    fc.assert(
      fc.property(series, fc.integer({ min: -999, max: 999 }), factors, (values, shift, factor) => {
        const plain = theta.fit(Float64Array.from(values)).predict(5)
        const moved = theta.fit(Float64Array.from(values, (value) => (value + shift) * factor)).predict(5)
        const back = moved.mean.map((value) => value / factor - shift)
        expect(distance(back, plain.mean, 1)).toBeLessThan(1e-5)
        expect(moved.quantile(3, 0.8) / factor - shift).toBeCloseTo(plain.quantile(3, 0.8), 4)
      }),
    )
  })

  it('carries a constant on without doubt', () => {
    const path = theta.fit(new Float64Array(6).fill(0.1)).predict(3)
    expect([path.quantile(0, 0.1), path.quantile(2, 0.9)]).toEqual([0.1, 0.1])
  })
})
