import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { streamKey } from '../../src/random/stream.js'

describe('streamKey', () => {
  it('tells seeds and names apart', () => {
    const names = ['', 'a', 'b', 'ab', 'ba', 'aa', 'a\0', '\0a', '\0', '\0\0', '增长', 'growth', 'growth_2']
    const seeds = [0, 1, 2, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1]
    const keys = seeds.flatMap((seed) => names.map((name) => streamKey(seed, name).join()))
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('changes about half of its bits with one bit of the seed or of the name', () => {
    let changed = 0
    let pairs = 0
    const distance = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, w, i) => sum + [...((w ^ b[i]!) >>> 0).toString(2)].filter((d) => d === '1').length, 0)
    fc.assert(
      fc.property(fc.nat(), fc.string({ minLength: 1 }), (seed, name) => {
        const key = streamKey(seed, name)
        changed += distance(key, streamKey(seed ^ 1, name))
        const other = String.fromCharCode(name.charCodeAt(0) ^ 1) + name.slice(1)
        changed += distance(key, streamKey(seed, other))
        pairs += 2
      }),
    )
    expect(Math.abs(changed / pairs - 32)).toBeLessThan((5 * 4) / Math.sqrt(pairs))
  })

  it.each([-1, 0.5, 2 ** 53, Number.NaN, Infinity])('takes no seed of %d', (seed) => {
    expect(() => streamKey(seed, 'x')).toThrow(
      new RangeError(`a seed is a whole number from 0 to 9007199254740991, not ${seed}`),
    )
  })
})
