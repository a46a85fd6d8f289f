import type { Design } from '../design.js'
import { mix } from '../mix.js'
import { RangeFault } from '../range-fault.js'
import { directionNumbers, nextSobolPoint, SOBOL_DIMENSIONS, sobolPoint } from '../sobol-sequence.js'
import { type Key, uniforms } from '../threefry.js'
import { checkFill, type DesignOptions, keysOf } from './options.js'

/**
 * The first points of the Sobol sequence, scrambled: points that fill the cube far more evenly than random ones, the
 * more so when `draws` is a power of two, each of them uniformly distributed over seeds. The scramble is the nested
 * one of Owen 1995, "Randomly permuted (t,m,s)-nets and (t,s)-sequences": each binary digit flips, or not, by a
 * random bit that belongs to the digits before it. That bit is a keyed hash of them, as of Laine and Karras 2011,
 * "Stratified sampling for stochastic transparency". Below as many digits as tell all points apart these bits differ
 * between any two draws, and so are drawn as one independent number for each.
 *
 * Dimensions take the columns of the sequence in the order of `names`: an input in front moves the draws of those
 * behind it.
 *
 * @throws RangeFault when there are more than 1024 dimensions; else as every design.
 */
export function sobolDesign(options: DesignOptions): Design {
  const { draws } = options
  const keys = keysOf(options)
  if (keys.length > SOBOL_DIMENSIONS)
    throw new RangeFault((words) => words.sobolDimensions(SOBOL_DIMENSIONS, keys.length))
  const directions = directionNumbers(keys.length)
  /** Digits that tell the draws apart. */
  const digits = draws === 1 ? 0 : 32 - Math.clz32(draws - 1)
  /** Cells of the finest grid, and places within a cell: the middle of a place has 53 digits, which a number holds. */
  const cells = 2 ** digits
  const places = 2 ** (52 - digits)
  return {
    draws,
    dimensions: keys.length,
    fill(dimension, from, count, to) {
      checkFill(draws, keys.length, dimension, from, count)
      if (count === 0) return
      const key = keys[dimension]!
      const direction = directions[dimension]!
      uniforms(key, 0, from, count, to)
      let bits = sobolPoint(direction, from)
      for (let i = 0; i < count; i++) {
        const cell = scrambled(bits, digits, key)
        to[i] = (cell + (Math.floor(to[i]! * places) + 0.5) / places) / cells
        bits = nextSobolPoint(direction, bits, from + i)
      }
    },
  }
}

/** The first `digits` digits of the 32-bit fraction `bits`, scrambled. */
function scrambled(bits: number, digits: number, key: Key): number {
  let result = 0
  // The digits before this one with a 1 in front, so that their number shows too.
  let before = 1
  for (let j = 0; j < digits; j++) {
    const digit = (bits >>> (31 - j)) & 1
    result = (result << 1) | (digit ^ (mix(before, key) >>> 31))
    before = (before << 1) | digit
  }
  return result
}
