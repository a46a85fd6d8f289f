import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latinHypercubeDesign } from '../../../src/random/designs/latin-hypercube.js'

describe('latin hypercube', () => {
  it('has one draw in each stratum of each dimension', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(), (draws, seed) => {
        const design = latinHypercubeDesign({ draws, names: ['a', 'b'], seed })
        const to = new Float64Array(draws)
        for (const dimension of [0, 1]) {
          design.fill(dimension, 0, draws, to)
          expect(new Set(to.map((u) => Math.floor(u * draws))).size).toBe(draws)
        }
      }),
    )
  })

  it('is keyed by name', () => {
    const [one, other] = [new Float64Array(20), new Float64Array(20)]
    latinHypercubeDesign({ draws: 20, names: ['a', 'b'], seed: 1 }).fill(1, 0, 20, one)
    latinHypercubeDesign({ draws: 20, names: ['b'], seed: 1 }).fill(0, 0, 20, other)
    expect(one).toEqual(other)
  })

  it('makes the mean of a sum far more certain', () => {
    const errors = Array.from({ length: 100 }, (_, seed) => {
      const design = latinHypercubeDesign({ draws: 100, names: ['a', 'b'], seed })
      const [a, b] = [new Float64Array(100), new Float64Array(100)]
      design.fill(0, 0, 100, a)
      design.fill(1, 0, 100, b)
      return a.reduce((sum, x, i) => sum + x + b[i]!, 0) / 100 - 1
    })
    const variance = errors.reduce((sum, e) => sum + e * e, 0) / errors.length
    // Of independent draws it is (2/12) / 100; within strata each draw keeps a 100th of its spread.
    const within = 2 / 12 / 100 / 100 ** 2
    expect(variance).toBeGreaterThan(within / 2)
    expect(variance).toBeLessThan(within * 2)
  })
})
