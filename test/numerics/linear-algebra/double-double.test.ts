import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  type DoubleDouble,
  divide,
  exactly,
  multiply,
  squareRoot,
  subtract,
} from '../../../src/numerics/linear-algebra/double-double.js'

/** Whole numbers of up to 100 bits as sums of two doubles, exactly. */
const fromInteger = (value: bigint): DoubleDouble => {
  const high = Number(value)
  return { high, low: Number(value - BigInt(high)) }
}
const toInteger = ({ high, low }: DoubleDouble) => BigInt(high) + BigInt(low)
const whole = fc.bigInt({ min: -(2n ** 50n), max: 2n ** 50n })

describe('numbers of two doubles', () => {
  it('add, subtract and multiply whole numbers of 100 bits exactly', () => {
    fc.assert(
      fc.property(whole, whole, whole, whole, (a, b, c, d) => {
        const [x, y] = [multiply(fromInteger(a), fromInteger(b)), multiply(fromInteger(c), fromInteger(d))]
        expect(toInteger(x)).toBe(a * b)
        expect(toInteger(add(x, y))).toBe(a * b + c * d)
        expect(toInteger(subtract(x, y))).toBe(a * b - c * d)
      }),
    )
  })

  it('divide and take roots to 30 digits', () => {
    const third = divide(exactly(1), exactly(3))
    expect(Math.abs(subtract(multiply(third, exactly(3)), exactly(1)).high)).toBeLessThan(1e-31)
    // √2 = 1.41421356237309504880168872420969807856967…: what the double leaves is -9.667293313452913e-17.
    const root = squareRoot(exactly(2))
    expect(root.high).toBe(Math.SQRT2)
    expect(root.low).toBeCloseTo(-9.667293313452913e-17, 31)
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
        (a, b) => {
          const back = multiply(divide(exactly(a), exactly(b)), exactly(b))
          expect(Math.abs(subtract(back, exactly(a)).high)).toBeLessThan(1e-30 * a)
          const square = multiply(squareRoot(exactly(a)), squareRoot(exactly(a)))
          expect(Math.abs(subtract(square, exactly(a)).high)).toBeLessThan(1e-30 * a)
        },
      ),
    )
    expect(squareRoot(exactly(0))).toEqual(exactly(0))
  })
})
