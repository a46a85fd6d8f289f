import { describe, expect, it } from 'vitest'
import { quickStudentQuantile, studentQuantile } from '../../../src/numerics/special/student-t.js'

describe('quickStudentQuantile', () => {
  it.each([
    [1, 1e-12],
    [2, 1e-11],
    [3, 2e-5],
    [4, 1e-9],
    [5, 1e-5],
    [10, 2e-6],
    [28, 2e-6],
    [60, 2e-6],
  ])('is near the exact one at %d degrees of freedom', (df, tolerance) => {
    for (let p = 0.0025; p < 1; p += 0.0025) {
      const exact = studentQuantile(p, df)
      const error = quickStudentQuantile(p, df) - exact
      expect(Math.abs(error)).toBeLessThanOrEqual(tolerance * Math.max(0.01, Math.abs(exact)))
    }
  })

  it('rises with the probability', () => {
    for (const df of [1, 3, 4, 5, 20])
      for (let i = 2; i < 1000; i++)
        expect(quickStudentQuantile(i / 1000, df)).toBeGreaterThan(quickStudentQuantile((i - 1) / 1000, df))
  })
})
