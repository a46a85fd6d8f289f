import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../src/sensitivity/random-stream.js'

describe('a random stream', () => {
  it('goes on past what it holds ahead, without repeating', () => {
    const random = new RandomStream(1, 'long')
    expect(new Set(Array.from({ length: 1000 }, () => random.uniform())).size).toBe(1000)
  })

  it('differs between seeds and between names', () => {
    const streams = [new RandomStream(1, 'a'), new RandomStream(2, 'a'), new RandomStream(1, 'b')]
    expect(new Set(streams.map((s) => s.uniform())).size).toBe(3)
  })

  it('draws whole numbers evenly', () => {
    const random = new RandomStream(7, 'even')
    const counts = new Array<number>(10).fill(0)
    for (let i = 0; i < 100_000; i++) counts[random.below(10)]!++
    const chiSquare = counts.reduce((sum, c) => sum + (c - 10_000) ** 2 / 10_000, 0)
    expect(chiSquare).toBeLessThan(27.88) // 99.9% of chi-square with 9 degrees of freedom
  })

  it('shuffles into every order equally often', () => {
    const random = new RandomStream(7, 'orders')
    const counts = new Map<string, number>()
    for (let i = 0; i < 6000; i++) {
      const entries = [1, 2, 3]
      random.shuffle(entries)
      counts.set(entries.join(), (counts.get(entries.join()) ?? 0) + 1)
    }
    const chiSquare = [...counts.values()].reduce((sum, c) => sum + (c - 1000) ** 2 / 1000, 0)
    expect(counts.size).toBe(6)
    expect(chiSquare).toBeLessThan(20.52) // 99.9% with 5 degrees of freedom
  })
})
