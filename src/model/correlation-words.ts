import type { Said } from '../base/text.js'
import { cholesky } from '../numerics/linear-algebra/cholesky.js'
import type { CorrelationFault } from '../random/correlation.js'

type Indefinite = Extract<CorrelationFault, { kind: 'indefinite' }>
type Pair = readonly [number, number]

/** Why random numbers `ids` cannot have these correlations at once, and correlations close by that they can have. */
export function describeFault(
  ids: readonly string[],
  matrix: Float64Array,
  fault: Indefinite,
): {
  readonly message: string
  readonly hint: Said
  readonly blamed: readonly (readonly [string, string])[]
} {
  const n = ids.length
  const name = ([i, j]: Pair) => [ids[i]!, ids[j]!] as const
  const list = (pairs: readonly Pair[], of: Float64Array) =>
    pairs.map((pair) => `${name(pair).join(' and ')} ${of[pair[0] * n + pair[1]]}`).join(', ')
  const blamed = fault.pairs.map(({ row, column }): Pair => [row, column])
  const offered = possible(matrix, n, fault)
  const changed = pairsOf(n).filter(([i, j]) => offered[i * n + j] !== matrix[i * n + j])
  return {
    message: `these correlations cannot all hold: ${list(blamed, matrix)}`,
    hint: `correlations close by that can: ${list(changed, offered)}`,
    blamed: blamed.map(name),
  }
}

/**
 * A positive definite matrix near `matrix` with three decimals: the pairs to blame as in the nearest correlation
 * matrix; if that is not enough, all pairs that are not 0; at last all of them weakened alike until they can hold.
 */
function possible(matrix: Float64Array, n: number, { pairs, nearest }: Indefinite): Float64Array {
  const written = pairsOf(n).filter(([i, j]) => matrix[i * n + j] !== 0)
  const replaced = (which: readonly Pair[], weaker: number): Float64Array => {
    const result = Float64Array.from(matrix)
    for (const [i, j] of which) {
      const value = Math.trunc(nearest[i * n + j]! * weaker * 1000) / 1000 + 0
      result[i * n + j] = value
      result[j * n + i] = value
    }
    return result
  }
  const blamed = pairs.map(({ row, column }): Pair => [row, column])
  for (const which of [blamed, written])
    for (const weaker of [1, 0.995]) {
      const candidate = replaced(which, weaker)
      if (cholesky(candidate, n)) return candidate
    }
  for (let weaker = 0.99; ; weaker *= 0.99) {
    const candidate = replaced(written, weaker)
    if (cholesky(candidate, n)) return candidate
  }
}

function pairsOf(n: number): Pair[] {
  return Array.from({ length: n }, (_, i) => i).flatMap((i) =>
    Array.from({ length: n - i - 1 }, (_, k): Pair => [i, i + 1 + k]),
  )
}
