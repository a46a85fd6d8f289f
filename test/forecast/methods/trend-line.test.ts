import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FitError } from '../../../src/forecast/method.js'
import { linear, logLinear } from '../../../src/forecast/methods/trend-line.js'
import fixture from '../fixtures/trend-line.json' with { type: 'json' }

const near = (found: number, exact: number, tolerance: number) =>
  expect(Math.abs(found - exact)).toBeLessThanOrEqual(tolerance * Math.abs(exact))

describe.each(fixture.cases)('$series', ({ values, linear: plain, log }) => {
  const history = Float64Array.from(values)

  it('has the line and the intervals of R', () => {
    const fit = linear.fit(history)
    near(fit.parameters.slope!, plain.slope, 1e-9)
    near(fit.parameters.sigma!, plain.sigma, 1e-9)
    const path = fit.predict(8)
    for (let h = 0; h < 8; h++) {
      near(path.mean[h]!, plain.mean[h]!, 1e-10)
      near(path.quantile(h, 0.1) - path.mean[h]!, plain.low80[h]! - plain.mean[h]!, 1e-5)
      near(path.quantile(h, 0.975) - path.mean[h]!, plain.high95[h]! - plain.mean[h]!, 1e-5)
    }
  })

  it('has them on logarithms', () => {
    const path = logLinear.fit(history).predict(8)
    for (let h = 0; h < 8; h++) {
      near(path.quantile(h, 0.5), Math.exp(log.mean[h]!), 1e-10)
      near(path.quantile(h, 0.975), Math.exp(log.high95[h]!), 1e-5)
    }
  })
})

describe('linear', () => {
  it('extends a line exactly, with next to no variance', () => {
    const coefficient = fc.integer({ min: -1000, max: 1000 })
    fc.assert(
      fc.property(coefficient, coefficient, fc.integer({ min: 3, max: 60 }), (start, slope, n) => {
        const path = linear.fit(Float64Array.from({ length: n }, (_, t) => start + slope * t)).predict(5)
        for (let h = 0; h < 5; h++) {
          const size = Math.abs(start) + Math.abs(slope) * (n + 5)
          expect(Math.abs(path.mean[h]! - start - slope * (n + h))).toBeLessThanOrEqual(1e-12 * size)
          expect(path.quantile(h, 0.975) - path.quantile(h, 0.025)).toBeLessThanOrEqual(1e-11 * size)
        }
      }),
    )
  })

  it('is the same in any unit, and shifted by a constant', () => {
    const values = Float64Array.from(fixture.cases[0]!.values)
    const path = linear.fit(values).predict(3)
    for (const unit of [2 ** -1000, 2 ** 1000]) {
      const scaled = linear.fit(values.map((value) => value * unit)).predict(3)
      expect(scaled.quantile(2, 0.9)).toBe(path.quantile(2, 0.9) * unit)
    }
    const shifted = linear.fit(values.map((value) => value + 1000)).predict(3)
    expect(shifted.quantile(2, 0.9)).toBeCloseTo(path.quantile(2, 0.9) + 1000, 9)
  })
})

describe('logLinear', () => {
  it('extends an exponential exactly', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        fc.double({ min: -0.3, max: 0.3, noNaN: true }),
        (start, growth) => {
          const value = (t: number) => start * (1 + growth) ** t
          const path = logLinear.fit(Float64Array.from({ length: 20 }, (_, t) => value(t))).predict(10)
          for (let h = 0; h < 10; h++) {
            near(path.mean[h]!, value(20 + h), 1e-11)
            near(path.quantile(h, 0.025), value(20 + h), 1e-11)
          }
        },
      ),
    )
  })

  it('says that it needs positive values', () => {
    expect(() => logLinear.fit(Float64Array.of(3, 2, 0, 4))).toThrow(FitError)
  })
})
