import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  normalBetween,
  normalCdf,
  normalDensity,
  normalQuantile,
  normalScores,
} from '../../../src/numerics/special/normal.js'
import { expectClose } from '../../random/close.js'
import fixture from '../../random/fixtures/normal.json' with { type: 'json' }

describe('normal', () => {
  it.each(fixture.cdf)('has the density and cdf of 60-digit arithmetic at %d', (z, density, cdf) => {
    expectClose(normalDensity(z!), density!, 1e-14)
    expectClose(normalCdf(z!), cdf!, 1e-14)
  })

  it.each(fixture.quantile)('has the quantile of 60-digit arithmetic at %d', (p, quantile) => {
    expectClose(normalQuantile(p!), quantile!, 1e-14)
  })

  it('ends where probability ends', () => {
    expect([0, 1, -0.1, 1.1, Number.NaN].map(normalQuantile)).toEqual([
      -Infinity,
      Infinity,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ])
    expect([-Infinity, Infinity, Number.NaN].map(normalCdf)).toEqual([0, 1, Number.NaN])
    expect([-Infinity, Infinity, Number.NaN].map(normalDensity)).toEqual([0, 0, Number.NaN])
  })

  it('comes back from score to score', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (z) => {
        expectClose(normalQuantile(normalCdf(z)), z, 1e-13, z > 0 ? 1e-10 : 1e-15)
      }),
    )
  })

  it('knows the probability between two scores far out', () => {
    expectClose(normalBetween(-1, 1), 0.6826894921370859, 1e-14)
    expectClose(normalBetween(6, Infinity), 9.86587645037698e-10, 1e-14)
    expect(normalBetween(6, 7)).toBe(normalBetween(-7, -6))
    expect(normalBetween(-Infinity, Infinity)).toBe(1)
  })

  it('fills columns with the same scores, as far as asked', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-300, max: 1 - 2 ** -53, noNaN: true })), (ps) => {
        const column = Float64Array.of(...ps, 0.25)
        normalScores(column, ps.length)
        expect([...column]).toEqual([...ps.map(normalQuantile), 0.25])
      }),
    )
  })
})
