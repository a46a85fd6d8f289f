import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { solveLinear } from '../../../src/numerics/linear-algebra/lu.js'

describe('solveLinear', () => {
  it.each([2, 3, 4, 5, 6, 8])('solves Hilbert’s matrix of %i with its known inverse', (size) => {
    const choose = (n: number, k: number) => {
      let value = 1
      for (let i = 0; i < k; i++) value = (value * (n - i)) / (i + 1)
      return Math.round(value)
    }
    for (let column = 0; column < size; column++) {
      const a = Float64Array.from(
        { length: size * size },
        (_, i) => 1 / (Math.floor(i / size) + (i % size) + 1),
      )
      const b = new Float64Array(size)
      b[column] = 1
      expect(solveLinear(a, b, size)).toBe(true)
      b.forEach((value, row) => {
        const [i, j] = [row + 1, column + 1]
        const exact =
          (-1) ** (i + j) *
          (i + j - 1) *
          choose(size + i - 1, size - j) *
          choose(size + j - 1, size - i) *
          choose(i + j - 2, i - 1) ** 2
        // The condition number of Hilbert's matrix grows like e^{3.5 n}.
        expect(Math.abs(value / exact - 1)).toBeLessThan(Number.EPSILON * Math.exp(3.5 * size))
      })
    }
  })

  it('solves random systems, rows in any order and of any size', () => {
    const entry = fc.double({ min: -1, max: 1, noNaN: true })
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 6 })
          .chain((n) =>
            fc.tuple(
              fc.array(entry, { minLength: n * n, maxLength: n * n }),
              fc.array(entry, { minLength: n, maxLength: n }),
              fc.array(fc.integer({ min: -8, max: 8 }), { minLength: n, maxLength: n }),
            ),
          ),
        ([entries, solution, powers]) => {
          const n = solution.length
          // A strong diagonal keeps the system well conditioned; then rows are scaled and rotated.
          const rows = solution.map((_, i) => {
            const row = solution.map(
              (__, j) => (entries[i * n + j]! + (i === j ? 2 * n : 0)) * 10 ** powers[i]!,
            )
            return { row, right: row.reduce((sum, a, j) => sum + a * solution[j]!, 0) }
          })
          const turned = [...rows.slice(1), rows[0]!]
          const b = Float64Array.from(turned, (r) => r.right)
          expect(solveLinear(Float64Array.from(turned.flatMap((r) => r.row)), b, n)).toBe(true)
          b.forEach((value, i) => {
            expect(value).toBeCloseTo(solution[i]!, 12)
          })
        },
      ),
    )
  })

  it('refuses singular and infinite matrices', () => {
    expect(solveLinear(Float64Array.of(0, 0, 1, 1), new Float64Array(2), 2)).toBe(false)
    expect(solveLinear(Float64Array.of(1, 2, 2, 4), new Float64Array(2), 2)).toBe(false)
    expect(solveLinear(Float64Array.of(1, Number.NaN, 2, 4), new Float64Array(2), 2)).toBe(false)
    expect(solveLinear(Float64Array.of(Number.POSITIVE_INFINITY), new Float64Array(1), 1)).toBe(false)
  })
})
