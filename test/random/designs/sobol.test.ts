import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sobolDesign } from '../../../src/random/designs/sobol.js'
import { directionNumbers, sobolPoint } from '../../../src/random/sobol-sequence.js'
import { faultText } from '../fault-text.js'

const columns = (draws: number, seed: number, dimensions: number) => {
  const names = Array.from({ length: dimensions }, (_, i) => `x${i}`)
  const design = sobolDesign({ draws, names, seed })
  return names.map((_, dimension) => {
    const to = new Float64Array(draws)
    design.fill(dimension, 0, draws, to)
    return to
  })
}

describe('Sobol design', () => {
  it('has one draw in each elementary interval of one dimension and of the first two', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(), (digits, seed) => {
        const draws = 2 ** digits
        const all = columns(draws, seed, 8)
        for (const x of all) expect(new Set(x.map((u) => Math.floor(u * draws))).size).toBe(draws)
        const [x, y] = all as [Float64Array, Float64Array]
        for (let across = 0; across <= digits; across++) {
          const [wide, high] = [2 ** across, 2 ** (digits - across)]
          expect(new Set(x.map((u, i) => Math.floor(u * wide) * high + Math.floor(y[i]! * high))).size).toBe(
            draws,
          )
        }
      }),
      { numRuns: 40 },
    )
  })

  it('scrambles: points keep how many digits they have in common', () => {
    const draws = 200
    const directions = directionNumbers(3)
    const common = (a: number, b: number) => Math.clz32(a ^ b)
    for (const [dimension, x] of columns(draws, 5, 3).entries()) {
      for (let i = 1; i < draws; i++)
        for (let j = 0; j < i; j++) {
          const plain = common(sobolPoint(directions[dimension]!, i), sobolPoint(directions[dimension]!, j))
          expect(common(Math.floor(x[i]! * 2 ** 32), Math.floor(x[j]! * 2 ** 32))).toBe(plain)
        }
    }
  })

  it('flips digits independently: eight points take all orders that nesting allows equally often', () => {
    const counts = new Map<string, number>()
    const trials = 128 * 50
    for (let seed = 0; seed < trials; seed++) {
      const word = [...columns(8, seed, 1)[0]!].map((u) => Math.floor(u * 8)).join('')
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
    // Seven places where a digit may flip.
    expect(counts.size).toBe(128)
    const chi2 = [...counts.values()].reduce((sum, c) => sum + (c - 50) ** 2 / 50, 0)
    expect(chi2).toBeLessThan(193.2) // 127 degrees of freedom, probability 1.3e-4 beyond
  })

  it('integrates a smooth function with an error that falls like n to the -3/2', () => {
    const error = (draws: number) => {
      const squares = Array.from({ length: 30 }, (_, seed) => {
        const all = columns(draws, seed, 3)
        let sum = 0
        for (let i = 0; i < draws; i++) sum += all.reduce((product, x) => product * (1 + (x[i]! - 0.5)), 1)
        return (sum / draws - 1) ** 2
      })
      return Math.sqrt(squares.reduce((sum, s) => sum + s, 0) / squares.length)
    }
    // 64 times the draws: 512 times as good, where random draws would be 8 times as good.
    const gain = error(32) / error(2048)
    expect(gain).toBeGreaterThan(150)
    expect(gain).toBeLessThan(1500)
  })

  it('has 1024 dimensions and no more', () => {
    const names = Array.from({ length: 1025 }, (_, i) => `x${i}`)
    expect(sobolDesign({ draws: 4, names: names.slice(1), seed: 1 }).dimensions).toBe(1024)
    expect(faultText(() => sobolDesign({ draws: 4, names, seed: 1 }))).toEqual({
      en: 'a Sobol design has at most 1024 dimensions, not 1025: a latin hypercube (lhs) has no limit',
      zh: 'Sobol抽样最多1024维，此处为1025维；拉丁超立方抽样（lhs）不限维数',
    })
  })
})
