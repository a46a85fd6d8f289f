import { describe, expect, it } from 'vitest'
import { solveTransposed } from '../../../src/numerics/linear-algebra/triangulate.js'
import { levenbergMarquardt } from '../../../src/numerics/optimise/levenberg-marquardt.js'
import fixture from '../../forecast/fixtures/nist-nonlinear.json' with { type: 'json' }

type Model = (x: number, b: Float64Array) => number

const MODELS: Readonly<Record<string, Model>> = {
  Misra1a: (x, b) => -b[0]! * Math.expm1(-b[1]! * x),
  BoxBOD: (x, b) => -b[0]! * Math.expm1(-b[1]! * x),
  Rat42: (x, b) => b[0]! / (1 + Math.exp(b[1]! - b[2]! * x)),
  Rat43: (x, b) => b[0]! / (1 + Math.exp(b[1]! - b[2]! * x)) ** (1 / b[3]!),
  MGH09: (x, b) => (b[0]! * x * (x + b[1]!)) / (x * (x + b[2]!) + b[3]!),
  MGH10: (x, b) => b[0]! * Math.exp(b[1]! / (x + b[2]!)),
  Thurber: (x, b) =>
    (b[0]! + x * (b[1]! + x * (b[2]! + x * b[3]!))) / (1 + x * (b[4]! + x * (b[5]! + x * b[6]!))),
  Eckerle4: (x, b) => (b[0]! / b[1]!) * Math.exp(-(((x - b[2]!) / b[1]!) ** 2) / 2),
}

/** A fit of `model` with derivatives by central differences. */
function fitted(model: Model, x: readonly number[], y: readonly number[], start: readonly number[]) {
  return levenbergMarquardt(
    {
      count: x.length,
      residuals(b, out) {
        for (let i = 0; i < x.length; i++) out[i] = model(x[i]!, b) - y[i]!
      },
      jacobian(b, out) {
        const moved = b.slice()
        for (let j = 0; j < b.length; j++) {
          const h = 6e-6 * Math.abs(b[j]!) || 6e-6
          for (let i = 0; i < x.length; i++) {
            moved[j] = b[j]! + h
            const above = model(x[i]!, moved)
            moved[j] = b[j]! - h
            out[j * x.length + i] = (above - model(x[i]!, moved)) / (2 * h)
          }
          moved[j] = b[j]!
        }
      },
    },
    start,
    { iterations: 2000 },
  )
}

describe('levenbergMarquardt on certified problems', () => {
  const rows = fixture.cases.flatMap((row) =>
    row.starts.map((start, i) => ({ ...row, start, number: i + 1 })),
  )
  it.each(rows)('solves $name from start $number', ({ name, x, y, start, certified, squares }) => {
    const found = fitted(MODELS[name]!, x, y, start)
    expect(found.converged).toBe(true)
    expect(Math.abs(found.squares / squares - 1)).toBeLessThan(1e-9)
    certified.forEach((b, i) => {
      expect(Math.abs(found.parameters[i]! / b - 1)).toBeLessThan(2e-7)
    })
  })

  it.each(fixture.cases.filter((row) => row.errors))('leaves the standard errors of $name', (row) => {
    const { triangle, squares } = fitted(MODELS[row.name]!, row.x, row.y, row.starts[1]!)
    const size = row.certified.length
    const sigma = Math.sqrt(squares / (row.x.length - size))
    row.errors!.forEach((exact, j) => {
      // |R⁻ᵀ e| is the root of an entry of (J′J)⁻¹.
      const unit = new Float64Array(size)
      unit[j] = 1
      solveTransposed(triangle, size, unit, unit)
      expect(Math.abs((sigma * Math.hypot(...unit)) / exact - 1)).toBeLessThan(1e-5)
    })
  })
})

describe('levenbergMarquardt', () => {
  const line = (x: number, b: Float64Array) => b[0]! + b[1]! * x

  it('solves a linear problem at once', () => {
    const found = fitted(line, [0, 1, 2, 3], [1, 3, 5, 7], [50, -20])
    expect(found.parameters[0]).toBeCloseTo(1, 9)
    expect(found.parameters[1]).toBeCloseTo(2, 9)
    expect(found.iterations).toBeLessThan(10)
  })

  it('finds one of the points when parameters cannot be told apart', () => {
    const found = fitted((x, b) => (b[0]! + b[1]!) * x, [1, 2, 3], [2, 4, 6], [1, 0])
    expect(found.parameters[0]! + found.parameters[1]!).toBeCloseTo(2, 9)
  })

  it('turns back where residuals are not finite', () => {
    // The first Gauss–Newton step goes below 0.
    const found = fitted((_, b) => Math.log(b[0]!), [1, 2], [-8, -8.2], [1])
    expect(Math.log(found.parameters[0]!)).toBeCloseTo(-8.1, 9)
    expect(() => fitted((_, b) => Math.log(b[0]!), [1, 2], [3, 3.2], [-1])).toThrow(RangeError)
  })

  it('stops when told to', () => {
    const found = levenbergMarquardt(
      {
        count: 2,
        residuals: (b, out) => out.set([b[0]! ** 2, b[0]! - 1]),
        jacobian: (b, out) => out.set([2 * b[0]!, 1]),
      },
      [30],
      { iterations: 2 },
    )
    expect([found.iterations, found.converged]).toEqual([2, false])
  })
})
