import { mix } from './mix.js'
import type { Key } from './threefry.js'

const ROUNDS = 8
/** Binary digits that are permuted at least: with few, the rounds have few numbers to choose among. */
const LEAST_DIGITS = 10

/**
 * A random permutation of 0 to n - 1 (n ≤ 2³⁰) by a key, as a function that computes the place of any one index in
 * constant memory: a Feistel network on binary digits, whose two halves take turns in changing each other (Luby and
 * Rackoff 1988), walked until it comes to a number below n (Black and Rogaway 2002, "Ciphers with arbitrary finite
 * domains", section 3).
 */
export function permutation(n: number, key: Key): (index: number) => number {
  const digits = Math.max(LEAST_DIGITS, 32 - Math.clz32(n - 1))
  const lowDigits = digits >>> 1
  const lowMask = (1 << lowDigits) - 1
  const highMask = (1 << (digits - lowDigits)) - 1
  return (index) => {
    let place = index
    do {
      let high = place >>> lowDigits
      let low = place & lowMask
      for (let round = 0; round < ROUNDS; round += 2) {
        high ^= mix((round << 16) | low, key) & highMask
        low ^= mix(((round + 1) << 16) | high, key) & lowMask
      }
      place = (high << lowDigits) | low
    } while (place >= n)
    return place
  }
}
