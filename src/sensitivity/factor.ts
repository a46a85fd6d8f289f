/**
 * What sensitivity is asked for: a named group of dimensions that move together. An uncertain lever with yearly
 * shocks has many dimensions and is one factor; correlated inputs are one factor.
 */
export interface Factor {
  readonly name: string
  /** Positions in the design, from 0. */
  readonly dimensions: readonly number[]
}

/**
 * For each of so many dimensions the position of its factor, −1 where it is in none.
 *
 * @throws RangeError when a factor has no dimension, or a dimension is out of range or in two factors.
 */
export function factorOf(factors: readonly Factor[], dimensions: number): Int32Array {
  const owner = new Int32Array(dimensions).fill(-1)
  for (const [f, { name, dimensions: moved }] of factors.entries()) {
    if (moved.length === 0)
      throw new RangeError(`factor ${name} has no dimension; give it one or leave it out`)
    for (const d of moved) {
      if (!Number.isInteger(d) || d < 0 || d >= dimensions)
        throw new RangeError(`factor ${name}: dimension ${d} is not among 0 to ${dimensions - 1}`)
      if (owner[d] !== -1)
        throw new RangeError(
          `dimension ${d} is in ${factors[owner[d]!]!.name} and in ${name}; a dimension belongs to one factor`,
        )
      owner[d] = f
    }
  }
  return owner
}
