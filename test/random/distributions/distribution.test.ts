import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalCdf, normalScores } from '../../../src/numerics/special/normal.js'
import { randomDesign } from '../../../src/random/designs/random.js'
import { expectClose } from '../close.js'
import { SHAPES } from './shapes.js'

const score = fc.double({ min: -9, max: 9, noNaN: true })
const DRAWS = 1_000_000
const SCORES = new Float64Array(DRAWS)
randomDesign({ draws: DRAWS, names: ['x'], seed: 20260 }).fill(0, 0, DRAWS, SCORES)
normalScores(SCORES, DRAWS)

describe.each(Object.entries(SHAPES))('%s', (_, distribution) => {
  const { low, high, sd } = distribution

  it('rises from 0 to 1 and stays within its bounds', () => {
    expect([distribution.cdf(-Infinity), distribution.cdf(Infinity)]).toEqual([0, 1])
    expectClose(distribution.quantile(0), low, 1e-15)
    expectClose(distribution.quantile(1), high, 1e-15)
    expect([-0.1, 1.1, Number.NaN].map((p) => distribution.quantile(p))).toEqual([NaN, NaN, NaN])
    fc.assert(
      fc.property(score, score, (z1, z2) => {
        const scores = Float64Array.of(Math.min(z1, z2), Math.max(z1, z2))
        distribution.fromScores(scores, 2)
        const [x, y] = scores as unknown as [number, number]
        expect(x >= low && x <= y && y <= high).toBe(true)
        expect(distribution.cdf(x)).toBeLessThanOrEqual(distribution.cdf(y))
      }),
    )
  })

  it('turns scores into its quantiles', () => {
    const median = distribution.quantile(0.5)
    fc.assert(
      fc.property(fc.double({ min: -8.5, max: 3, noNaN: true }), (z) => {
        const one = Float64Array.of(z, 7)
        distribution.fromScores(one, 1)
        const x = distribution.quantile(normalCdf(z))
        expectClose(one[0]!, x, 0, 1e-9 * Math.max(sd, Math.abs(x - median)))
        expect(one[1]).toBe(7)
      }),
      { numRuns: 500 },
    )
  })

  it('has the quantile that its cdf says', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p) => {
        const x = distribution.quantile(p)
        expect(distribution.cdf(x)).toBeGreaterThanOrEqual(p - 1e-8)
        expect(distribution.cdf(x - 1e-7 * sd)).toBeLessThanOrEqual(p + 1e-8)
      }),
    )
  })

  it('is drawn with its mean, sd and quantiles', () => {
    const x = SCORES.slice()
    distribution.fromScores(x, DRAWS)
    const mean = x.reduce((sum, v) => sum + v, 0) / DRAWS
    const squares = x.map((v) => (v - distribution.mean) ** 2)
    const variance = squares.reduce((sum, v) => sum + v, 0) / DRAWS
    const fourth = squares.reduce((sum, v) => sum + (v - variance) ** 2, 0) / DRAWS
    expectClose(mean, distribution.mean, 0, (5 * sd) / Math.sqrt(DRAWS))
    // Without a fourth moment the spread of the variance cannot be judged.
    if (distribution !== SHAPES['studentT with 2.5 degrees of freedom'])
      expectClose(variance, sd * sd, 1e-3 * sd, 5 * Math.sqrt(fourth / DRAWS))
    for (const p of [0.01, 0.2, 0.5, 0.77, 0.999]) {
      const q = distribution.quantile(p)
      const error = 5 * Math.sqrt((p * (1 - p)) / DRAWS)
      const share = (most: number) => x.reduce((n, v) => n + (v <= most ? 1 : 0), 0) / DRAWS
      expect(share(q + 1e-9 * sd)).toBeGreaterThan(p - error)
      expect(share(q - 1e-9 * sd)).toBeLessThan(p + error)
    }
  })
})
