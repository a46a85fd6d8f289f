import { cholesky } from '../numerics/linear-algebra/cholesky.js'
import { eigenSymmetric } from '../numerics/linear-algebra/eigen.js'
import { nearestCorrelation } from '../numerics/linear-algebra/nearest-correlation.js'

/** Entries that differ by no more than this are meant to be the same. */
const ROUNDING = 1e-12
/** Share of the worst pair's blame below which a pair is not named. */
const NAMED = 0.1

/**
 * Turns independent standard normal scores into correlated ones, in place: z' = Lz for the first `count` entries of
 * the n columns, with L from {@link cholesky}.
 */
export function correlate(
  factor: Float64Array,
  n: number,
  columns: readonly Float64Array[],
  count: number,
): void {
  // From the last row up, for a row needs only columns that still hold what they held.
  for (let i = n - 1; i >= 0; i--) {
    const to = columns[i]!
    const diagonal = factor[i * n + i]!
    for (let d = 0; d < count; d++) to[d]! *= diagonal
    for (let k = 0; k < i; k++) {
      const weight = factor[i * n + k]!
      const from = columns[k]!
      if (weight !== 0) for (let d = 0; d < count; d++) to[d]! += weight * from[d]!
    }
  }
}

/** Two variables of which a matrix says something, counted from 0, `row` < `column`. */
export interface CorrelationPair {
  readonly row: number
  readonly column: number
  readonly value: number
}

/** What keeps a matrix from being one of correlations. */
export type CorrelationFault =
  | { readonly kind: 'asymmetric'; readonly pair: CorrelationPair; readonly mirrored: number }
  | { readonly kind: 'diagonal'; readonly row: number; readonly value: number }
  | { readonly kind: 'range'; readonly pair: CorrelationPair }
  | {
      /** No variables can have all these correlations at once, or some are exact combinations of others. */
      readonly kind: 'indefinite'
      readonly smallestEigenvalue: number
      /** The pairs most to blame, worst first. */
      readonly pairs: readonly CorrelationPair[]
      /** The nearest correlation matrix, row by row. */
      readonly nearest: Float64Array
    }

/**
 * The first thing wrong with an n × n matrix, row by row, as a matrix of correlations; undefined when nothing is, and
 * {@link cholesky} then factors it.
 *
 * @throws RangeError when the matrix has not n² entries.
 */
export function checkCorrelation(matrix: Float64Array, n: number): CorrelationFault | undefined {
  if (matrix.length !== n * n)
    throw new RangeError(`a correlation matrix of ${n} variables has ${n * n} entries, not ${matrix.length}`)
  for (let row = 0; row < n; row++) {
    const value = matrix[row * n + row]!
    if (!(Math.abs(value - 1) <= ROUNDING)) return { kind: 'diagonal', row, value }
  }
  for (const pair of pairsOf(matrix, n)) {
    const mirrored = matrix[pair.column * n + pair.row]!
    if (!(Math.abs(pair.value) <= 1)) return { kind: 'range', pair }
    if (!(Math.abs(pair.value - mirrored) <= ROUNDING)) return { kind: 'asymmetric', pair, mirrored }
  }
  return cholesky(matrix, n) ? undefined : indefinite(matrix, n)
}

/**
 * The smallest eigenvalue is vᵀAv = Σ v² + 2 Σ aᵢⱼvᵢvⱼ over the pairs, v its eigenvector of length 1: a pair is to
 * blame by how far its term pulls this down.
 */
function indefinite(matrix: Float64Array, n: number): CorrelationFault {
  const { values, vectors } = eigenSymmetric(matrix, n)
  const least = values.indexOf(Math.min(...values))
  const pull = ({ row, column, value }: CorrelationPair) =>
    value * vectors[row * n + least]! * vectors[column * n + least]!
  const pairs = pairsOf(matrix, n).sort((a, b) => pull(a) - pull(b))
  return {
    kind: 'indefinite',
    smallestEigenvalue: values[least]!,
    pairs: pairs.filter((pair) => pull(pair) < NAMED * Math.min(0, pull(pairs[0]!))),
    nearest: nearestCorrelation(matrix, n),
  }
}

function pairsOf(matrix: Float64Array, n: number): CorrelationPair[] {
  const pairs: CorrelationPair[] = []
  for (let row = 0; row < n; row++)
    for (let column = row + 1; column < n; column++)
      pairs.push({ row, column, value: matrix[row * n + column]! })
  return pairs
}
