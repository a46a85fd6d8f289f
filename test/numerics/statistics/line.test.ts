import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineThrough, yearlyLine } from '../../../src/numerics/statistics/line.js'

describe('lines of least squares', () => {
  it('are those of the book', () => {
    // R: coef(lm(c(2, 3, 5, 4) ~ c(1, 2, 4, 7)))
    const { intercept, slope } = lineThrough([1, 2, 4, 7], [2, 3, 5, 4])
    expect([intercept, slope].map((value) => value.toFixed(10))).toEqual(['2.3333333333', '0.3333333333'])
    expect(lineThrough([3, 3], [1, 2]).slope).toBeNaN()
  })

  it('are the same through values a year apart, however they are sought', () => {
    const numbers = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 2, maxLength: 60 })
    fc.assert(
      fc.property(numbers, (values) => {
        const yearly = yearlyLine(Float64Array.from(values))
        const line = lineThrough(
          values.map((_, t) => t - (values.length - 1) / 2),
          values,
        )
        expect(yearly.slope).toBeCloseTo(line.slope, 9)
        expect(yearly.mean).toBeCloseTo(line.intercept, 9)
      }),
    )
  })
})
