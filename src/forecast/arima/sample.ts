import { FitError } from '../method.js'
import { Likelihood } from './likelihood.js'

/** A column that explains a series, on its own level: one value a year. */
export interface Regressor {
  readonly name: string
  readonly values: Float64Array
}

/**
 * A series and its regressors, differenced `d` times: what an ARMA(p, q) is fitted to. The regressors are made
 * orthonormal and taken out of the series by least squares, so that the likelihood works on small, well
 * conditioned numbers.
 */
export interface Sample {
  readonly d: number
  /** Observations that are left after differencing. */
  readonly n: number
  readonly regressors: readonly Regressor[]
  /** The remainder of the series, then the orthonormal regressors; each n long. */
  readonly columns: readonly Float64Array[]
  /** The likelihood of the columns, shared by all who fit the sample. */
  readonly likelihood: Likelihood
  /** Nothing is left but rounding: the regressors alone are the series. */
  readonly exact: boolean
  /** Coefficients of the regressors on their own scale, from those of the orthonormal ones on the remainder. */
  coefficients(regression: Float64Array): Float64Array
}

/** A remainder below this share of the largest value of the series is rounding. */
const ROUNDING = 16 * Number.EPSILON

/** Differences `times` times; that many values shorter. */
export function differenced(values: Float64Array, times: number): Float64Array {
  if (times === 0) return values
  const changes = new Float64Array(Math.max(0, values.length - 1))
  for (let t = 0; t < changes.length; t++) changes[t] = values[t + 1]! - values[t]!
  return differenced(changes, times - 1)
}

/**
 * Makes the sample of a series whose largest modulus is around 1.
 *
 * @throws {FitError} when a regressor is a combination of those before it.
 */
export function sampleOf(series: Float64Array, d: number, regressors: readonly Regressor[]): Sample {
  const remainder = differenced(series, d).slice()
  const n = remainder.length
  const count = regressors.length
  const basis: Float64Array[] = []
  // Differenced regressors = basis × triangle; the series = basis × projection + remainder.
  const triangle = new Float64Array(count * count)
  for (let j = 0; j < count; j++) {
    const column = differenced(regressors[j]!.values, d).slice()
    const before = length(column)
    for (let i = 0; i < j; i++) triangle[i * count + j] = takeOut(basis[i]!, column)
    const left = length(column)
    if (!(left > 1e-10 * before)) {
      throw new FitError(
        `regressor ${regressors[j]!.name} is a combination of those before it`,
        `解释变量${regressors[j]!.name}是其前各变量的线性组合`,
      )
    }
    triangle[j * count + j] = left
    basis.push(column.map((value) => value / left))
  }
  const projection = Float64Array.from(basis, (column) => takeOut(column, remainder))

  const columns = [remainder, ...basis]
  return {
    d,
    n,
    regressors,
    columns,
    likelihood: new Likelihood(columns),
    exact: remainder.every((value) => Math.abs(value) <= ROUNDING),
    coefficients: (regression) => {
      const coefficients = new Float64Array(count)
      for (let i = count - 1; i >= 0; i--) {
        let rest = projection[i]! + regression[i]!
        for (let j = i + 1; j < count; j++) rest -= triangle[i * count + j]! * coefficients[j]!
        coefficients[i] = rest / triangle[i * count + i]!
      }
      return coefficients
    },
  }
}

function length(column: Float64Array): number {
  let largest = 0
  for (let t = 0; t < column.length; t++) largest = Math.max(largest, Math.abs(column[t]!))
  if (largest === 0) return 0
  let squares = 0
  for (let t = 0; t < column.length; t++) squares += (column[t]! / largest) ** 2
  return largest * Math.sqrt(squares)
}

/** Takes what lies along `unit` out of `column`, twice for the sake of rounding; returns how much it was. */
function takeOut(unit: Float64Array, column: Float64Array): number {
  let total = 0
  for (let pass = 0; pass < 2; pass++) {
    let along = 0
    for (let t = 0; t < column.length; t++) along += unit[t]! * column[t]!
    for (let t = 0; t < column.length; t++) column[t]! -= along * unit[t]!
    total += along
  }
  return total
}
