/**
 * Where the draws of an ensemble lie in the unit cube: for each draw and dimension a number in (0, 1).
 *
 * A number depends on seed, dimension and draw alone, never on how many are asked for at once or in which order.
 */
export interface Design {
  /** How many draws it has. */
  readonly draws: number
  readonly dimensions: number
  /** Writes the numbers of draws `from` to `from + count - 1` in one dimension to `to[0]` to `to[count - 1]`. */
  fill(dimension: number, from: number, count: number, to: Float64Array): void
}
