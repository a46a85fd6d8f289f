import type { Design } from '../random/design.js'
import { type Factor, factorOf } from './factor.js'

/**
 * Where to run the model for {@link sobolIndices}: Saltelli's radial design (Saltelli et al. 2010).
 *
 * `base` has N draws and twice the model's dimensions: the first half of its dimensions is the matrix A, the second
 * half B. The result has N (k + 2) draws for k factors, in blocks of N: A, B, then for each factor A with that
 * factor's columns from B. Dimensions in no factor vary between A and B but are never asked about.
 *
 * @throws RangeError when `base` has an odd number of dimensions, or a factor does not fit them.
 */
export function saltelliDesign(base: Design, factors: readonly Factor[]): Design {
  if (base.dimensions % 2 !== 0)
    throw new RangeError(`the base design needs two dimensions for each input; it has ${base.dimensions}`)
  const dimensions = base.dimensions / 2
  const rows = base.draws
  const owner = factorOf(factors, dimensions)
  return {
    draws: rows * (factors.length + 2),
    dimensions,
    fill(dimension, from, count, to) {
      const factor = owner[dimension]!
      for (let done = 0; done < count; ) {
        const block = Math.floor((from + done) / rows)
        const row = (from + done) % rows
        const length = Math.min(count - done, rows - row)
        const fromB = block === 1 || (factor !== -1 && block === factor + 2)
        base.fill(fromB ? dimension + dimensions : dimension, row, length, to.subarray(done, done + length))
        done += length
      }
    },
  }
}
