import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRoot } from '../../src/simulate/find.js'
import { read, type Town } from '../project/town.js'

const town: Town = {
  years: '{base: 2020, end: 2030}',
  levers: [
    'pace: {unit: "%", default: 5%, min: -10%, max: 20%}',
    'other: {unit: "%", default: 2%, min: -10%, max: 20%}',
    'free: {default: 1}',
  ],
  indicators: [
    'gdp: {label: GDP, unit: 亿元, equation: gdp(-1) * (1 + pace), start: 100 亿元}',
    'rest: {label: Rest, unit: 亿元, equation: rest(-1) * (1 + other), start: 100 亿元}',
    'all: {label: All, unit: 亿元, equation: gdp + rest}',
    'gdp_growth: {label: Growth, unit: "%", equation: growth(all)}',
    'level: {label: Level, equation: free * 3}',
  ],
}
const withFind = (find: string, more: Partial<Town> = {}) =>
  read({ ...town, ...more, scenarios: { baseline: `find:\n${find.replaceAll(/^/gm, '  ')}\n` } })

describe('find', () => {
  it('grows to a level at (b / a)^(1 / n) − 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 248 }), fc.integer({ min: 2025, max: 2030 }), (level, year) => {
        const project = withFind(
          `- {levers: [pace], so_that: {indicator: gdp, year: ${year}, equals: ${level} 亿元}}`,
        )
        const { found, levers } = project.run()
        const rate = (level / 100) ** (1 / (year - 2020)) - 1
        expect(found[0]!.shifts[0]).toBeCloseTo(rate - 0.05, 11)
        for (const value of levers.get('pace')!.values) expect(value).toBeCloseTo(rate, 11)
        expect(project.path('gdp')[year - 2020]! / level).toBeCloseTo(1, 11)
      }),
      { numRuns: 40 },
    )
  })

  it('moves several levers together, by points or by a factor, in a window', () => {
    const project = withFind(
      '- {levers: [pace, other], shift: multiply, from: 2022, until: 2024, so_that: {indicator: all, year: 2030, equals: 300 亿元}}',
    )
    const { found, levers } = project.run()
    const factor = found[0]!.shifts[0]!
    const expected = (rate: number) => [1, factor, factor, factor, 1, 1, 1, 1, 1, 1].map((k) => rate * k)
    levers.get('pace')!.values.forEach((v, i) => {
      expect(v).toBeCloseTo(expected(0.05)[i]!, 12)
    })
    levers.get('other')!.values.forEach((v, i) => {
      expect(v).toBeCloseTo(expected(0.02)[i]!, 12)
    })
    expect(project.path('all')[10]).toBeCloseTo(300, 9)
  })

  it('finds a shift for each year', () => {
    const project = withFind(
      '- {levers: [pace], so_that: {indicator: gdp_growth, each_year: {from: 2022, to: 2026}, equals: 4%}}',
    )
    const growth = project.path('gdp_growth')
    expect(growth.slice(2, 7).every((v) => Math.abs(v - 4) < 1e-9)).toBe(true)
    expect(growth[1]).toBeCloseTo(3.5, 9)
    expect(project.run().levers.get('pace')!.values[6]).toBe(0.05)
    expect(project.run().found[0]!.shifts.length).toBe(5)
  })

  it('of a single year moves that year alone', () => {
    const project = withFind(
      '- {levers: [pace], so_that: {indicator: gdp_growth, each_year: {from: 2023, to: 2023}, equals: 4%}}',
    )
    const moved = project
      .run()
      .levers.get('pace')!
      .values.map((v) => v !== 0.05)
    expect(moved.map((m, i) => (m ? 2021 + i : 0)).filter((y) => y > 0)).toEqual([2023])
  })

  it('meets several wishes at once that disturb each other', () => {
    const project = withFind(
      [
        '- {levers: [pace], so_that: {indicator: all, year: 2025, equals: 260 亿元}}',
        '- {levers: [other], from: 2023, so_that: {indicator: all, year: 2030, equals: 360 亿元}}',
      ].join('\n'),
    )
    expect(project.path('all')[5]).toBeCloseTo(260, 8)
    expect(project.path('all')[10]).toBeCloseTo(360, 8)
  })

  it('gives the same with the plain evaluator', () => {
    const project = withFind('- {levers: [pace], so_that: {indicator: all, year: 2030, equals: 300 亿元}}')
    const [a, b] = [project.run('baseline'), project.run('baseline', { oracle: true })]
    a.table.values.forEach((value, i) => {
      if (Number.isNaN(value)) expect(b.table.values[i]).toBeNaN()
      else expect(value / b.table.values[i]!).toBeCloseTo(1, 12)
    })
  })

  it('tells how far the levers reach when they do not reach far enough', () => {
    const project = withFind('- {levers: [pace], so_that: {indicator: gdp, year: 2025, equals: 400 亿元}}')
    // 100 × 0.9⁵ and 100 × 1.2⁵.
    expect(() => project.run()).toThrow(
      'gdp cannot be 400 亿元 in 2025 (scenario baseline): within the bounds of pace it lies between 59.049 亿元 and 248.832 亿元',
    )
  })

  it('keeps to the bounds for every lever it moves', () => {
    const project = withFind(
      '- {levers: [pace, other], so_that: {indicator: gdp, year: 2025, equals: 240 亿元}}',
    )
    // 240 needs 19.1%, and other would be 16.1%: both within 20%.
    const { levers } = project.run()
    expect(levers.get('other')!.values[0]).toBeCloseTo(2.4 ** 0.2 - 1 - 0.03, 10)
    const tight = withFind(
      '- {levers: [pace, other], so_that: {indicator: gdp, year: 2025, equals: 240 亿元}}',
      {
        levers: [town.levers![0]!, 'other: {unit: "%", default: 15%, min: -10%, max: 20%}', town.levers![2]!],
      },
    )
    expect(() => tight.run()).toThrow('within the bounds of pace, other it lies between')
  })

  it('searches without bounds too', () => {
    const project = withFind('- {levers: [free], so_that: {indicator: level, year: 2025, equals: -600}}')
    expect(project.run().levers.get('free')!.values[0]).toBeCloseTo(-200, 9)
  })

  it('does nothing when the wish holds already', () => {
    const project = withFind('- {levers: [free], so_that: {indicator: level, year: 2025, equals: 3}}')
    expect(project.run().found[0]!.shifts).toEqual([0])
  })
})

