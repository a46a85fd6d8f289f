/** A pivot below this is lost in the rounding of the entries. */
const LEAST_PIVOT = 1e-10

/**
 * The lower triangular L with LLᵀ = `matrix` (n × n, row by row, of which the lower triangle is read), or undefined
 * when the matrix is not positive definite, to within 1e-10 of a unit diagonal. Golub and Van Loan 2013, Matrix
 * Computations, section 4.2.
 */
export function cholesky(matrix: Float64Array, n: number): Float64Array | undefined {
  const factor = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * n + j]!
      for (let k = 0; k < j; k++) rest -= factor[i * n + k]! * factor[j * n + k]!
      if (j < i) factor[i * n + j] = rest / factor[j * n + j]!
      else if (rest > LEAST_PIVOT) factor[i * n + i] = Math.sqrt(rest)
      else return undefined
    }
  }
  return factor
}
