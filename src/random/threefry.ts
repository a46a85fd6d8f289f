/**
 * Counter-based random numbers: Threefry-2x32 with 20 rounds, of Salmon, Moraes, Dror and Shaw 2011, "Parallel
 * random numbers: as easy as 1, 2, 3". A number is a function of key and counter, so that any of them can be had
 * at once, in any order and on any worker.
 */

/** Two 32-bit words, as signed integers: the key of a stream of random numbers. */
export type Key = readonly [number, number]

/** Constant of the key schedule of Threefry with 32-bit words. */
const PARITY = 0x1bd11bda

/** The 64 random bits of one counter. */
export function threefry([key0, key1]: Key, counter0: number, counter1: number): Key {
  const keys = [key0, key1, PARITY ^ key0 ^ key1]
  let x = (counter0 + key0) | 0
  let y = (counter1 + key1) | 0
  for (let round = 0; round < 20; round++) {
    x = (x + y) | 0
    const turn = ROTATIONS[round % 8]!
    y = ((y << turn) | (y >>> (32 - turn))) ^ x
    if (round % 4 === 3) {
      const injection = (round + 1) / 4
      x = (x + keys[injection % 3]!) | 0
      y = (y + keys[(injection + 1) % 3]! + injection) | 0
    }
  }
  return [x, y]
}

const ROTATIONS = [13, 15, 26, 6, 17, 29, 16, 24]

/**
 * Writes the uniform numbers of counters (from, word) to (from + count - 1, word) to `to[0]` to `to[count - 1]`.
 * They are the middles of 2⁵² equal parts of the unit interval: never 0, never 1, and as fine below 1 as above 0.
 */
export function uniforms(key: Key, word: number, from: number, count: number, to: Float64Array): void {
  const key0 = key[0] | 0
  const key1 = key[1] | 0
  const key2 = PARITY ^ key0 ^ key1
  const first = (from + key0) | 0
  const second = (word + key1) | 0
  // The rounds of `threefry`, written out for speed.
  for (let i = 0; i < count; i++) {
    let x = (first + i) | 0
    let y = second
    x = (x + y) | 0
    y = ((y << 13) | (y >>> 19)) ^ x
    x = (x + y) | 0
    y = ((y << 15) | (y >>> 17)) ^ x
    x = (x + y) | 0
    y = ((y << 26) | (y >>> 6)) ^ x
    x = (x + y) | 0
    y = ((y << 6) | (y >>> 26)) ^ x
    x = (x + key1) | 0
    y = (y + key2 + 1) | 0
    x = (x + y) | 0
    y = ((y << 17) | (y >>> 15)) ^ x
    x = (x + y) | 0
    y = ((y << 29) | (y >>> 3)) ^ x
    x = (x + y) | 0
    y = ((y << 16) | (y >>> 16)) ^ x
    x = (x + y) | 0
    y = ((y << 24) | (y >>> 8)) ^ x
    x = (x + key2) | 0
    y = (y + key0 + 2) | 0
    x = (x + y) | 0
    y = ((y << 13) | (y >>> 19)) ^ x
    x = (x + y) | 0
    y = ((y << 15) | (y >>> 17)) ^ x
    x = (x + y) | 0
    y = ((y << 26) | (y >>> 6)) ^ x
    x = (x + y) | 0
    y = ((y << 6) | (y >>> 26)) ^ x
    x = (x + key0) | 0
    y = (y + key1 + 3) | 0
    x = (x + y) | 0
    y = ((y << 17) | (y >>> 15)) ^ x
    x = (x + y) | 0
    y = ((y << 29) | (y >>> 3)) ^ x
    x = (x + y) | 0
    y = ((y << 16) | (y >>> 16)) ^ x
    x = (x + y) | 0
    y = ((y << 24) | (y >>> 8)) ^ x
    x = (x + key1) | 0
    y = (y + key2 + 4) | 0
    x = (x + y) | 0
    y = ((y << 13) | (y >>> 19)) ^ x
    x = (x + y) | 0
    y = ((y << 15) | (y >>> 17)) ^ x
    x = (x + y) | 0
    y = ((y << 26) | (y >>> 6)) ^ x
    x = (x + y) | 0
    y = ((y << 6) | (y >>> 26)) ^ x
    x = (x + key2) | 0
    y = (y + key0 + 5) | 0
    to[i] = unit(x, y)
  }
}

/** A number in (0, 1) from 64 bits, of which it takes 52: with one more the largest would round to 1. */
export function unit(x: number, y: number): number {
  return ((x >>> 0) * 1048576 + (y >>> 12) + 0.5) * 2 ** -52
}
