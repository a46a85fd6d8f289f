import { eigenSymmetric } from './eigen.js'

/** Smallest eigenvalue of the result: enough for a Cholesky factor. */
const FLOOR = 1e-8
const MOST_ROUNDS = 5000

/**
 * The correlation matrix nearest to a symmetric n × n matrix, row by row, in the sum of squared differences, among those
 * with eigenvalues of at least 1e-8: projections in turn onto the matrices with such eigenvalues and onto those with
 * a unit diagonal, with Dykstra's correction for the first. Higham 2002, "Computing the nearest correlation matrix",
 * algorithm 3.3.
 */
export function nearestCorrelation(matrix: Float64Array, n: number): Float64Array {
  let unit: Float64Array = Float64Array.from(matrix)
  const correction = new Float64Array(n * n)
  let definite = unit
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const corrected = unit.map((entry, k) => entry - correction[k]!)
    definite = raised(corrected, n)
    for (let k = 0; k < n * n; k++) correction[k] = definite[k]! - corrected[k]!
    const next = Float64Array.from(definite)
    for (let i = 0; i < n; i++) next[i * n + i] = 1
    const moved = next.reduce((most, entry, k) => Math.max(most, Math.abs(entry - unit[k]!)), 0)
    unit = next
    if (moved < 1e-12) break
  }
  return scaled(definite, n)
}

/** The nearest symmetric matrix with eigenvalues of at least the floor. */
function raised(matrix: Float64Array, n: number): Float64Array {
  const { values, vectors } = eigenSymmetric(matrix, n)
  const result = Float64Array.from(matrix)
  for (let e = 0; e < n; e++) {
    const lift = FLOOR - values[e]!
    if (lift <= 0) continue
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) result[i * n + j]! += lift * vectors[i * n + e]! * vectors[j * n + e]!
  }
  return result
}

/** Rows and columns divided so that the diagonal is 1, which it nearly is; no eigenvalue changes its sign by it. */
function scaled(matrix: Float64Array, n: number): Float64Array {
  const roots = Float64Array.from({ length: n }, (_, i) => Math.sqrt(matrix[i * n + i]!))
  const result = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    result[i * n + i] = 1
    for (let j = 0; j < i; j++) {
      const value = (matrix[i * n + j]! + matrix[j * n + i]!) / (2 * roots[i]! * roots[j]!)
      result[i * n + j] = value
      result[j * n + i] = value
    }
  }
  return result
}
