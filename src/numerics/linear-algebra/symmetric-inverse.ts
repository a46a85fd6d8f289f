/** An inverse of a symmetric matrix on as many of its rows as are independent; the rest is zero. */
export interface SymmetricInverse {
  /** n × n, row by row. */
  readonly inverse: Float64Array
  readonly rank: number
}

/**
 * Inverse of a positive semidefinite n × n matrix, row by row. Rows that depend on others are left out and are zero
 * in the result X, so that AXA = A: a pivot at most `tolerance` times its diagonal entry counts as none.
 *
 * Cholesky's factorisation with the largest pivot first (Higham 2002, Accuracy and Stability of Numerical Algorithms,
 * section 10.3) of the matrix scaled to a unit diagonal, then L⁻ᵀL⁻¹.
 */
export function symmetricInverse(matrix: Float64Array, n: number, tolerance = 1e-11): SymmetricInverse {
  const scale = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const diagonal = matrix[i * n + i]!
    scale[i] = diagonal > 0 ? 1 / Math.sqrt(diagonal) : 0
  }
  const { factor, order, rank } = factorise(matrix, scale, n, tolerance)
  const lower = invertLower(factor, order, rank, n)
  const inverse = new Float64Array(n * n)
  for (let k = 0; k < rank; k++)
    for (let a = 0; a <= k; a++) {
      const left = lower[k * rank + a]!
      if (left === 0) continue
      const row = order[a]! * n
      for (let b = 0; b <= a; b++) inverse[row + order[b]!]! += left * lower[k * rank + b]!
    }
  for (let a = 0; a < rank; a++)
    for (let b = 0; b <= a; b++) {
      const [i, j] = [order[a]!, order[b]!]
      const value = inverse[i * n + j]! * scale[i]! * scale[j]!
      inverse[i * n + j] = value
      inverse[j * n + i] = value
    }
  return { inverse, rank }
}

/** Rows of L stay in the order of the matrix; `order` lists its pivots. */
function factorise(matrix: Float64Array, scale: Float64Array, n: number, tolerance: number) {
  const factor = new Float64Array(n * n)
  const order = Int32Array.from({ length: n }, (_, i) => i)
  const left = scale.map((s) => (s > 0 ? 1 : 0))
  let rank = 0
  for (; rank < n; rank++) {
    let best = rank
    for (let k = rank + 1; k < n; k++) if (left[order[k]!]! > left[order[best]!]!) best = k
    const pivot = order[best]!
    if (!(left[pivot]! > tolerance)) break
    order[best] = order[rank]!
    order[rank] = pivot
    const root = Math.sqrt(left[pivot]!)
    factor[pivot * n + rank] = root
    for (let k = rank + 1; k < n; k++) {
      const row = order[k]!
      let rest = matrix[row * n + pivot]! * scale[row]! * scale[pivot]!
      for (let c = 0; c < rank; c++) rest -= factor[row * n + c]! * factor[pivot * n + c]!
      const entry = rest / root
      factor[row * n + rank] = entry
      left[row]! -= entry * entry
    }
  }
  return { factor, order, rank }
}

/** The inverse of the leading rank × rank triangle. */
function invertLower(factor: Float64Array, order: Int32Array, rank: number, n: number): Float64Array {
  const lower = new Float64Array(rank * rank)
  for (let i = 0; i < rank; i++) {
    const row = order[i]! * n
    const to = i * rank
    for (let k = 0; k < i; k++) {
      const entry = factor[row + k]!
      if (entry !== 0) for (let c = 0; c <= k; c++) lower[to + c]! -= entry * lower[k * rank + c]!
    }
    const root = factor[row + i]!
    for (let c = 0; c < i; c++) lower[to + c]! /= root
    lower[to + i] = 1 / root
  }
  return lower
}
