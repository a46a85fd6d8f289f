/**
 * QR by Householder reflections, in place: `matrix` (column by column, `rows` ≥ `columns`) and `target` are replaced
 * by Q′ matrix and Q′ target; the upper triangle of the first `columns` rows goes into `triangle`, column by column.
 *
 * Golub and Van Loan 2013, "Matrix Computations", section 5.2.
 */
export function triangulate(
  matrix: Float64Array,
  target: Float64Array,
  rows: number,
  columns: number,
  triangle: Float64Array,
): void {
  for (let j = 0; j < columns; j++) {
    const own = j * rows
    let size = 0
    for (let i = j; i < rows; i++) size = Math.max(size, Math.abs(matrix[own + i]!))
    if (size > 0) {
      let squares = 0
      for (let i = j; i < rows; i++) squares += (matrix[own + i]! / size) ** 2
      const norm = matrix[own + j]! > 0 ? -size * Math.sqrt(squares) : size * Math.sqrt(squares)
      // The reflection is I − v v′ / (norm² − norm a) with v = a − norm e, a being the column.
      const head = matrix[own + j]! - norm
      matrix[own + j] = head
      for (let k = j + 1; k <= columns; k++) {
        const other = k < columns ? matrix : target
        const from = k < columns ? k * rows : 0
        let product = 0
        for (let i = j; i < rows; i++) product += (matrix[own + i]! / head) * other[from + i]!
        const factor = product * (head / norm)
        for (let i = j; i < rows; i++) other[from + i]! += (factor * matrix[own + i]!) / head
      }
      matrix[own + j] = norm
    }
    for (let i = 0; i < columns; i++) triangle[j * columns + i] = i <= j ? matrix[own + i]! : 0
  }
}

/** Solves R x = b for the upper triangle R, into `x`, which may be `b` itself. */
export function solveTriangle(triangle: Float64Array, size: number, b: Float64Array, x: Float64Array): void {
  for (let i = size - 1; i >= 0; i--) {
    let sum = b[i]!
    for (let k = i + 1; k < size; k++) sum -= triangle[k * size + i]! * x[k]!
    x[i] = sum / triangle[i * size + i]!
  }
}

/** Solves R′ x = b for the upper triangle R, into `x`, which may be `b` itself. */
export function solveTransposed(
  triangle: Float64Array,
  size: number,
  b: Float64Array,
  x: Float64Array,
): void {
  for (let i = 0; i < size; i++) {
    let sum = b[i]!
    for (let k = 0; k < i; k++) sum -= triangle[i * size + k]! * x[k]!
    x[i] = sum / triangle[i * size + i]!
  }
}
