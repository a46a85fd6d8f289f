import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { optimisedTheta } from '../../../src/forecast/methods/optimised-theta.js'
import fixture from '../fixtures/optimised-theta.json' with { type: 'json' }

const distance = (a: ArrayLike<number>, b: ArrayLike<number>, unit: number) =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!))) / unit

const spreadOf = (path: ReturnType<ReturnType<typeof optimisedTheta.fit>['predict']>) =>
  Array.from(
    { length: path.horizon },
    (_, step) => (path.quantile(step, 0.9) - path.mean[step]!) / 1.2815515655446004,
  )

describe('optimisedTheta', () => {
  it.each(fixture.series)('is the model as another optimiser finds it: $id', (published) => {
    const n = published.values.length
    const fit = optimisedTheta.fit(Float64Array.from(published.values))
    const path = fit.predict(8)
    expect((fit.parameters.sigma! ** 2 * (n - 5)) / published.squares).toBeCloseTo(1, 7)
    expect(fit.parameters.alpha).toBeCloseTo(published.alpha, 3)
    expect(1 - 1 / fit.parameters.theta!).toBeCloseTo(published.omega, 3)
    expect(distance(path.mean, published.mean, published.sd[0]!)).toBeLessThan(1e-3)
    expect(distance(spreadOf(path), published.sd, published.sd[0]!)).toBeLessThan(1e-3)
  })

  it('moves and scales with the series', () => {
    const values = fc.array(fc.integer({ min: -99, max: 999 }), { minLength: 7, maxLength: 30 })
    const factors = fc.constantFrom(1e-9, 0.3, 1e12)
    fc.assert(
      fc.property(values, fc.integer({ min: -999, max: 999 }), factors, (numbers, shift, factor) => {
        const plain = optimisedTheta.fit(Float64Array.from(numbers)).predict(5)
        const moved = optimisedTheta.fit(Float64Array.from(numbers, (y) => (y + shift) * factor)).predict(5)
        const back = moved.mean.map((value) => value / factor - shift)
        expect(distance(back, plain.mean, 1000)).toBeLessThan(1e-5)
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
          const values = Float64Array.from({ length: n }, (_, t) => start + (slope * t) / 7)
          const path = optimisedTheta.fit(values).predict(9)
          const expected = Array.from({ length: 9 }, (_, step) => start + (slope * (n + step)) / 7)
          expect(distance(path.mean, expected, 1)).toBeLessThan(1e-7)
          expect(path.quantile(8, 0.975) - path.quantile(8, 0.025)).toBeLessThan(1e-6)
        },
      ),
    )
  })
})
