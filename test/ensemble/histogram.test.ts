import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runEnsemble } from '../../src/ensemble/ensemble.js'
import { sketchOf } from '../../src/ensemble/histogram.js'
import { BINS, binOf, ROW_COUNTS } from '../../src/ensemble/reduction.js'
import type { Design } from '../../src/random/design.js'
import { read } from '../project/town.js'
import { valley } from './valley.js'

const LEVELS = [0.001, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999]
const TAIL = 0.05

/** Holds a sketch of values, binned between `low` and `high`, against sorting; the widest bound of its quantiles. */
function expectWithinBounds(values: readonly number[], low: number, high: number): number {
  const factor = high > low ? BINS / (high - low) : 0
  const counts = new Uint32Array(ROW_COUNTS)
  for (const value of values) counts[binOf(value, low, factor)]!++
  const sorted = [...values].sort((a, b) => a - b)
  const [least, largest] = [sorted[0]!, sorted.at(-1)!]
  const { quantiles, bounds, lower, upper } = sketchOf({ counts, low, factor, least, largest }, LEVELS, TAIL)
  // Where a bin ends is only known to the last digit.
  const rounding = 1e-15 * BINS * Math.max(Math.abs(low), Math.abs(high), largest - least)
  LEVELS.forEach((p, i) => {
    const h = (sorted.length - 1) * p
    const [a, b] = [sorted[Math.floor(h)]!, sorted[Math.ceil(h)]!]
    const exact = a + (h - Math.floor(h)) * (b - a)
    expect(Math.abs(quantiles[i]! - exact), `${p}`).toBeLessThanOrEqual(bounds[i]! + rounding)
    if (i > 0) expect(quantiles[i]!).toBeGreaterThanOrEqual(quantiles[i - 1]!)
  })
  // A tail mean is off by no more than the widest bin that it takes in.
  const wanted = Math.ceil(TAIL * values.length)
  const mean = (part: readonly number[]) => part.reduce((sum, v) => sum + v / wanted, 0)
  const width = factor === 0 ? largest - least : 1 / factor
  const margin = (value: number, end: number) => Math.max(width, Math.abs(value - end)) + rounding
  expect(Math.abs(lower - mean(sorted.slice(0, wanted)))).toBeLessThanOrEqual(margin(low, least))
  expect(Math.abs(upper - mean(sorted.slice(-wanted)))).toBeLessThanOrEqual(margin(high, largest))
  return Math.max(...bounds)
}

const many = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 1, maxLength: 2000, size: 'max' })
const unit = fc.double({ min: 0, max: 1, noNaN: true })
/** Values of many shapes: even, ties, heavy tails, constants, far clusters, large numbers close together. */
const values = fc.oneof(
  many(unit),
  many(fc.integer({ min: 0, max: 5 })),
  many(unit.map((u) => Math.tan(Math.PI * (u * 0.9999 - 0.49995)))),
  many(unit.map((u) => Math.exp(30 * u))),
  many(fc.constant(3.5)),
  many(fc.tuple(fc.boolean(), unit).map(([far, u]) => (far ? 1e6 : 0) + u)),
  many(unit.map((u) => 1e9 + u * 1e-4)),
)

describe('a histogram', () => {
  it('gives quantiles that are off by no more than it says', () => {
    fc.assert(
      fc.property(values, unit, unit, (all, a, b) => {
        const [least, largest] = [Math.min(...all), Math.max(...all)]
        // Bins may cover part of the values, or more than all.
        const span = largest - least
        expectWithinBounds(all, least + (a - 0.5) * span, largest - (b - 0.5) * span)
      }),
      { numRuns: 400 },
    )
  })

  it('says little of values that lie apart, and all of those that are the same', () => {
    const clusters = Array.from({ length: 1000 }, (_, i) => (i % 2) * 1e6 + i / 1000)
    expect(expectWithinBounds(clusters, 0, 1e6 + 1)).toBeGreaterThan(1)
    expect(expectWithinBounds([5, 5, 5], 5, 5)).toBe(0)
    expect(expectWithinBounds([5], 4, 6)).toBe(0)
    // What bins were made for may be all the same, and what came later not.
    expect(expectWithinBounds([5, 5, 5, 9, 1], 5, 5)).toBeGreaterThanOrEqual(4)
  })
})

describe('quantiles of an ensemble whose values are not kept', () => {
  it('are off from the exact ones by no more than they say, and that is little', async () => {
    const simulation = read(valley).run()
    const options = { draws: 30_000, levels: LEVELS, tail: 0.1, seed: 8 }
    const exact = (await runEnsemble(simulation, options)).spread
    const { spread } = await runEnsemble(simulation, { ...options, keep: false })
    spread.quantiles.forEach((value, i) => {
      // Simultaneous equations have no base-year value here.
      if (Number.isNaN(value) && Number.isNaN(exact.quantiles[i]!)) return
      const sd = spread.sd[Math.floor(i / LEVELS.length)]!
      expect(Math.abs(value - exact.quantiles[i]!)).toBeLessThanOrEqual(
        spread.bounds[i]! + 1e-12 * Math.abs(value),
      )
      if ([1, 2, 3, 4, 5].includes(i % LEVELS.length)) expect(spread.bounds[i]!).toBeLessThanOrEqual(sd / 100)
      expect(exact.bounds[i]).toBe(0)
    })
    for (const side of ['lowerTail', 'upperTail'] as const)
      spread[side].forEach((value, i) => {
        if (Number.isNaN(value) && Number.isNaN(exact[side][i]!)) return
        expect(Math.abs(value - exact[side][i]!)).toBeLessThanOrEqual(spread.sd[i]! / 100)
      })
  })

  it('hold where draws are of all sizes', async () => {
    const town = {
      levers: ['size: {default: 1}'],
      indicators: ['x: {label: X, equation: size}'],
      scenarios: { baseline: 'uncertain: {size: {log_normal: {median: 1, sigma: 150}}}' },
    }
    const simulation = read(town).run()
    for (const wasm of [true, false]) {
      const options = { draws: 9000, wasm }
      const exact = (await runEnsemble(simulation, options)).spread
      const { spread } = await runEnsemble(simulation, { ...options, keep: false })
      expect(exact.quantiles.every(Number.isFinite)).toBe(true)
      spread.quantiles.forEach((value, i) => {
        expect(Math.abs(value - exact.quantiles[i]!)).toBeLessThanOrEqual(spread.bounds[i]!)
      })
    }
  })

  it('hold where none of the first draws ends', async () => {
    const town = {
      levers: ['size: {default: 1}'],
      indicators: ['x: {label: X, equation: sqrt(size)}'],
      scenarios: { baseline: 'uncertain: {size: {uniform: {low: -1, high: 1}}}' },
    }
    /** The first 6000 draws are below 0, the others spread evenly above it. */
    const design: Design = {
      draws: 10_000,
      dimensions: 1,
      fill: (_, from, count, to) => {
        for (let d = 0; d < count; d++) to[d] = from + d < 6000 ? 0.25 : (from + d + 0.5 - 2000) / 8000
      },
    }
    for (const wasm of [true, false]) {
      const options = { draws: 10_000, wasm, design }
      const { completed, spread } = await runEnsemble(read(town).run(), { ...options, keep: false })
      expect(completed).toBe(4000)
      spread.levels.forEach((p, i) => {
        const at = spread.levels.length + i
        expect(spread.bounds[at]).toBeLessThanOrEqual(1)
        expect(Math.abs(spread.quantiles[at]! - Math.sqrt(p))).toBeLessThanOrEqual(spread.bounds[at]! + 0.001)
      })
    }
  })
})
