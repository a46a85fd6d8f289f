import { JOE_KUO } from './joe-kuo.js'

/** How many dimensions have direction numbers. */
export const SOBOL_DIMENSIONS = 1024
const BITS = 32

/**
 * The direction numbers of the first `dimensions` dimensions of the Sobol sequence (at most 1024), each 32 binary
 * fractions of 32 bits: Sobol 1967 with the numbers of Joe and Kuo 2008.
 */
export function directionNumbers(dimensions: number): readonly Int32Array[] {
  // The first dimension is the van der Corput sequence.
  const all: Int32Array[] = [Int32Array.from({ length: BITS }, (_, j) => 1 << (31 - j))]
  // Read no further than needed: the text is long.
  const numbers = JOE_KUO.matchAll(/\w+/g)
  const next = () => Number.parseInt(numbers.next().value![0], 36)
  while (all.length < dimensions) {
    const polynomial = next()
    const degree = 31 - Math.clz32(polynomial)
    all.push(extend(polynomial, Array.from({ length: degree }, next)))
  }
  return all.slice(0, dimensions)
}

/** Bratley and Fox 1988, "Algorithm 659", section 2: the recurrence that the polynomial gives, on fractions. */
function extend(polynomial: number, initial: readonly number[]): Int32Array {
  const degree = initial.length
  const directions = new Int32Array(BITS)
  for (let j = 0; j < BITS; j++) {
    if (j < degree) {
      directions[j] = initial[j]! << (31 - j)
      continue
    }
    let bits = directions[j - degree]! ^ (directions[j - degree]! >>> degree)
    for (let k = 1; k < degree; k++) if ((polynomial >>> (degree - k)) & 1) bits ^= directions[j - k]!
    directions[j] = bits
  }
  return directions
}

/** Point `index` of one dimension, as a fraction of 32 bits; points follow the Gray code (Antonov and Saleev 1979). */
export function sobolPoint(directions: Int32Array, index: number): number {
  let bits = 0
  for (let code = index ^ (index >>> 1), j = 0; code !== 0; code >>>= 1, j++) {
    if (code & 1) bits ^= directions[j]!
  }
  return bits
}

/** Point `index` + 1 from point `index`, which is `bits`: one digit of the Gray code changes. */
export function nextSobolPoint(directions: Int32Array, bits: number, index: number): number {
  const trailingOnes = 31 - Math.clz32(~index & (index + 1))
  return bits ^ directions[trailingOnes]!
}
