import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pool } from '../../../src/forecast/combination/pool.js'

const opinion = (centre: number, spread: number) => ({
  centre: Float64Array.of(centre),
  spread: Float64Array.of(spread),
})
const even = (n: number) => new Float64Array(n).fill(1 / n)

describe('pool', () => {
  it('is the mean of the middle of the weight, and adds disagreement to the geometric mean of spreads', () => {
    const opinions = [opinion(10, 1), opinion(11, 2), opinion(12, 2), opinion(13, 2), opinion(20, 4)]
    // A fifth of the weight is cut off at either end: 11, 12 and 13 are left.
    const apart = ((10 - 12) ** 2 + (11 - 12) ** 2 + (13 - 12) ** 2 + (20 - 12) ** 2) / 5
    const found = pool(opinions, even(5), 0)
    expect(found.centre).toBeCloseTo(12, 12)
    expect(found.spread).toBeCloseTo(Math.sqrt(2 ** 2 + apart), 12)
  })

  it('believes neither a value nor a spread that went astray', () => {
    const sane = [opinion(100, 2), opinion(101, 2), opinion(102, 2), opinion(103, 3)]
    const without = pool(sane, even(4), 0)
    const found = pool([...sane, opinion(1e12, 1e9)], even(5), 0)
    expect(Math.abs(found.centre - without.centre)).toBeLessThan(4)
    expect(found.spread).toBeLessThan(5 * without.spread)
  })

  it('lets the weights decide, and does not hear what is no number', () => {
    const opinions = [opinion(1, 1), opinion(Number.NaN, 1), opinion(9, 1), undefined]
    expect(pool(opinions, Float64Array.of(1, 5, 0, 3), 0)).toEqual({ centre: 1, spread: 1 })
    expect(pool([undefined], even(1), 0).centre).toBeNaN()
  })

  it('is certain when all are certain of one value', () => {
    expect(pool([opinion(7, 0), opinion(7, 0)], even(2), 0)).toEqual({
      centre: expect.closeTo(7, 12),
      spread: 0,
    })
  })

  it('lies among the opinions, in any order of them, and moves with them', () => {
    const some = fc.array(
      fc.tuple(fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0.1, max: 5, noNaN: true })),
      { minLength: 1, maxLength: 9 },
    )
    fc.assert(
      fc.property(some, (list) => {
        const of = (shift: number, turned: boolean) => {
          const opinions = list.map(([centre, spread]) => opinion(centre + shift, spread))
          return pool(turned ? opinions.toReversed() : opinions, even(list.length), 0)
        }
        const found = of(0, false)
        const centres = list.map(([centre]) => centre)
        expect(found.centre).toBeGreaterThanOrEqual(Math.min(...centres) - 1e-9)
        expect(found.centre).toBeLessThanOrEqual(Math.max(...centres) + 1e-9)
        expect(of(0, true).centre).toBeCloseTo(found.centre, 9)
        expect(of(1000, false).centre).toBeCloseTo(found.centre + 1000, 7)
        expect(of(1000, false).spread).toBeCloseTo(found.spread, 7)
      }),
    )
  })
})
