import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { residualChecks } from '../../../src/forecast/evaluation/residual-checks.js'
import { chiSquareTail } from '../../../src/numerics/special/chi-square.js'
import { autocorrelations } from '../../../src/numerics/statistics/autocorrelation.js'
import fixture from '../fixtures/ljung-box.json' with { type: 'json' }

const column = (values: readonly (number | null)[]) =>
  Float64Array.from(values, (value) => value ?? Number.NaN)
const residuals = fc
  .array(
    fc.integer({ min: -1e6, max: 1e6 }).map((value) => value / 1000),
    { minLength: 4, maxLength: 60 },
  )
  .filter((values) => Math.max(...values) - Math.min(...values) > 1)

describe('residual checks', () => {
  it.each(fixture.cases)('agree with R on $series', ({ values, lags, acf, statistic, pValue }) => {
    const checks = residualChecks(column(values))!
    expect(checks.ljungBox.lags).toBe(lags)
    acf.forEach((value, i) => {
      expect(checks.autocorrelations[i]).toBeCloseTo(value, 12)
    })
    expect(checks.ljungBox.statistic / statistic).toBeCloseTo(1, 11)
    expect(checks.ljungBox.pValue).toBeCloseTo(pValue, 12)
  })

  it.each(fixture.tails)('have the chi-square probability above $x at df $df', ({ x, df, p }) => {
    expect(Math.abs(chiSquareTail(x, df) - p)).toBeLessThanOrEqual(1e-12 * p)
  })

  it('have the arithmetic of four residuals', () => {
    // Around their mean of 0.5: 0.5, -1.5, 1.5, -0.5; products one year apart sum to −3.75, squares to 5.
    const checks = residualChecks(Float64Array.of(1, -1, 2, 0))!
    expect(checks.count).toBe(4)
    expect(checks.sigma).toBeCloseTo(Math.sqrt(6 / 4), 14)
    expect([...checks.autocorrelations]).toEqual([-0.75])
    expect(checks.ljungBox.statistic).toBeCloseTo((4 * 6 * 0.75 ** 2) / 3, 12)
    expect(checks.bound).toBeCloseTo(1.959963984540054 / 2, 12)
    expect(checks.quantiles.map(({ residual }) => residual * checks.sigma)).toEqual([
      expect.closeTo(-1, 12),
      0,
      expect.closeTo(1, 12),
      expect.closeTo(2, 12),
    ])
    // R: qnorm(ppoints(4))
    expect(checks.quantiles.map(({ normal }) => normal)).toEqual([
      expect.closeTo(-1.0491313979639725, 9),
      expect.closeTo(-0.2993069104854345, 9),
      expect.closeTo(0.2993069104854345, 9),
      expect.closeTo(1.0491313979639725, 9),
    ])
  })

  it('do not depend on the unit, nor on years without a residual at the ends', () => {
    fc.assert(
      fc.property(residuals, fc.integer({ min: -300, max: 300 }), (values, power) => {
        const [one, other] = [
          residualChecks(Float64Array.from(values))!,
          residualChecks(Float64Array.from([Number.NaN, ...values.map((v) => v * 2 ** power)]))!,
        ]
        expect([...other.autocorrelations]).toEqual([...one.autocorrelations])
        expect(other.ljungBox).toEqual(one.ljungBox)
        expect(other.quantiles).toEqual(one.quantiles)
        expect(other.sigma).toBe(one.sigma * 2 ** power)
      }),
    )
  })

  it('keep within bounds, and the given values as they were', () => {
    fc.assert(
      fc.property(residuals, (values) => {
        const given = Float64Array.from(values)
        const { autocorrelations: found, ljungBox, sigma, quantiles } = residualChecks(given)!
        for (const value of found) expect(Math.abs(value)).toBeLessThanOrEqual(1)
        expect(ljungBox.pValue).toBeGreaterThanOrEqual(0)
        expect(ljungBox.pValue).toBeLessThanOrEqual(1)
        const squares = values.reduce((sum, value) => sum + (value / sigma) ** 2, 0)
        expect(squares / values.length).toBeCloseTo(1, 9)
        expect(quantiles.map((q) => q.residual)).toEqual(
          quantiles.map((q) => q.residual).sort((a, b) => a - b),
        )
        expect([...given]).toEqual(values)
      }),
    )
  })

  it('say nothing of what has too few values or none that differ from 0', () => {
    expect(residualChecks(new Float64Array(20))).toBeUndefined()
    expect(residualChecks(Float64Array.of(Number.NaN, 1, 2, 3))).toBeUndefined()
    const same = residualChecks(new Float64Array(6).fill(3))!
    expect(same.sigma).toBeCloseTo(3, 14)
    expect(same.ljungBox.pValue).toBeNaN()
    expect([...autocorrelations(new Float64Array(6), 2)]).toEqual([Number.NaN, Number.NaN])
  })
})
