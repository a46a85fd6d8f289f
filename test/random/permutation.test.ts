import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { permutation } from '../../src/random/permutation.js'
import { streamKey } from '../../src/random/stream.js'

const all = (n: number, seed: number) =>
  Array.from({ length: n }, (_, i) => permutation(n, streamKey(seed, 'x'))(i))

describe('permutation', () => {
  it('takes each place once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.nat(), (n, seed) => {
        expect(all(n, seed).sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i))
      }),
    )
  })

  it('stays below n far out', () => {
    const place = permutation(2 ** 30, streamKey(1, 'x'))
    fc.assert(
      fc.property(fc.nat(2 ** 30 - 1), fc.nat(2 ** 30 - 1), (i, j) => {
        expect(place(i)).toBeLessThan(2 ** 30)
        expect(place(i)).toBeGreaterThanOrEqual(0)
        expect(place(i) === place(j)).toBe(i === j)
      }),
    )
  })

  it('is each of the 24 of four with the same probability', () => {
    const counts = new Map<string, number>()
    const trials = 12_000
    for (let seed = 0; seed < trials; seed++) {
      const word = all(4, seed).join('')
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
    expect(counts.size).toBe(24)
    const chi2 = [...counts.values()].reduce((sum, c) => sum + (c - trials / 24) ** 2 / (trials / 24), 0)
    expect(chi2).toBeLessThan(58.7) // 23 degrees of freedom, probability 6e-5 beyond
  })

  it('leaves no trace of the order: neighbours go to unrelated places', () => {
    const n = 100_000
    const places = all(n, 7).map((place) => (place + 0.5) / n - 0.5)
    for (const lag of [1, 2, 3, 16, 256, 1024, 32_768]) {
      let product = 0
      for (let i = lag; i < n; i++) product += places[i]! * places[i - lag]!
      expect(Math.abs((product * 12) / (n - lag))).toBeLessThan(5 / Math.sqrt(n - lag))
    }
  })
})
