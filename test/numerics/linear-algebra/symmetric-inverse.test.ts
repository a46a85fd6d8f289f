import { describe, expect, it } from 'vitest'
import { symmetricInverse } from '../../../src/numerics/linear-algebra/symmetric-inverse.js'

describe('the inverse of a symmetric matrix', () => {
  it('is that of the Hilbert matrix of order 4, whatever the scale', () => {
    // Choi 1983, "Tricks or treats with the Hilbert matrix", American Mathematical Monthly 90.
    const exact = [
      16, -120, 240, -140, -120, 1200, -2700, 1680, 240, -2700, 6480, -4200, -140, 1680, -4200, 2800,
    ]
    for (const unit of [1, 1e-20, 1e20]) {
      const hilbert = Float64Array.from({ length: 16 }, (_, at) => unit / ((at >> 2) + (at % 4) + 1))
      const { inverse, rank } = symmetricInverse(hilbert, 4)
      expect(rank).toBe(4)
      inverse.forEach((x, at) => {
        expect((x * unit) / exact[at]!).toBeCloseTo(1, 9)
      })
    }
  })

  it('leaves out rows that depend on others', () => {
    // The third row is the sum of the other two, which alone have the inverse (2, −1; −1, 2) / 3.
    const { inverse, rank } = symmetricInverse(Float64Array.of(2, 1, 3, 1, 2, 3, 3, 3, 6), 3)
    expect(rank).toBe(2)
    const matrix = [2, 1, 3, 1, 2, 3, 3, 3, 6]
    const times = (a: ArrayLike<number>, b: ArrayLike<number>) =>
      Array.from({ length: 9 }, (_, at) =>
        [0, 1, 2].reduce((sum, k) => sum + a[3 * Math.floor(at / 3) + k]! * b[3 * k + (at % 3)]!, 0),
      )
    times(times(matrix, inverse), matrix).forEach((x, at) => {
      expect(x).toBeCloseTo(matrix[at]!, 12)
    })
  })

  it('is zero for a matrix of zeros, and empty for none', () => {
    expect(symmetricInverse(new Float64Array(4), 2)).toEqual({ inverse: new Float64Array(4), rank: 0 })
    expect(symmetricInverse(new Float64Array(0), 0).rank).toBe(0)
  })
})
