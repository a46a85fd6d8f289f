import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spreadAround } from '../../../src/forecast/combination/shape.js'
import { studentQuantile } from '../../../src/numerics/special/student-t.js'

describe('spreadAround', () => {
  const one = (centre: number, spread: number, positive: boolean) =>
    spreadAround(Float64Array.of(centre), Float64Array.of(spread), positive)

  it('is symmetric where values may be negative', () => {
    const path = one(10, 2, false)
    expect(path.quantile(0, 0.9)).toBeCloseTo(10 + 2 * studentQuantile(0.9, 4), 12)
    expect(path.quantile(0, 0.1) + path.quantile(0, 0.9)).toBeCloseTo(20, 12)
    expect(path.mean[0]).toBeCloseTo(10, 12)
  })

  it('keeps positive paths above 0, however wide, and reaches farther up than down', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (centre, ratio) => {
          const path = one(centre, ratio * centre, true)
          const [low, middle, high] = [0.001, 0.5, 0.999].map((p) => path.quantile(0, p))
          expect(low).toBeGreaterThan(0)
          expect(middle).toBeCloseTo(centre, 9)
          expect(high! - middle!).toBeGreaterThanOrEqual(middle! - low! - 1e-14 * centre)
        },
      ),
    )
  })

  it('goes on smoothly where the exponential ends', () => {
    const path = one(1, 0.5, true)
    const values = Array.from({ length: 400 }, (_, i) => path.quantile(0, 0.5 + i / 801))
    const rises = values.slice(1).map((value, i) => value - values[i]!)
    expect(rises.every((rise) => rise > 0)).toBe(true)
  })

  it('is certain for a spread of 0', () => {
    expect(one(5, 0, true).quantile(0, 0.99)).toBe(5)
    expect(one(5, 0, true).mean[0]).toBeCloseTo(5, 12)
  })
})
