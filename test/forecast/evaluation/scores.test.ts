import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as scores from '../../../src/forecast/evaluation/scores.js'
import { normalPath } from '../../../src/forecast/predictive.js'
import { normalCdf, normalDensity } from '../../../src/numerics/special/normal.js'

const list = (...values: number[]) => Float64Array.from(values)
const history = list(10, 12, 11, 15)
const actual = list(16, 14)
const forecast = list(15, 17)

describe('scores of points', () => {
  it('divide by the naive forecast in the history', () => {
    expect(scores.naiveScale(history)).toBeCloseTo(7 / 3, 14)
    expect(scores.naiveSquareScale(history)).toBeCloseTo(Math.sqrt(21 / 3), 14)
    expect(scores.mase(actual, forecast, history)).toBeCloseTo(2 / (7 / 3), 14)
    expect(scores.rmsse(actual, forecast, history)).toBeCloseTo(Math.sqrt(5 / 7), 14)
  })

  it('take percentages of the mean size', () => {
    expect(scores.smape(actual, forecast)).toBeCloseTo((200 / 31 + 600 / 31) / 2, 12)
    expect(scores.smape(list(0, 5), list(0, -5))).toBe(100)
  })

  it('have no scale after a constant history', () => {
    const flat = list(3, 3, 3)
    expect(scores.mase(actual, forecast, flat)).toBeNaN()
    expect(scores.rmsse(actual, forecast, flat)).toBeNaN()
    expect(scores.naiveScale(list(3))).toBeNaN()
  })

  it('do not depend on the unit, however large or small', () => {
    const value = fc.integer({ min: -100, max: 100 })
    const values = (n: number) => fc.array(value, { minLength: n, maxLength: n })
    fc.assert(
      fc.property(values(5), values(3), values(3), fc.integer({ min: -900, max: 900 }), (h, y, f, power) => {
        fc.pre(h.some((x) => x !== h[0]!))
        const [H, Y, F] = [h, y, f].map((all) => Float64Array.from(all))
        const [sH, sY, sF] = [h, y, f].map((all) => Float64Array.from(all, (x) => x * 2 ** power))
        expect(scores.mase(sY!, sF!, sH!)).toBeCloseTo(scores.mase(Y!, F!, H!), 12)
        expect(scores.rmsse(sY!, sF!, sH!)).toBeCloseTo(scores.rmsse(Y!, F!, H!), 12)
        expect(scores.smape(sY!, sF!)).toBeCloseTo(scores.smape(Y!, F!), 12)
      }),
    )
  })
})

describe('scores of distributions', () => {
  it('have a pinball loss that weighs the two sides by the probability', () => {
    expect(scores.pinball(10, 8, 0.9)).toBeCloseTo(1.8, 14)
    expect(scores.pinball(8, 10, 0.9)).toBeCloseTo(0.2, 14)
  })

  it('have the ranked probability score of a normal distribution', () => {
    // σ (z (2Φ(z) − 1) + 2φ(z) − 1/√π), Gneiting and Raftery 2007, section 4.2.
    for (const z of [-3, -1, -0.2, 0, 0.7, 2.5]) {
      const exact = 4 * (z * (2 * normalCdf(z) - 1) + 2 * normalDensity(z) - 1 / Math.sqrt(Math.PI))
      const found = scores.crps(normalPath(list(7), list(4)), 0, 7 + 4 * z)
      expect(Math.abs(found / exact - 1)).toBeLessThan(2e-3)
    }
  })

  it('are absolute errors where a forecast is certain', () => {
    expect(scores.crps(normalPath(list(7), list(0)), 0, 9)).toBeCloseTo(2, 12)
  })

  it('add to the width of an interval what a value lies outside by', () => {
    const path = normalPath(list(15, 15), list(1, 1))
    const half = 1.6448536269514722
    // 2 / (1 − 0.9) = 20; the second value lies 18 − 15 − half above.
    const exact = (2 * half + 2 * half + 20 * (3 - half)) / 2 / (7 / 3)
    expect(scores.msis(list(15.5, 18), path, 0.9, history)).toBeCloseTo(exact, 10)
    expect(scores.coverage(list(15.5, 18), path, 0.9)).toBe(0.5)
  })
})
