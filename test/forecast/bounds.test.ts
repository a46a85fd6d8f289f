import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bounded, boundsFor, UNBOUNDED } from '../../src/forecast/bounds.js'
import { normalPath } from '../../src/forecast/predictive.js'
import { normalCdf, normalDensity } from '../../src/numerics/special/normal.js'

describe('bounds', () => {
  it.each([
    ['gdp', '亿元', [1, 2], [0, Infinity], 'values'],
    ['gdp', '亿元', [0, 2], [0, Infinity], 'values'],
    ['balance', '亿元', [-1, 2], [-Infinity, Infinity], 'values'],
    ['x', '%', [10, 20], [0, 100], 'unit'],
    ['x', '%', [10, 120], [0, Infinity], 'values'],
    ['urban share', '', [10, 20], [0, 100], 'name'],
    ['urban share', '', [0.1, 0.2], [0, 1], 'name'],
    ['城镇化率', '%', [0.5, 0.6], [0, 100], 'unit'],
    ['第三产业比重', '', [40, 50], [0, 100], 'name'],
    ['urban population', '万人', [20, 30], [0, Infinity], 'values'],
    ['urban_population', '', [20, 30], [0, Infinity], 'values'],
    ['urban_population_share', '', [20, 30], [0, 100], 'name'],
    ['人口城镇化率', '', [20, 30], [0, 100], 'name'],
    ['gdp growth', '%', [2, 8], [-Infinity, Infinity], 'values'],
    ['比重变化', '', [2, 8], [-Infinity, Infinity], 'values'],
  ])('of %s in "%s" with %j are %j', (indicator, unit, values, [lower, upper], by) => {
    expect(boundsFor(indicator, unit, Float64Array.from(values))).toEqual({ bounds: { lower, upper }, by })
  })

  it('clip a path: quantiles are those of the clipped variable', () => {
    const path = normalPath(Float64Array.of(1), Float64Array.of(2))
    const within = bounded(path, { lower: 0, upper: 3 })
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p) => {
        const value = within.quantile(0, p)
        expect(value).toBe(Math.min(3, Math.max(0, path.quantile(0, p))))
        if (value > 0 && value < 3) expect(normalCdf((value - 1) / 2)).toBeCloseTo(p, 10)
      }),
    )
    expect(bounded(normalPath(Float64Array.of(-5), Float64Array.of(1)), { lower: 0, upper: 9 }).mean[0]).toBe(
      0,
    )
    expect(bounded(path, UNBOUNDED)).toBe(path)
    // The mean of max(0, X) for X normal(1, 2): Φ(1/2) + 2 φ(1/2).
    expect(bounded(path, { lower: 0, upper: Infinity }).mean[0]).toBeCloseTo(
      normalCdf(0.5) + 2 * normalDensity(0.5),
      2,
    )
  })
})
