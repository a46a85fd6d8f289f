import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange, type Change, pathValue } from '../../src/model/paths.js'

const points = (values: Readonly<Record<number, number>>) => ({
  points: Object.entries(values).map(([year, value]) => ({ year: Number(year), value })),
})
/** Inherited values of 2021 to 2026. */
const inherited = [10, 10, 10, 20, 20, 20]
const apply = (change: Change) => applyChange(change, inherited, 2021)

describe('a map of years', () => {
  it('is linear between its years and held outside', () => {
    const path = points({ 2021: 8, 2025: 6, 2030: 1 })
    expect([2019, 2021, 2022, 2023, 2025, 2026, 2030, 2040].map((year) => pathValue(path, year))).toEqual([
      8, 8, 7.5, 7, 6, 5, 1, 1,
    ])
  })

  it('gives its own values in its own years, and nothing beyond them', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 2000, max: 2060 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 1990, max: 2070 }),
        (years, values, year) => {
          const path = { points: years.sort((a, b) => a - b).map((y, i) => ({ year: y, value: values[i]! })) }
          for (const p of path.points) expect(pathValue(path, p.year)).toBe(p.value)
          const all = path.points.map((p) => p.value)
          expect(pathValue(path, year)).toBeGreaterThanOrEqual(Math.min(...all) - 1e-12)
          expect(pathValue(path, year)).toBeLessThanOrEqual(Math.max(...all) + 1e-12)
        },
      ),
    )
  })
})

describe('a change of a path', () => {
  it.each<[string, Change, number[]]>([
    ['set', { verb: 'set', path: points({ 2021: 5 }) }, [5, 5, 5, 5, 5, 5]],
    ['set to a map', { verb: 'set', path: points({ 2022: 4, 2026: 8 }) }, [4, 4, 5, 6, 7, 8]],
    ['add', { verb: 'add', amount: points({ 2021: 1 }), from: 2021, until: 2026 }, [11, 11, 11, 21, 21, 21]],
    [
      'add in a window',
      { verb: 'add', amount: points({ 2021: 1 }), from: 2023, until: 2024 },
      [10, 10, 11, 21, 20, 20],
    ],
    [
      'add a map',
      { verb: 'add', amount: points({ 2022: 0, 2026: 4 }), from: 2021, until: 2026 },
      [10, 10, 11, 22, 23, 24],
    ],
    [
      'multiply',
      { verb: 'multiply', amount: points({ 2021: 1.5 }), from: 2023, until: 2026 },
      [10, 10, 15, 30, 30, 30],
    ],
    [
      'growth',
      { verb: 'growth', amount: points({ 2021: 0.1 }), from: 2023, until: 2025 },
      [10, 10, 11, 12.1, 13.31, 20],
    ],
    [
      'growth from the first year',
      { verb: 'growth', amount: points({ 2021: 1 }), from: 2021, until: 2026 },
      [20, 40, 80, 160, 320, 640],
    ],
    ['converge', { verb: 'converge', value: 40, from: 2022, by: 2025 }, [10, 10, 20, 30, 40, 40]],
    [
      'converge from the first year',
      { verb: 'converge', value: 0, from: 2021, by: 2026 },
      [10, 8, 6, 4, 2, 0],
    ],
    ['step', { verb: 'step', steps: points({ 2022: 1, 2025: 2 }) }, [10, 1, 1, 1, 2, 2]],
  ])('%s', (_, change, expected) => {
    apply(change).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i]!, 12)
    })
    expect(inherited).toEqual([10, 10, 10, 20, 20, 20])
  })

  it('outside its window leaves everything as it was', () => {
    for (const verb of ['add', 'multiply', 'growth'] as const)
      expect(apply({ verb, amount: points({ 2021: 3 }), from: 2024, until: 2023 })).toEqual(inherited)
  })
})
