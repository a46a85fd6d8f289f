import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BoundedLeastSquares,
  type BoundedLeastSquaresOptions,
  type SquaresFunction,
} from '../../../src/numerics/optimise/bounded-least-squares.js'

/** Residuals with their Jacobian, as a function of the kind that is minimised. */
function squaresOf(
  size: number,
  residuals: (p: Float64Array) => readonly { readonly r: number; readonly d: readonly number[] }[],
): SquaresFunction {
  let at = new Float64Array(size)
  return {
    size,
    value(p) {
      at = Float64Array.from(p)
      return residuals(p).reduce((sum, { r }) => sum + r * r, 0)
    },
    derive(gradient, normal) {
      gradient.fill(0)
      normal.fill(0)
      for (const { r, d } of residuals(at)) {
        for (let i = 0; i < size; i++) {
          gradient[i]! += d[i]! * r
          for (let j = 0; j <= i; j++) normal[i * size + j]! += d[i]! * d[j]!
        }
      }
    },
  }
}

const rosenbrock = squaresOf(2, (p) => [
  { r: 10 * (p[1]! - p[0]! ** 2), d: [-20 * p[0]!, 10] },
  { r: 1 - p[0]!, d: [-1, 0] },
])

const boundedLeastSquares = (
  squares: SquaresFunction,
  point: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  options?: BoundedLeastSquaresOptions,
) => new BoundedLeastSquares(squares, lower, upper).minimise(point, options)

const free = (n: number) => new Float64Array(n).fill(Infinity)

describe('boundedLeastSquares', () => {
  it('finds the minimum of Rosenbrock', () => {
    const point = Float64Array.of(-1.2, 1)
    const value = boundedLeastSquares(
      rosenbrock,
      point,
      free(2).map((x) => -x),
      free(2),
      { floor: 1e-28 },
    )
    expect(value).toBeLessThan(1e-20)
    expect(point[0]).toBeCloseTo(1, 9)
  })

  it('finds the minimum of Rosenbrock on a bound: (0.5, 0.25) for x up to a half', () => {
    const point = Float64Array.of(-1.2, 1)
    boundedLeastSquares(rosenbrock, point, Float64Array.of(-2, -2), Float64Array.of(0.5, 2))
    expect(point[0]).toBe(0.5)
    expect(point[1]).toBeCloseTo(0.25, 6)
  })

  it('reproduces the certified parameters of NIST Misra1a', () => {
    // NIST Statistical Reference Datasets, nonlinear regression, Misra1a: y = b1 (1 − exp(−b2 x)).
    const x = [77.6, 114.9, 141.1, 190.8, 239.9, 289, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760]
    const y = [
      10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.4, 75.47, 81.78,
    ]
    const misra = squaresOf(2, ([b1, b2]) =>
      x.map((xi, i) => {
        const power = Math.exp(-b2! * xi)
        return { r: y[i]! - b1! * (1 - power), d: [power - 1, -b1! * xi * power] }
      }),
    )
    const point = Float64Array.of(500, 0.0001)
    const value = boundedLeastSquares(misra, point, new Float64Array(2), free(2), {
      tolerance: 1e-14,
      steps: 300,
    })
    expect(point[0]! / 2.3894212918e2).toBeCloseTo(1, 7)
    expect(point[1]! / 5.5015643181e-4).toBeCloseTo(1, 7)
    expect(value / 1.2455138894e-1).toBeCloseTo(1, 9)
  })

  it('solves linear squares with two bounds as the conditions of Karush, Kuhn and Tucker ask', () => {
    const entry = fc.integer({ min: -9, max: 9 })
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, entry, entry, entry), { minLength: 5, maxLength: 9 }), (rows) => {
        const linear = squaresOf(3, (p) =>
          rows.map(([a, b, c, y]) => ({ r: a * p[0]! + b * p[1]! + c * p[2]! - y, d: [a, b, c] })),
        )
        const point = new Float64Array(3).fill(0.5)
        boundedLeastSquares(linear, point, new Float64Array(3), new Float64Array(3).fill(1), { tolerance: 0 })
        const gradient = new Float64Array(3)
        linear.value(point)
        linear.derive(gradient, new Float64Array(9))
        for (let i = 0; i < 3; i++) {
          if (point[i]! > 0) expect(gradient[i]).toBeLessThan(1e-4)
          if (point[i]! < 1) expect(gradient[i]).toBeGreaterThan(-1e-4)
        }
      }),
    )
  })

  it('gives Infinity where the first point has no value', () => {
    const nowhere: SquaresFunction = { size: 1, value: () => Infinity, derive: () => {} }
    expect(
      boundedLeastSquares(
        nowhere,
        new Float64Array(1),
        free(1).map((x) => -x),
        free(1),
      ),
    ).toBe(Infinity)
  })
})
