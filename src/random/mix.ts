import type { Key } from './threefry.js'

/**
 * 32 bits that look unrelated to those of `x`, by a key: the finalizer of MurmurHash3 (Appleby 2011) with the key
 * before and in the midst of it. For each key a bijection.
 */
export function mix(x: number, key: Key): number {
  let bits = x ^ key[0]
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b) ^ key[1]
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
