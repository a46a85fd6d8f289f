import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../src/sensitivity/random-stream.js'

describe('a random stream', () => {
  it('is xoshiro128**', () => {
    // From the C reference at prng.di.unimi.it, reckoned in Python integers from the state 1, 2, 3, 4.
    const random = new RandomStream([1, 2, 3, 4])
    expect(Array.from({ length: 8 }, () => random.bits())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849,
    ])
  })

  it('has no state of zeros', () => {
    expect(() => new RandomStream([0, 0, 0, 0])).toThrow(RangeError)
  })

  it('differs between seeds and between names', () => {
    const streams = [RandomStream.of(1, 'a'), RandomStream.of(2, 'a'), RandomStream.of(1, 'b')]
    streams.push(RandomStream.of(1 + 2 ** 32, 'a'), RandomStream.of(-1, 'a'))
    expect(new Set(streams.map((s) => s.bits())).size).toBe(5)
  })

  it('draws whole numbers evenly', () => {
    const random = RandomStream.of(7, 'even')
    const counts = new Array<number>(10).fill(0)
    for (let i = 0; i < 100_000; i++) counts[random.below(10)]!++
    const chiSquare = counts.reduce((sum, c) => sum + (c - 10_000) ** 2 / 10_000, 0)
    expect(chiSquare).toBeLessThan(27.88) // 99.9% of chi-square with 9 degrees of freedom
  })

  it('shuffles into every order equally often', () => {
    const random = RandomStream.of(7, 'orders')
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
