import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  largestSize,
  mean,
  median,
  quantileOfSorted,
  rootMeanSquare,
  sampleDeviation,
  sum,
  variance,
} from '../../../src/numerics/statistics/summary.js'

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 })

describe('statistics', () => {
  it('are those of the book', () => {
    const values = [2, 4, 4, 4, 5, 5, 7, 9]
    expect([sum(values), mean(values), median(values), variance(values)]).toEqual([40, 5, 4.5, 4])
    expect(sampleDeviation(values)).toBeCloseTo(Math.sqrt(32 / 7), 15)
    expect(rootMeanSquare(Float64Array.from(values))).toBeCloseTo(Math.sqrt(29), 14)
    // R's quantile(x, 0.3), type 7.
    expect(quantileOfSorted(values, 0.3)).toBe(4)
    expect(quantileOfSorted([1, 2, 3, 4, 10], 0.9)).toBeCloseTo(7.6, 14)
  })

  it('are NaN, or 0, of nothing', () => {
    expect([sum([]), largestSize([])]).toEqual([0, 0])
    for (const none of [mean([]), median([]), variance([]), quantileOfSorted([], 0.5), sampleDeviation([1])])
      expect(none).toBeNaN()
  })

  it('lose nothing in long sums, and are infinite where plain sums are', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2)
    expect([sum([Infinity, 1]), mean([1, Infinity]), sum([1e308, 1e308])]).toEqual(Array(3).fill(Infinity))
    expect(sum([Infinity, -Infinity])).toBeNaN()
  })

  it('have squares beyond all numbers in root mean squares', () => {
    expect(rootMeanSquare(Float64Array.of(3e200, -4e200)) / 1e200).toBeCloseTo(Math.sqrt(12.5), 14)
    expect(rootMeanSquare(Float64Array.of(0, 0))).toBe(0)
  })

  it('are the same of typed and of plain lists, and change neither', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const typed = Float64Array.from(values)
        for (const statistic of [sum, mean, median, variance, largestSize])
          expect(statistic(typed)).toBe(statistic(values))
        expect([...typed]).toEqual(values)
        const ascending = [...values].sort((a, b) => a - b)
        expect(median(values)).toBe(quantileOfSorted(ascending, 0.5))
        expect(quantileOfSorted(ascending, 0)).toBe(ascending[0])
        expect(quantileOfSorted(ascending, 1)).toBe(ascending.at(-1))
      }),
    )
  })
})
