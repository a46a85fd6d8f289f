/** Eigenvalues of a symmetric matrix, and its orthonormal eigenvectors as the columns of an n × n matrix. */
export interface Eigen {
  readonly values: Float64Array
  readonly vectors: Float64Array
}

/**
 * Eigenvalues and eigenvectors of a symmetric n × n matrix, row by row: Jacobi's rotations in cyclic order. Golub and
 * Van Loan 2013, Matrix Computations, section 8.5.
 */
export function eigenSymmetric(matrix: Float64Array, n: number): Eigen {
  const a = Float64Array.from(matrix)
  const vectors = new Float64Array(n * n)
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1
  const size = Math.hypot(...a)
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const entry = a[p * n + q]!
        off = Math.max(off, Math.abs(entry))
        if (entry !== 0) rotate(a, vectors, n, p, q)
      }
    }
    if (off <= 1e-17 * size) break
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors }
}

/** The rotation of rows and columns p and q that makes their entry zero. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const tau = (a[q * n + q]! - a[p * n + p]!) / (2 * a[p * n + q]!)
  const t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.hypot(1, tau))
  const c = 1 / Math.hypot(1, t)
  const s = t * c
  turn(a, n, 1, p * n, q * n, c, s)
  turn(a, n, n, p, q, c, s)
  turn(vectors, n, n, p, q, c, s)
  a[p * n + q] = 0
  a[q * n + p] = 0
}

/** Turns two rows or columns: n entries each, `step` apart, from `p` and `q` on. */
function turn(a: Float64Array, n: number, step: number, p: number, q: number, c: number, s: number): void {
  for (let k = 0; k < n; k++, p += step, q += step) {
    const [x, y] = [a[p]!, a[q]!]
    a[p] = c * x - s * y
    a[q] = s * x + c * y
  }
}
