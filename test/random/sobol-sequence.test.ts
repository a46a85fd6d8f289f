import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  directionNumbers,
  nextSobolPoint,
  SOBOL_DIMENSIONS,
  sobolPoint,
} from '../../src/random/sobol-sequence.js'
import fixture from './fixtures/sobol.json' with { type: 'json' }

describe('Sobol sequence', () => {
  const directions = directionNumbers(SOBOL_DIMENSIONS)

  it('has the points that scipy has: the first ones, and a far one in all dimensions', () => {
    const points = fixture.first.map((_, i) => directions.slice(0, 6).map((d) => sobolPoint(d, i) >>> 0))
    expect(points).toEqual(fixture.first)
    expect(directions.map((d) => sobolPoint(d, 1234567) >>> 0)).toEqual(fixture.far)
  })

  it('goes from point to point', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 30 - 2), fc.nat(SOBOL_DIMENSIONS - 1), (index, dimension) => {
        const d = directions[dimension]!
        expect(nextSobolPoint(d, sobolPoint(d, index), index)).toBe(sobolPoint(d, index + 1))
      }),
    )
  })
})
