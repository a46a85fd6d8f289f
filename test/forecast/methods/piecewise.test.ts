import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { piecewise } from '../../../src/forecast/methods/piecewise.js'
import { findBreaks } from '../../../src/forecast/trends/breaks.js'
import fixture from '../fixtures/piecewise.json' with { type: 'json' }

const near = (found: number, exact: number, tolerance: number) =>
  expect(Math.abs(found - exact)).toBeLessThanOrEqual(tolerance * Math.abs(exact))

describe.each(fixture.cases)('$series', ({ values, breaks, slopes, sigma, curve, leverage }) => {
  it('has the breaks, slopes and variances of a search by R', () => {
    const logs = Float64Array.from(values, Math.log)
    const line = findBreaks(logs)
    expect(line.breaks).toEqual(breaks)
    line.slopes.forEach((slope, i) => {
      near(slope, slopes[i]!, 1e-8)
    })
    for (let h = 0; h < 8; h++) {
      near(line.at(values.length + h), curve[h]!, 1e-9)
      near(line.leverage(values.length + h), leverage[h]!, 1e-9)
    }
  })

  it('carries the line on from the last remainder', () => {
    const fit = piecewise.fit(Float64Array.from(values))
    near(fit.parameters.sigma!, sigma, 1e-9)
    const carry = fit.parameters.carry!
    const rest = Math.log(values.at(-1)! / fit.fitted.at(-1)!)
    const path = fit.predict(8)
    for (let h = 0; h < 8; h++)
      expect(Math.log(path.quantile(h, 0.5))).toBeCloseTo(curve[h]! + carry ** (h + 1) * rest, 9)
  })
})

/** A line of `n` values that changes slope after some of them. */
function bent(n: number, slopes: readonly number[], breaks: readonly number[]): (t: number) => number {
  return (t) =>
    breaks.reduce(
      (sum, b, i) => sum + (slopes[i + 1]! - slopes[i]!) * Math.max(0, t - b + 1),
      slopes[0]! * t,
    ) +
    3 * n
}

describe('piecewise', () => {
  it('finds the breaks of a broken line and carries its last part on', () => {
    const part = fc.integer({ min: 5, max: 15 })
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 3 }),
        (parts, bend) => {
          const n = parts.reduce((sum, length) => sum + length, 0)
          const breaks = parts
            .slice(0, -1)
            .map((_, i) => parts.slice(0, i + 1).reduce((sum, p) => sum + p, 0))
          const slopes = parts.map((_, i) => (i % 2 === 0 ? bend : -bend))
          const value = bent(n, slopes, breaks)
          const values = Float64Array.from({ length: n }, (_, t) => value(t))
          const line = findBreaks(values)
          expect(line.breaks).toEqual(breaks)
          for (let h = 0; h < 5; h++) near(line.at(n + h), value(n + h), 1e-11)

          const path = piecewise.fit(values.map((v) => Math.exp(v / 10))).predict(5)
          for (let h = 0; h < 5; h++) near(path.quantile(h, 0.9), Math.exp(value(n + h) / 10), 1e-9)
        },
      ),
    )
  })

  it('names the breaks as they are counted', () => {
    const value = bent(20, [1, -2], [12])
    const form = (shift: number) =>
      piecewise.fit(Float64Array.from({ length: 20 }, (_, t) => value(t) - shift)).form.en
    expect(form(100)).toBe('piecewise line (break after value 12)')
    const curve = Float64Array.from({ length: 20 }, (_, t) => Math.exp(value(t)))
    expect(piecewise.fit(curve).form.en).toBe('piecewise line (break after value 12) on log')
  })

  it('has no breaks where parts would be too short', () => {
    expect(findBreaks(Float64Array.of(1, 2, 3, 4, 3, 2, 1, 0, -1)).breaks).toEqual([])
  })

  it('has quantiles that never cross, and is the same in any unit', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 4, maxLength: 40 })
    fc.assert(
      fc.property(values, fc.integer({ min: -800, max: 800 }), (list, power) => {
        fc.pre(list.some((value) => Math.abs(value) > 1e-3))
        const plain = Float64Array.from([...list, -1])
        const path = piecewise.fit(plain).predict(6)
        const scaled = piecewise.fit(plain.map((value) => value * 2 ** power)).predict(6)
        for (let h = 0; h < 6; h++) {
          expect(path.quantile(h, 0.1)).toBeLessThanOrEqual(path.quantile(h, 0.5))
          expect(path.quantile(h, 0.5)).toBeLessThanOrEqual(path.quantile(h, 0.9))
          expect(scaled.quantile(h, 0.9)).toBe(path.quantile(h, 0.9) * 2 ** power)
        }
      }),
    )
  })

  it('keeps a constant series constant', () => {
    for (const level of [0, 5, -7e300]) {
      const path = piecewise.fit(new Float64Array(12).fill(level)).predict(3)
      near(path.quantile(2, 0.975), level, 1e-12)
    }
  })
})
