import { describe, expect, it } from 'vitest'
import { trendGrowth } from '../../src/table/trend.js'

describe('trendGrowth', () => {
  it('gives the rate of an exact exponential', () => {
    const points = [2016, 2017, 2018, 2019, 2020].map((year) => ({
      year,
      value: 100 * 1.083 ** (year - 2016),
    }))
    expect(trendGrowth(points)).toBeCloseTo(8.3, 10)
  })

  it('agrees with R: lm(log(c(100, 107, 118, 121)) ~ c(1, 2, 3, 4)), slope 0.06697169', () => {
    const points = [100, 107, 118, 121].map((value, i) => ({ year: 2001 + i, value }))
    expect(trendGrowth(points)).toBeCloseTo((Math.exp(0.06697169) - 1) * 100, 5)
  })

  it('says nothing with two points, or where a value is not positive', () => {
    expect(
      trendGrowth([
        { year: 1, value: 1 },
        { year: 2, value: 2 },
      ]),
    ).toBeNaN()
    expect(trendGrowth([1, 0, 2].map((value, year) => ({ year, value })))).toBeNaN()
  })
})
