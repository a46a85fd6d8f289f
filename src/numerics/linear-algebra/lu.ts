/** A matrix as the product of two triangular ones, its rows scaled and exchanged. */
export interface LuFactors {
  /** Both factors in one, row by row; the lower one has ones on its diagonal. */
  readonly matrix: Float64Array
  /** What each row was divided by, in the matrix's own order. */
  readonly scales: Float64Array
  /** The row that was exchanged with row k in step k. */
  readonly pivots: Int32Array
}

/**
 * Solves A·y = b in place (b becomes y) by Gaussian elimination with row scaling and partial pivoting;
 * false when A is singular to working precision. A is destroyed.
 */
export function solveLinear(a: Float64Array, b: Float64Array, size: number): boolean {
  const factors = luFactors(a, size)
  return factors !== undefined && solveWithFactors(factors, b)
}

/** Factors a matrix, which is destroyed; undefined when it is singular to working precision. */
export function luFactors(a: Float64Array, size: number): LuFactors | undefined {
  const scales = new Float64Array(size)
  const pivots = new Int32Array(size)
  for (let i = 0; i < size; i++) {
    let largest = 0
    for (let j = 0; j < size; j++) largest = Math.max(largest, Math.abs(a[i * size + j]!))
    if (!(largest > 0) || !Number.isFinite(largest)) return undefined
    for (let j = 0; j < size; j++) a[i * size + j]! /= largest
    scales[i] = largest
  }
  for (let k = 0; k < size; k++) {
    let pivot = k
    for (let i = k + 1; i < size; i++)
      if (Math.abs(a[i * size + k]!) > Math.abs(a[pivot * size + k]!)) pivot = i
    const value = a[pivot * size + k]!
    if (Math.abs(value) < 1e-300) return undefined
    pivots[k] = pivot
    if (pivot !== k)
      for (let j = 0; j < size; j++) {
        const swap = a[k * size + j]!
        a[k * size + j] = a[pivot * size + j]!
        a[pivot * size + j] = swap
      }
    for (let i = k + 1; i < size; i++) {
      const share = a[i * size + k]! / value
      a[i * size + k] = share
      if (share === 0) continue
      const [to, from] = [i * size, k * size]
      for (let j = k + 1; j < size; j++) a[to + j]! -= share * a[from + j]!
    }
  }
  return { matrix: a, scales, pivots }
}

/** Solves A·y = b in place with the factors of A. */
export function solveWithFactors({ matrix, scales, pivots }: LuFactors, b: Float64Array): true {
  const size = b.length
  for (let i = 0; i < size; i++) b[i]! /= scales[i]!
  for (let k = 0; k < size; k++) {
    const pivot = pivots[k]!
    if (pivot === k) continue
    const swap = b[k]!
    b[k] = b[pivot]!
    b[pivot] = swap
  }
  for (let i = 1; i < size; i++) {
    let sum = b[i]!
    for (let j = 0; j < i; j++) sum -= matrix[i * size + j]! * b[j]!
    b[i] = sum
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = b[i]!
    for (let j = i + 1; j < size; j++) sum -= matrix[i * size + j]! * b[j]!
    b[i] = sum / matrix[i * size + i]!
  }
  return true
}
