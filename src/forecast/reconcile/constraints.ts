import type { Identity } from './identity.js'

/**
 * The matrix C of the zero-constrained form: Cy = 0 when values y add up. Each row is an identity, 1 at its total and
 * the opposite of its sign at each part; stored by rows without the zeros.
 */
export interface Constraints {
  /** How many identities. */
  readonly count: number
  /** How many series. */
  readonly size: number
  /** Where each row begins, and where the last one ends. */
  readonly starts: Int32Array
  readonly series: Int32Array
  readonly signs: Float64Array
}

export function constraintsOf(identities: readonly Identity[], size: number): Constraints {
  const count = identities.length
  const entries = identities.reduce((sum, { parts }) => sum + parts.length + 1, 0)
  const starts = new Int32Array(count + 1)
  const series = new Int32Array(entries)
  const signs = new Float64Array(entries)
  let at = 0
  identities.forEach(({ total, parts }, row) => {
    series[at] = total
    signs[at++] = 1
    for (const part of parts) {
      series[at] = part.series
      signs[at++] = -part.sign
    }
    starts[row + 1] = at
  })
  return { count, size, starts, series, signs }
}

/** Cy: by how much each total is above the sum of its parts. */
export function discrepancies({ count, starts, series, signs }: Constraints, y: Float64Array): Float64Array {
  const result = new Float64Array(count)
  for (let row = 0; row < count; row++) {
    let sum = 0
    for (let e = starts[row]!; e < starts[row + 1]!; e++) sum += signs[e]! * y[series[e]!]!
    result[row] = sum
  }
  return result
}

/** C times a matrix of `width` columns, row by row, each row of which is first multiplied by its `factor`. */
export function timesRows(
  { count, starts, series, signs }: Constraints,
  matrix: Float64Array,
  width: number,
  factor: Float64Array,
): Float64Array {
  const result = new Float64Array(count * width)
  for (let row = 0; row < count; row++)
    for (let e = starts[row]!; e < starts[row + 1]!; e++) {
      const from = series[e]! * width
      const by = signs[e]! * factor[series[e]!]!
      if (by !== 0) for (let c = 0; c < width; c++) result[row * width + c]! += by * matrix[from + c]!
    }
  return result
}
