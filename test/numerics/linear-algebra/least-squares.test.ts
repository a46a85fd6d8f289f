import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastSquares } from '../../../src/numerics/linear-algebra/least-squares.js'
import { polynomialFit } from '../../../src/numerics/linear-algebra/polynomial-fit.js'
import fixture from '../../forecast/fixtures/nist-linear.json' with { type: 'json' }

/** Correct digits: of the value, or of its size where 0 is right. */
const digits = (value: number, certified: number) => {
  const error = Math.abs(value - certified) / (certified === 0 ? 1 : Math.abs(certified))
  return error === 0 ? 17 : -Math.log10(error)
}

const fewest = (values: ArrayLike<number>, certified: readonly number[]) =>
  Math.min(...certified.map((value, i) => digits(values[i]!, value)))

const values = (numbers: readonly number[]) => Float64Array.from(numbers)

describe('least squares', () => {
  it.each(fixture.cases)('keeps twelve digits of $name, certified by NIST', (one) => {
    const y = values(one.y)
    const fit =
      one.degree === undefined
        ? leastSquares(
            y,
            one.x.map((column, j) => ({ name: `x${j + 1}`, values: values(column) })),
          )
        : polynomialFit(y, values(one.x[0]!), one.degree)
    expect(fewest(fit.coefficients, one.coefficients)).toBeGreaterThan(12)
    expect(fewest(fit.standardErrors, one.standardErrors)).toBeGreaterThan(12)
    expect(digits(fit.sigma, one.sigma)).toBeGreaterThan(12)
    expect(digits(fit.r2, one.r2)).toBeGreaterThan(12)
  })

  it('names the columns of a polynomial', () => {
    expect(polynomialFit(values([1, 2, 4, 9, 7]), values([1, 2, 3, 4, 5]), 2).names).toEqual([
      'intercept',
      'x',
      'x^2',
    ])
  })

  it('of a line has the closed form', () => {
    const points = fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), {
      minLength: 4,
      maxLength: 20,
    })
    fc.assert(
      fc.property(points, (pairs) => {
        const [x, y] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)]
        fc.pre(new Set(x).size > 2 && new Set(y).size > 1)
        const n = x.length
        const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / n
        const [mx, my] = [mean(x), mean(y)]
        const xx = x.reduce((sum, value) => sum + (value - mx) ** 2, 0)
        const yy = y.reduce((sum, value) => sum + (value - my) ** 2, 0)
        const xy = x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0)
        const slope = xy / xx
        const variance = (yy - slope * xy) / (n - 2)
        const fit = leastSquares(values(y), [{ name: 'x', values: values(x) }])
        expect(fit.df).toBe(n - 2)
        expect(fit.coefficients[1]).toBeCloseTo(slope, 10)
        expect(fit.coefficients[0]).toBeCloseTo(my - slope * mx, 8)
        expect(fit.sigma ** 2).toBeCloseTo(variance, 6)
        expect(fit.covariance[3]).toBeCloseTo(variance / xx, 6)
        expect(fit.covariance[1]).toBeCloseTo((-mx * variance) / xx, 6)
        expect(fit.r2).toBeCloseTo((slope * xy) / yy, 8)
      }),
    )
  })

  it('leaves residuals at right angles to every column, at any scale', () => {
    const column = fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(column, column, column, fc.integer({ min: -500, max: 500 }), (y, a, b, power) => {
        fc.pre(new Set(a).size > 4 && new Set(b).size > 4 && new Set(y).size > 2)
        fc.pre(Math.abs(correlation(a, b)) < 0.99)
        const scale = 2 ** power
        const columns = [
          { name: 'a', values: values(a) },
          { name: 'b', values: values(b).map((value) => value * scale) },
        ]
        const fit = leastSquares(values(y), columns)
        for (const { values: own } of columns) {
          const product = own.reduce(
            (sum, value, i) => sum + (value / Math.max(scale, 1)) * fit.residuals[i]!,
            0,
          )
          expect(Math.abs(product)).toBeLessThan(1e-9)
        }
        expect(Math.abs(fit.residuals.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-9)
        const plain = leastSquares(values(y), [columns[0]!, { name: 'b', values: values(b) }])
        expect(fit.coefficients[2]! * scale).toBe(plain.coefficients[2])
        expect(fit.standardErrors[1]).toBe(plain.standardErrors[1])
      }),
    )
  })

  it('without an intercept goes through 0, and explains around 0', () => {
    const fit = leastSquares(values([2, 3]), [{ name: 'x', values: values([1, 2]) }], false)
    expect(fit.coefficients[0]).toBeCloseTo(8 / 5, 14)
    expect(fit.r2).toBeCloseTo(64 / 5 / 13, 14)
    expect(fit.names).toEqual(['x'])
  })

  it('names the column that is a combination of others', () => {
    const a = values([1, 2, 4, 8, 16, 3.3])
    const b = values([3, 1, 4, 1, 5, 9.2])
    const columns = [
      { name: 'capital', values: a },
      { name: 'labour', values: b },
      { name: 'both', values: a.map((value, i) => value / 3 + b[i]! / 7) },
    ]
    expect(() => leastSquares(values([1, 2, 3, 4, 5, 6]), columns)).toThrow(
      new RangeError('least squares: column both is a combination of those before it'),
    )
    const flat = { name: 'flat', values: new Float64Array(6).fill(5) }
    expect(() => leastSquares(a, [flat])).toThrow(
      new RangeError('least squares: column flat is a combination of those before it'),
    )
  })

  it('refuses what cannot be solved', () => {
    const x = { name: 'x', values: values([1, 2]) }
    expect(() => leastSquares(values([1, 2]), [x])).toThrow(
      new RangeError('least squares: 2 observations for 2 columns; there have to be more observations'),
    )
    expect(() => leastSquares(values([1, 2, 3]), [x])).toThrow(
      new RangeError('least squares: column x has 2 values; y has 3'),
    )
    expect(() => leastSquares(values([1, 2, Number.NaN]), [])).toThrow(
      new RangeError('least squares: column y has values that are not finite'),
    )
    expect(() => polynomialFit(values([1, 2, 3]), values([1, 2, 3]), 0)).toThrow(
      new RangeError('polynomial: the degree is 0; it can be a whole number from 1'),
    )
  })
})

function correlation(a: readonly number[], b: readonly number[]): number {
  const centred = (of: readonly number[]) => {
    const mean = of.reduce((sum, value) => sum + value, 0) / of.length
    return of.map((value) => value - mean)
  }
  const [x, y] = [centred(a), centred(b)]
  const dot = (u: readonly number[], v: readonly number[]) =>
    u.reduce((sum, value, i) => sum + value * v[i]!, 0)
  return dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y))
}
