import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newtonWorkspace, type SquareSystem, solveNewton } from '../../../src/numerics/optimise/newton.js'

/** Solves a system from `start`; `typical` sizes are 1e-9 unless given. */
function solve(system: SquareSystem, start: readonly number[], typical = 1e-9) {
  const x = Float64Array.from(start)
  const failure = solveNewton(system, x, new Float64Array(x.length).fill(typical), newtonWorkspace(x.length))
  return { x: [...x], failure }
}

/** The largest residual at a point. */
function residual(system: SquareSystem, x: readonly number[]): number {
  const f = new Float64Array(x.length)
  system(Float64Array.from(x), f, new Float64Array(x.length ** 2))
  return Math.max(...f.map(Math.abs))
}

/** Rosenbrock's valley as equations: 10 (y − x²) = 0, 1 − x = 0 (Moré, Garbow, Hillstrom 1981, problem 1). */
const rosenbrock: SquareSystem = (x, f, j) => {
  f[0] = 10 * (x[1]! - x[0]! ** 2)
  f[1] = 1 - x[0]!
  j[0] = -20 * x[0]!
  j[1] = 10
  j[2] = -1
}

/** Broyden's tridiagonal system (Moré, Garbow, Hillstrom 1981, problem 30). */
const broyden: SquareSystem = (x, f, j) => {
  const n = x.length
  for (let i = 0; i < n; i++) {
    f[i] = (3 - 2 * x[i]!) * x[i]! - (x[i - 1] ?? 0) - 2 * (x[i + 1] ?? 0) + 1
    j[i * n + i] = 3 - 4 * x[i]!
    if (i > 0) j[i * n + i - 1] = -1
    if (i + 1 < n) j[i * n + i + 1] = -2
  }
}

describe('solveNewton', () => {
  it('solves Rosenbrock’s equations from the usual start', () => {
    const { x, failure } = solve(rosenbrock, [-1.2, 1])
    expect(failure).toBeUndefined()
    expect(x[0]).toBeCloseTo(1, 12)
    expect(x[1]).toBeCloseTo(1, 12)
  })

  it.each([5, 10, 100, 300])('solves Broyden’s tridiagonal system of %i', (size) => {
    const { x, failure } = solve(broyden, new Array(size).fill(-1))
    expect(failure).toBeUndefined()
    expect(residual(broyden, x)).toBeLessThan(1e-13)
    // In the middle of a long system the values settle where (3 − 2x) x − 3x + 1 = 0, that is −1/√2.
    if (size === 100) expect(x[50]).toBeCloseTo(-Math.SQRT1_2, 6)
  })

  it('gives the same in any unit', () => {
    fc.assert(
      fc.property(fc.constantFrom(1e-8, 1e-4, 1, 1e4, 1e8), fc.constantFrom(1e-8, 1, 1e8), (unit, row) => {
        const scaled: SquareSystem = (x, f, j) => {
          broyden(
            x.map((v) => v / unit),
            f,
            j,
          )
          for (let i = 0; i < f.length; i++) f[i]! *= row
          for (let i = 0; i < j.length; i++) j[i]! *= row / unit
        }
        const plain = solve(broyden, new Array(10).fill(-1)).x
        const { x, failure } = solve(scaled, new Array(10).fill(-unit), 1e-9 * unit)
        expect(failure).toBeUndefined()
        x.forEach((v, i) => {
          expect(v / unit).toBeCloseTo(plain[i]!, 12)
        })
      }),
    )
  })

  it('stays where it starts when that is the solution', () => {
    expect(solve(rosenbrock, [1, 1])).toEqual({ x: [1, 1], failure: undefined })
  })

  it('halves steps that go too far', () => {
    // arctan sends full Newton steps from 3 ever further away.
    const arctan: SquareSystem = (x, f, j) => {
      f[0] = Math.atan(x[0]!)
      j[0] = 1 / (1 + x[0]! ** 2)
    }
    const { x, failure } = solve(arctan, [3])
    expect(failure).toBeUndefined()
    expect(x[0]).toBeCloseTo(0, 12)
  })

  it('says why it fails', () => {
    const line: SquareSystem = (x, f, j) => {
      f[0] = x[0]! + x[1]! - 1
      f[1] = 2 * x[0]! + 2 * x[1]! - 3
      j.set([1, 1, 2, 2])
    }
    expect(solve(line, [0, 0]).failure).toBe('singular')
    const none: SquareSystem = (x, f, j) => {
      f[0] = Math.exp(x[0]!) + 1
      j[0] = Math.exp(x[0]!)
    }
    expect(solve(none, [0]).failure).toMatch(/singular|not-converged/)
    const undefinedThere: SquareSystem = (x, f, j) => {
      f[0] = Math.log(x[0]!)
      j[0] = 1 / x[0]!
    }
    expect(solve(undefinedThere, [-1]).failure).toBe('undefined')
  })
})
