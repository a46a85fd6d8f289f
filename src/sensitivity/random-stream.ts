/**
 * A stream of random numbers for what happens in order: resamples, shuffles. One seed and name give one stream.
 *
 * It is xoshiro128** (Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators"), period 2^128 − 1.
 */
export class RandomStream {
  readonly #state: Int32Array

  /** A stream of this seed, apart from streams of other names. */
  static of(seed: number, name: string): RandomStream {
    let hash = 0x811c9dc5
    for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
    const words = [Math.floor(seed / 2 ** 32), seed, hash, name.length]
    return new RandomStream(words.map((word, i) => (hash = mixed(hash ^ mixed(word + i)))))
  }

  /** A stream from four words of 32 bits, not all of them zero. */
  constructor(state: readonly number[]) {
    this.#state = Int32Array.from(state)
    if (this.#state.length !== 4 || this.#state.every((word) => word === 0))
      throw new RangeError(`the state must be four words, not all zero, not [${state.join(', ')}]`)
  }

  /** The next whole number, uniform in [0, 2^32). */
  bits(): number {
    const s = this.#state
    const result = Math.imul(rotated(Math.imul(s[1]!, 5), 7), 9) >>> 0
    const shifted = s[1]! << 9
    s[2]! ^= s[0]!
    s[3]! ^= s[1]!
    s[1]! ^= s[2]!
    s[0]! ^= s[3]!
    s[2]! ^= shifted
    s[3] = rotated(s[3]!, 11)
    return result
  }

  /** A whole number, uniform in [0, n), for n up to a million or so: n / 2^32 bounds the bias. */
  below(n: number): number {
    return Math.floor((this.bits() / 2 ** 32) * n)
  }

  /** Puts the entries in random order, in place (Fisher and Yates 1938; Durstenfeld 1964). */
  shuffle(entries: { readonly length: number; [index: number]: number }): void {
    for (let i = entries.length - 1; i > 0; i--) {
      const j = this.below(i + 1)
      const kept = entries[i]!
      entries[i] = entries[j]!
      entries[j] = kept
    }
  }
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

/** A bijection of 32-bit words in which every bit depends on every other: the last step of MurmurHash3 (Appleby). */
function mixed(word: number): number {
  let h = word | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
