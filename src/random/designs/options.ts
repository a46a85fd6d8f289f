import { streamKey } from '../stream.js'
import type { Key } from '../threefry.js'

/** What every design is made from. */
export interface DesignOptions {
  /** How many draws, from 1 to 2³⁰. */
  readonly draws: number
  /** A name for each dimension, all different: its random numbers are keyed by it. */
  readonly names: readonly string[]
  /** A whole number from 0 to 2⁵³ - 1. */
  readonly seed: number
}

/** Counters, strata and direction numbers have 32 bits. */
const MOST = 2 ** 30

/**
 * The key of each dimension's random numbers.
 *
 * @throws RangeError when number of draws, names or seed are not as they should be.
 */
export function keysOf({ draws, names, seed }: DesignOptions): readonly Key[] {
  if (!Number.isInteger(draws) || draws < 1 || draws > MOST)
    throw new RangeError(`draws must be a whole number from 1 to ${MOST}, not ${draws}`)
  const twice = names.find((name, i) => names.indexOf(name) < i)
  if (twice !== undefined)
    throw new RangeError(`two dimensions are called "${twice}": they would draw the same numbers`)
  return names.map((name) => streamKey(seed, name))
}

/** @throws RangeError when the draws or the dimension asked for are none of the design's. */
export function checkFill(
  draws: number,
  dimensions: number,
  dimension: number,
  from: number,
  count: number,
): void {
  if (!Number.isInteger(dimension) || dimension < 0 || dimension >= dimensions)
    throw new RangeError(`dimension ${dimension} asked for, in a design of ${dimensions} counted from 0`)
  if (!Number.isInteger(from) || !Number.isInteger(count) || from < 0 || count < 0 || from + count > draws)
    throw new RangeError(`draws ${from} to ${from + count - 1} asked for, of ${draws} counted from 0`)
}
