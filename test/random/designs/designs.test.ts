import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designs } from '../../../src/random/designs.js'
import { expectClose } from '../close.js'

const NAMES = ['growth', 'price', 'share']
const column = (name: keyof typeof designs, draws: number, seed: number, dimension = 0) => {
  const to = new Float64Array(draws)
  designs[name]({ draws, names: NAMES, seed }).fill(dimension, 0, draws, to)
  return to
}

describe.each(Object.keys(designs) as (keyof typeof designs)[])('design %s', (name) => {
  it('fills the same numbers in chunks, in any order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.nat(),
        fc.nat(2),
        fc.array(fc.nat(300), { maxLength: 5 }),
        (draws, seed, dimension, cuts) => {
          const whole = column(name, draws, seed, dimension)
          const design = designs[name]({ draws, names: NAMES, seed })
          const edges = [0, draws, ...cuts.filter((cut) => cut < draws)].sort((a, b) => a - b)
          const to = new Float64Array(draws)
          for (let i = edges.length - 1; i > 0; i--) {
            const [from, end] = [edges[i - 1]!, edges[i]!]
            const chunk = new Float64Array(end - from + 1).fill(7)
            design.fill(dimension, from, end - from, chunk)
            to.set(chunk.subarray(0, end - from), from)
            expect(chunk.at(-1)).toBe(7)
          }
          expect(to).toEqual(whole)
          expect(whole.every((u) => u > 0 && u < 1)).toBe(true)
        },
      ),
    )
  })

  it('puts every draw anywhere with the same probability, over seeds, whatever the other dimensions do', () => {
    const seeds = 4000
    const counts = new Float64Array(16)
    let product = 0
    for (let seed = 0; seed < seeds; seed++) {
      const design = designs[name]({ draws: 7, names: NAMES, seed })
      const [u, v] = [new Float64Array(1), new Float64Array(1)]
      design.fill(1, 5, 1, u)
      design.fill(2, 5, 1, v)
      counts[Math.floor(u[0]! * 16)]!++
      product += (u[0]! - 0.5) * (v[0]! - 0.5)
    }
    const chi2 = counts.reduce((sum, c) => sum + (c - seeds / 16) ** 2 / (seeds / 16), 0)
    expect(chi2).toBeLessThan(44.3) // 15 degrees of freedom, probability 1e-4 beyond
    expect(Math.abs((product * 12) / seeds)).toBeLessThan(5 / Math.sqrt(seeds))
  })

  it('has dimensions that are not correlated', () => {
    const n = 4096
    const [u, v] = [column(name, n, 3, 0), column(name, n, 3, 2)]
    const product = u.reduce((sum, x, i) => sum + (x - 0.5) * (v[i]! - 0.5), 0)
    expect(Math.abs((product * 12) / n)).toBeLessThan(5 / Math.sqrt(n))
  })

  it('is the same again, and another with another seed', () => {
    expect(column(name, 50, 4)).toEqual(column(name, 50, 4))
    const both = new Set([...column(name, 50, 4), ...column(name, 50, 5)])
    expect(both.size).toBe(100)
  })

  it('integrates without bias', () => {
    // x² y over the square: 1/6.
    const means = Array.from({ length: 400 }, (_, seed) => {
      const [u, v] = [column(name, 13, seed, 0), column(name, 13, seed, 1)]
      return u.reduce((sum, x, i) => sum + x * x * v[i]!, 0) / 13
    })
    const mean = means.reduce((sum, x) => sum + x, 0) / means.length
    const variance = means.reduce((sum, x) => sum + (x - mean) ** 2, 0) / means.length
    expectClose(mean, 1 / 6, 0, 4.5 * Math.sqrt(variance / means.length))
  })

  it('says what it cannot do', () => {
    const make = (draws: number, names = NAMES, seed = 1) => designs[name]({ draws, names, seed })
    const limit = (draws: number) =>
      new RangeError(`draws must be a whole number from 1 to 1073741824, not ${draws}`)
    for (const draws of [0, -1, 1.5, 2 ** 31, Number.NaN]) expect(() => make(draws)).toThrow(limit(draws))
    expect(() => make(5, ['a', 'b', 'a'])).toThrow(
      new RangeError('two dimensions are called "a": they would draw the same numbers'),
    )
    expect(() => make(5, ['a'], -3)).toThrow(RangeError)
    const to = new Float64Array(9)
    expect(() => make(5).fill(3, 0, 5, to)).toThrow(
      new RangeError('dimension 3 asked for, in a design of 3 counted from 0'),
    )
    expect(() => make(5).fill(0, 2, 4, to)).toThrow(
      new RangeError('draws 2 to 5 asked for, of 5 counted from 0'),
    )
    expect(() => make(5).fill(0, -1, 4, to)).toThrow(RangeError)
    expect(make(2 ** 30).draws).toBe(2 ** 30)
  })
})

/** The centred L2 discrepancy, squared: Hickernell 1998, "A generalized discrepancy and quadrature error bound", (5.2). */
function centredDiscrepancy(points: readonly Float64Array[]): number {
  const n = points[0]!.length
  let single = 0
  let double = 0
  for (let i = 0; i < n; i++) {
    single += points.reduce((product, x) => {
      const away = Math.abs(x[i]! - 0.5)
      return product * (1 + away / 2 - (away * away) / 2)
    }, 1)
    for (let j = 0; j < n; j++)
      double += points.reduce((product, x) => {
        const [a, b] = [Math.abs(x[i]! - 0.5), Math.abs(x[j]! - 0.5)]
        return product * (1 + a / 2 + b / 2 - Math.abs(x[i]! - x[j]!) / 2)
      }, 1)
  }
  return (13 / 12) ** points.length - (2 / n) * single + double / (n * n)
}

describe('designs', () => {
  it('fill the cube the more evenly the more they know', () => {
    const mean = (name: keyof typeof designs) => {
      const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
      const discrepancy = (seed: number) =>
        centredDiscrepancy([0, 1, 2].map((d) => column(name, 256, seed, d)))
      return seeds.reduce((sum, seed) => sum + discrepancy(seed), 0) / seeds.length
    }
    // For random points its mean is ((5/4)³ - (13/12)³) / n.
    expectClose(mean('random'), (1.25 ** 3 - (13 / 12) ** 3) / 256, 0.5)
    expect(mean('lhs')).toBeLessThan(0.5 * mean('random'))
    expect(mean('sobol')).toBeLessThan(0.1 * mean('random'))
  })
})
