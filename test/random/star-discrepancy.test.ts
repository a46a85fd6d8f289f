import { describe, expect, it } from 'vitest'
import { designs } from '../../src/random/designs.js'

/** Points of a design's first two dimensions. */
function pointsOf(name: keyof typeof designs, draws: number, seed: number): [number, number][] {
  const design = designs[name]({ draws, names: ['a', 'b'], seed })
  const [x, y] = [0, 1].map((dimension) => {
    const column = new Float64Array(draws)
    design.fill(dimension, 0, draws, column)
    return column
  }) as [Float64Array, Float64Array]
  return Array.from({ length: draws }, (_, i) => [x[i]!, y[i]!])
}

/**
 * The star discrepancy in two dimensions: the largest difference between the share of points in a box that begins at
 * the origin and its area. It is reached where the box's sides go through points (Niederreiter 1972), just with them
 * or just without them.
 */
function starDiscrepancy(points: readonly (readonly [number, number])[]): number {
  const sides = (axis: 0 | 1) => [...points.map((p) => p[axis]), 1]
  let largest = 0
  for (const x of sides(0))
    for (const y of sides(1)) {
      let within = 0
      let inside = 0
      for (const [a, b] of points) {
        if (a <= x && b <= y) within++
        if (a < x && b < y) inside++
      }
      largest = Math.max(largest, within / points.length - x * y, x * y - inside / points.length)
    }
  return largest
}

describe('the star discrepancy', () => {
  it('is known for one point, and for the middles of a diagonal', () => {
    expect(starDiscrepancy([[0.5, 0.5]])).toBeCloseTo(0.75, 12)
    // With (1/4, 1/4) and (3/4, 3/4) the box up to both sides' 3/4 without its corner holds one of two points.
    expect(
      starDiscrepancy([
        [0.25, 0.25],
        [0.75, 0.75],
      ]),
    ).toBeCloseTo(0.4375, 12)
  })

  it.each([1, 2, 3, 4, 5])('of Sobol points is below that of random ones (seed %i)', (seed) => {
    const sobol = starDiscrepancy(pointsOf('sobol', 128, seed))
    expect(sobol).toBeLessThan(starDiscrepancy(pointsOf('random', 128, seed)) / 1.5)
    expect(sobol).toBeLessThan(0.05)
  })
})
