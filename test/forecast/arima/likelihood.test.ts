import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noiseResponse } from '../../../src/forecast/arima/filter.js'
import { Likelihood } from '../../../src/forecast/arima/likelihood.js'

/** Autocovariances of an ARMA by summing products of its response to noise, far out. */
function covariancesOf(ar: Float64Array, ma: Float64Array, lags: number): number[] {
  const response = noiseResponse(ar, ma, 3000)
  return Array.from({ length: lags }, (_, lag) => {
    let sum = 0
    for (let i = 0; i + lag < response.length; i++) sum += response[i]! * response[i + lag]!
    return sum
  })
}

/** Lower triangle L of a positive definite matrix, L L' = matrix. */
function cholesky(matrix: readonly (readonly number[])[]): number[][] {
  const lower: number[][] = matrix.map((row) => row.map(() => 0))
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      let rest = row[j]!
      for (let k = 0; k < j; k++) rest -= lower[i]![k]! * lower[j]![k]!
      lower[i]![j] = i === j ? Math.sqrt(rest) : rest / lower[j]![j]!
    }
  })
  return lower
}

function solved(lower: readonly (readonly number[])[], values: Float64Array): number[] {
  const solution: number[] = []
  values.forEach((value, i) => {
    let rest = value
    for (let k = 0; k < i; k++) rest -= lower[i]![k]! * solution[k]!
    solution.push(rest / lower[i]![i]!)
  })
  return solution
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0)

describe('the likelihood', () => {
  it('is that of the multivariate normal distribution with the covariances of the process', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.9, max: 0.9, noNaN: true }), { maxLength: 4 }),
        fc.array(fc.double({ min: -0.9, max: 0.9, noNaN: true }), { maxLength: 4 }),
        fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 8, maxLength: 20 }),
        (autoregressive, moving, values) => {
          fc.pre(new Set(values).size > 3)
          const n = values.length
          const series = Float64Array.from(values)
          const ones = new Float64Array(n).fill(1)
          const likelihood = new Likelihood([series, ones])
          likelihood.setOrder(autoregressive.length, moving.length)
          const value = likelihood.evaluate(Float64Array.from([...autoregressive, ...moving]))

          const covariances = covariancesOf(likelihood.ar, likelihood.ma, n)
          const lower = cholesky(values.map((_, i) => values.map((_, j) => covariances[Math.abs(i - j)]!)))
          const [y, x] = [solved(lower, series), solved(lower, ones)]
          const mean = dot(x, y) / dot(x, x)
          const squares = dot(y, y) - mean * dot(x, y)
          const determinant = 2 * lower.reduce((sum, row, i) => sum + Math.log(row[i]!), 0)
          expect(likelihood.regression[0]).toBeCloseTo(mean, 7)
          expect(value).toBeCloseTo(Math.log(squares / n) + determinant / n, 9)
          const density = -0.5 * (n * Math.log((2 * Math.PI * squares) / n) + n + determinant)
          expect(likelihood.logLikelihood()).toBeCloseTo(density, 7)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('of an autoregression of order 1 is the closed form', () => {
    const series = Float64Array.of(1, -2, 0.5, 3, 1, -1)
    const likelihood = new Likelihood([series])
    likelihood.setOrder(1, 0)
    const phi = 0.6
    likelihood.evaluate(Float64Array.of(Math.atanh(phi)))
    let squares = (1 - phi ** 2) * series[0]! ** 2
    for (let t = 1; t < 6; t++) squares += (series[t]! - phi * series[t - 1]!) ** 2
    expect(likelihood.squares).toBeCloseTo(squares, 12)
    expect(likelihood.logLikelihood()).toBeCloseTo(
      -3 * (Math.log((2 * Math.PI * squares) / 6) + 1) + 0.5 * Math.log(1 - phi ** 2),
      12,
    )
  })

  it('does not depend on orders asked for before', () => {
    const series = Float64Array.of(1, -2, 0.5, 3, 1, -1, 2, 2, -3)
    const fresh = new Likelihood([series])
    fresh.setOrder(1, 1)
    const point = Float64Array.of(0.3, -0.4)
    const expected = fresh.evaluate(point)
    const used = new Likelihood([series])
    used.setOrder(3, 4)
    used.evaluate(Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7))
    used.setOrder(1, 1)
    expect(used.evaluate(point)).toBe(expected)
  })
})
