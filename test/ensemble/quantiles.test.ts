import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { summariseColumn } from '../../src/ensemble/quantiles.js'

const LEVELS = [0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999]

function ends(values: readonly number[]): [number, number] {
  return [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
}

/** By sorting: Hyndman and Fan 1996, definition 7, and plain means of the ends. */
function bySorting(values: readonly number[], levels: readonly number[], tail: number) {
  const sorted = [...values].sort((a, b) => a - b)
  const quantiles = levels.map((p) => {
    const h = (sorted.length - 1) * p
    const [low, high] = [sorted[Math.floor(h)]!, sorted[Math.ceil(h)]!]
    return low + (h - Math.floor(h)) * (high - low)
  })
  const wanted = Math.ceil(tail * values.length)
  // Halved and doubled, since sums of numbers near the largest would be too large.
  const mean = (part: readonly number[]) => part.reduce((sum, v) => sum + v / wanted, 0)
  return { quantiles, lower: mean(sorted.slice(0, wanted)), upper: mean(sorted.slice(-wanted)) }
}

function expectAsSorted(values: readonly number[], levels: readonly number[], tail: number): void {
  const column = Float64Array.from(values)
  const is = summariseColumn(column, ...ends(values), levels, tail)
  const sorted = bySorting(values, levels, tail)
  expect(is.quantiles.map((q) => q + 0)).toEqual(sorted.quantiles.map((q) => q + 0))
  // Sums in another order; of numbers that nearly cancel the size of the terms is the measure.
  const [least, largest] = ends(values)
  const size = Math.max(Math.abs(least), Math.abs(largest))
  for (const side of ['lower', 'upper'] as const)
    expect(Math.abs(is[side] - sorted[side])).toBeLessThanOrEqual(1e-12 * size)
  expect([...column]).toEqual(values)
}

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e150, max: 1e150 }),
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true, min: -1, max: 1 }),
  fc.double({ noNaN: true, min: 1e9, max: 1e9 + 1e-3 }),
  fc.constantFrom(0, 1e300, -1e300, 1e-300, 5e-324, -5e-324),
)
/** Few and many, of one kind or mixed. */
const column = fc.oneof(
  fc.array(value, { minLength: 1, maxLength: 60 }),
  fc.array(value, { minLength: 40, maxLength: 3000, size: 'max' }),
  fc.array(fc.double({ noNaN: true, min: 0, max: 1 }), { minLength: 49, maxLength: 3000, size: 'max' }),
  fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 49, maxLength: 3000, size: 'max' }),
)

describe('quantiles and tail means of a column', () => {
  it('are those of sorting it', () => {
    fc.assert(
      fc.property(column, fc.constantFrom(0.001, 0.05, 0.1, 0.5), (values, tail) => {
        expectAsSorted(values, LEVELS, tail)
      }),
      { numRuns: 500 },
    )
  })

  it('are those of sorting it, with any levels', () => {
    const level = fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(column, fc.uniqueArray(level, { maxLength: 30 }), (values, levels) => {
        expectAsSorted(
          values,
          [...levels].sort((a, b) => a - b),
          0.05,
        )
      }),
      { numRuns: 200 },
    )
  })

  it('do not mind outliers, clusters, powers and constants', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ((i * 7919) % 20_011) / 20_011)
    expectAsSorted(many, LEVELS, 0.05)
    expectAsSorted([...many, 1e300], LEVELS, 0.05)
    expectAsSorted([-1e300, ...many, 1e300, 1e299], LEVELS, 0.05)
    expectAsSorted(
      many.map((v) => 10 ** (v * 600 - 300)),
      LEVELS,
      0.05,
    )
    expectAsSorted(
      many.map((v, i) => v * 1e-9 + (i % 2) * 1e9),
      LEVELS,
      0.05,
    )
    expectAsSorted(
      many.map(() => 7.25),
      LEVELS,
      0.05,
    )
    expectAsSorted(
      many.map((_, i) => (i === 5 ? 8 : 7)),
      LEVELS,
      0.05,
    )
  })

  it('hold where the spread is larger than the largest number', () => {
    // Levels at whole ranks: what lies between two such numbers is beyond arithmetic.
    const values = Array.from({ length: 101 }, (_, i) => (((i * 37) % 101) - 50) * 3.4e306)
    const levels = [0.1, 0.25, 0.5, 0.75, 0.9]
    const { quantiles } = summariseColumn(Float64Array.from(values), ...ends(values), levels, 0.05)
    expect(quantiles).toEqual([10, 25, 50, 75, 90].map((rank) => (rank - 50) * 3.4e306))
  })

  it('do not mind that the ends are told wider than they are', () => {
    const values = Array.from({ length: 500 }, (_, i) => Math.sin(i))
    const { quantiles } = summariseColumn(Float64Array.from(values), -10, 1e6, LEVELS, 0.05)
    expect(quantiles).toEqual(bySorting(values, LEVELS, 0.05).quantiles)
  })
})
