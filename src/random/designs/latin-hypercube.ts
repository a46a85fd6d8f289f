import type { Design } from '../design.js'
import { permutation } from '../permutation.js'
import { uniforms } from '../threefry.js'
import { checkFill, type DesignOptions, keysOf } from './options.js'

/**
 * Latin hypercube: in each dimension one draw in each of `draws` equal strata, uniform within it; which draw, is a
 * random permutation, independent between dimensions. McKay, Beckman and Conover 1979, "A comparison of three
 * methods for selecting values of input variables in the analysis of output from a computer code".
 *
 * @throws RangeError as for every design.
 */
export function latinHypercubeDesign(options: DesignOptions): Design {
  const { draws } = options
  const keys = keysOf(options)
  const permutations = keys.map((key) => permutation(draws, key))
  /** Places within a stratum: so few that stratum and place fit into a number, with digits to spare for rounding. */
  const places = 2 ** (50 - Math.ceil(Math.log2(draws)))
  return {
    draws,
    dimensions: keys.length,
    fill(dimension, from, count, to) {
      checkFill(draws, keys.length, dimension, from, count)
      const stratumOf = permutations[dimension]!
      uniforms(keys[dimension]!, 0, from, count, to)
      for (let i = 0; i < count; i++)
        to[i] = (stratumOf(from + i) + (Math.floor(to[i]! * places) + 0.5) / places) / draws
    },
  }
}
