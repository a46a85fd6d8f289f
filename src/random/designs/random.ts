import type { Design } from '../design.js'
import { uniforms } from '../threefry.js'
import { checkFill, type DesignOptions, keysOf } from './options.js'

/** Independent uniform numbers: plain Monte Carlo. A draw does not change when the number of draws does. */
export function randomDesign(options: DesignOptions): Design {
  const { draws } = options
  const keys = keysOf(options)
  return {
    draws,
    dimensions: keys.length,
    fill(dimension, from, count, to) {
      checkFill(draws, keys.length, dimension, from, count)
      uniforms(keys[dimension]!, 0, from, count, to)
    },
  }
}
