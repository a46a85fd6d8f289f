import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Key, threefry, uniforms, unit } from '../../src/random/threefry.js'

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
const hex = (words: Key) => words.map((w) => (w >>> 0).toString(16).padStart(8, '0')).join(' ')

describe('threefry', () => {
  // From the file of known answers of Random123, the authors' own library.
  it.each([
    [[0, 0], [0, 0], '6b200159 99ba4efe'],
    [[0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], '1cb996fc bb002be7'],
    [[0x243f6a88, 0x85a308d3], [0x13198a2e, 0x03707344], 'c4923a9c 483df7a0'],
  ])('gives the known answer for counter %j and key %j', (counter, key, answer) => {
    expect(hex(threefry([key[0]! | 0, key[1]! | 0], counter[0]!, counter[1]!))).toBe(answer)
  })

  it('fills columns from counters, whatever the chunks', () => {
    fc.assert(
      fc.property(word, word, word, fc.nat(2 ** 30), fc.nat(20), (key0, key1, second, from, count) => {
        const to = new Float64Array(count + 1).fill(7)
        uniforms([key0, key1], second, from, count, to)
        const alone = Array.from({ length: count }, (_, i) =>
          unit(...threefry([key0, key1], from + i, second)),
        )
        expect([...to]).toEqual([...alone, 7])
      }),
    )
  })

  it('stays off 0 and 1, by equal distances', () => {
    expect(unit(0, 0)).toBe(2 ** -53)
    expect(unit(-1, -1)).toBe(1 - 2 ** -53)
  })

  it('is uniform in every digit of base 16, and from one counter to the next', () => {
    const n = 200_000
    const u = new Float64Array(n)
    uniforms([1, 2], 3, 0, n, u)
    for (let digit = 0; digit < 13; digit++) {
      const counts = new Float64Array(16)
      for (const x of u) counts[Math.floor(x * 16 ** (digit + 1)) % 16]!++
      const chi2 = counts.reduce((sum, c) => sum + (c - n / 16) ** 2 / (n / 16), 0)
      expect(chi2).toBeLessThan(44.3) // 15 degrees of freedom, probability 1e-4 beyond
    }
    let product = 0
    for (let i = 1; i < n; i++) product += (u[i]! - 0.5) * (u[i - 1]! - 0.5)
    expect(Math.abs((product / n) * 12)).toBeLessThan(5 / Math.sqrt(n))
  })
})
