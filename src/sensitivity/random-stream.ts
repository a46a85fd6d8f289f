import { streamKey } from '../random/stream.js'
import { type Key, uniforms } from '../random/threefry.js'

/** Random numbers for what happens in order: resamples, shuffles. One seed and name give one stream. */
export class RandomStream {
  readonly #key: Key
  readonly #ahead = new Float64Array(256)
  #taken = 0

  /** @throws RangeError when the seed is no whole number from 0 to 2⁵³ − 1. */
  constructor(seed: number, name: string) {
    this.#key = streamKey(seed, name)
  }

  /** The next number, uniform in (0, 1). */
  uniform(): number {
    const at = this.#taken % this.#ahead.length
    if (at === 0) uniforms(this.#key, 0, this.#taken, this.#ahead.length, this.#ahead)
    this.#taken++
    return this.#ahead[at]!
  }

  /** A whole number, uniform in [0, n). */
  below(n: number): number {
    return Math.floor(this.uniform() * n)
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
