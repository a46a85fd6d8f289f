import { type Key, threefry } from './threefry.js'

/**
 * The key of the random numbers of `name` under `seed`. It depends on these two alone, so that an input more or
 * less, or another order, moves nobody else's draws; and any two names share a key with probability 2⁻⁶⁴.
 *
 * @throws RangeError when the seed is no whole number from 0 to 2⁵³ - 1.
 */
export function streamKey(seed: number, name: string): Key {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`a seed is a whole number from 0 to ${Number.MAX_SAFE_INTEGER}, not ${seed}`)
  let key: Key = [seed | 0, Math.floor(seed / 2 ** 32)]
  for (let i = 0; i < name.length; i++) key = threefry(key, name.charCodeAt(i), NAMES | i)
  return threefry(key, name.length, END)
}

/** Second counter words far from those that number the words of a draw. */
const NAMES = 0x40000000
const END = 0x7fffffff
