import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type System, solveLinear, solveNewton, workspace } from '../../src/kernel/newton.js'

function solve(system: System, start: readonly number[], typical = 1e-9) {
  const x = Float64Array.from(start)
  const failure = solveNewton(system, x, new Float64Array(x.length).fill(typical), workspace(x.length))
  return { x: [...x], failure }
}

describe('solveNewton', () => {
  it('finds the root of the Rosenbrock system from its classic start', () => {
    // Moré, Garbow and Hillstrom (1981), problem 1: root (1, 1).
    const { x, failure } = solve(
      (v, f, j) => {
        f[0] = 10 * (v[1]! - v[0]! ** 2)
        f[1] = 1 - v[0]!
        j.set([-20 * v[0]!, 10, -1, 0])
      },
      [-1.2, 1],
    )
    expect(failure).toBeUndefined()
    expect(x[0]).toBeCloseTo(1, 14)
    expect(x[1]).toBeCloseTo(1, 14)
  })

  it('solves Broyden’s tridiagonal system of 300 unknowns', () => {
    // Moré, Garbow and Hillstrom (1981), problem 30: the residuals are the check.
    const n = 300
    const residual = (v: ArrayLike<number>, i: number) =>
      (3 - 2 * v[i]!) * v[i]! - (v[i - 1] ?? 0) - 2 * (v[i + 1] ?? 0) + 1
    const { x, failure } = solve((v, f, j) => {
      for (let i = 0; i < n; i++) {
        f[i] = residual(v, i)
        j[i * n + i] = 3 - 4 * v[i]!
        if (i > 0) j[i * n + i - 1] = -1
        if (i < n - 1) j[i * n + i + 1] = -2
      }
    }, new Array(n).fill(-1))
    expect(failure).toBeUndefined()
    for (let i = 0; i < n; i++) expect(Math.abs(residual(x, i))).toBeLessThan(1e-13)
  })

  it('gives the same answer in any unit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.constantFrom(1, 1e4, 1e8, 1e12),
        (a, unit) => {
          // x = a + y / 2, y = sqrt(x): y is the root of y² − y/2 − a; in other units x is `unit` times as large.
          const y = 0.25 + Math.sqrt(0.0625 + a)
          const { x, failure } = solve(
            (v, f, j) => {
              f[0] = v[0]! - unit * (a + v[1]! / 2)
              f[1] = v[1]! - Math.sqrt(v[0]! / unit)
              j.set([1, -unit / 2, -0.5 / Math.sqrt(v[0]! * unit), 1])
            },
            [unit, 1],
          )
          expect(failure).toBeUndefined()
          expect(Math.abs(x[1]! / y - 1)).toBeLessThan(1e-13)
          expect(Math.abs(x[0]! / unit / y ** 2 - 1)).toBeLessThan(1e-13)
        },
      ),
    )
  })

  it('says so when there is no root, no single root, or no value', () => {
    const square: System = (v, f, j) => {
      f[0] = v[0]! ** 2 + 1
      j[0] = 2 * v[0]!
    }
    expect(solve(square, [3]).failure).toBe('not-converged')
    const twice: System = (v, f, j) => {
      f[0] = v[0]! + v[1]! - 1
      f[1] = 2 * v[0]! + 2 * v[1]! - 5
      j.set([1, 1, 2, 2])
    }
    expect(solve(twice, [1, 1]).failure).toBe('singular')
    const nowhere: System = (_v, f, j) => {
      f[0] = Number.NaN
      j[0] = 1
    }
    expect(solve(nowhere, [1]).failure).toBe('undefined')
  })
})

describe('solveLinear', () => {
  it('inverts Hilbert’s matrix as its closed form does', () => {
    // The inverse has integer entries (Choi 1983); size 5 is badly conditioned, about 5e5.
    const n = 5
    const binomial = (a: number, b: number): number => (b === 0 ? 1 : (binomial(a - 1, b - 1) * a) / b)
    const inverse = (i: number, j: number) =>
      (-1) ** (i + j) *
      (i + j - 1) *
      binomial(n + i - 1, n - j) *
      binomial(n + j - 1, n - i) *
      binomial(i + j - 2, i - 1) ** 2
    for (let column = 0; column < n; column++) {
      const a = Float64Array.from({ length: n * n }, (_, k) => 1 / (Math.floor(k / n) + (k % n) + 1))
      const b = new Float64Array(n)
      b[column] = 1
      expect(solveLinear(a, b, n)).toBe(true)
      b.forEach((value, i) => {
        expect(Math.abs(value / inverse(i + 1, column + 1) - 1)).toBeLessThan(1e-10)
      })
    }
  })

  it('refuses a singular matrix', () => {
    expect(solveLinear(new Float64Array([1, 2, 2, 4]), new Float64Array([1, 1]), 2)).toBe(false)
    expect(solveLinear(new Float64Array(4), new Float64Array(2), 2)).toBe(false)
  })
})