describe('findRoot', () => {
  const root = (f: (x: number) => number, start: number, range: readonly [number, number]) => {
    const result = findRoot(f, start, range, 1e-12)
    return 'root' in result ? result.root : result
  }

  it.each<[string, (x: number) => number, number, [number, number], number]>([
    ['a line', (x) => 3 * x - 6, 0, [-10, 10], 2],
    ['a cube', (x) => x ** 3 - 8, 0, [-10, 10], 2],
    ['a steep exponential', (x) => Math.exp(20 * x) - 5, -0.9, [-1, 1], Math.log(5) / 20],
    ['a logarithm that is not defined everywhere', (x) => Math.log(x) + 1, 0.9, [-1, 1], Math.exp(-1)],
    ['a step that a secant overshoots', (x) => Math.atan(50 * (x - 0.3)), -0.9, [-1, 1], 0.3],
    ['a root beside a hole', (x) => (x < 1 ? Number.NaN : Math.log(x) - 1), 0, [0, 10], Math.E],
    ['a root at the end of the range', (x) => x - 1, 0, [-1, 1], 1],
    ['an open range', (x) => x - 1234, 0, [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], 1234],
  ])('finds %s', (_, f, start, range, expected) => {
    expect(root(f, start, range)).toBeCloseTo(expected, 9)
  })

  it('gives the least and the greatest value when there is no root', () => {
    expect(root((x) => x ** 2 + 1, 0, [-1, 2])).toMatchObject({ lowest: expect.closeTo(1, 3), highest: 5 })
    expect(root(() => Number.NaN, 0, [-1, 1])).toEqual({ lowest: Number.NaN, highest: Number.NaN })
  })

  it('finds random roots of monotone functions', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        fc.double({ min: 0.1, max: 30, noNaN: true }),
        (wanted, steep) => {
          const f = (x: number) => Math.tanh(steep * x) - Math.tanh(steep * wanted)
          const found = root(f, 0, [-1, 1])
          expect(typeof found).toBe('number')
          expect(Math.abs(f(found as number))).toBeLessThan(1e-9)
        },
      ),
    )
  })
})
