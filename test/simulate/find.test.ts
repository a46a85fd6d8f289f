import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlanwrightError } from '../../src/base/problem.js'
import type { Files } from '../../src/project/folder.js'
import { openProject } from '../../src/project/load.js'
import { findRoot } from '../../src/simulate/find.js'
import { type Simulation, simulate } from '../../src/simulate/simulate.js'
import { valueAt } from '../../src/table/table.js'

const MODEL = `
model: small
years: {base: 2020, end: 2030}
levers:
  growth_a: {unit: "%", default: 5%, min: 0%, max: 20%}
  growth_b: {unit: "%", default: 3%, min: 0%, max: 20%}
indicators:
  a: {label: A, unit: 亿元, equation: a(-1) * (1 + growth_a), start: 100 亿元}
  b: {label: B, unit: 亿元, equation: b(-1) * (1 + growth_b), start: 50 亿元}
  total: {label: Total, unit: 亿元, equation: a + b}
  total_growth: {label: Growth, unit: "%", equation: growth(total)}
`

/** Simulates one scenario of the small model. */
function run(scenario: string): Simulation {
  const texts: Record<string, string> = { 'model.yaml': MODEL, 'test.yaml': `model: small\n${scenario}` }
  const files: Files = {
    read: (path) => texts[path],
    list: (folder) => (folder === '.' ? Object.keys(texts) : undefined),
    modelFolders: () => [],
  }
  return simulate(openProject(['test.yaml'], files).cases[0]!.scenario)
}
const at = ({ table }: Simulation, indicator: string, year: number) => valueAt(table, 'test', indicator, year)

describe('find', () => {
  it('gives the geometric growth that a level needs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 101, max: 600 }), fc.integer({ min: 2021, max: 2030 }), (goal, year) => {
        const needed = (goal / 100) ** (1 / (year - 2020)) - 1
        fc.pre(needed <= 0.2)
        const simulation = run(
          `find: [{levers: [growth_a], so_that: {indicator: a, year: ${year}, equals: ${goal} 亿元}}]`,
        )
        expect(simulation.found[0]!.shifts[0]).toBeCloseTo(needed - 0.05, 10)
        expect(at(simulation, 'a', year)).toBeCloseTo(goal, 8)
      }),
      { numRuns: 60 },
    )
  })

  it('finds a shift for each year', () => {
    const simulation = run(
      'find: [{levers: [growth_a], so_that: {indicator: total_growth, equals: 7.8%, each_year: {from: 2021, to: 2025}}}]',
    )
    for (let year = 2021; year <= 2025; year++)
      expect(at(simulation, 'total_growth', year)).toBeCloseTo(7.8, 9)
    expect(at(simulation, 'total', 2025)).toBeCloseTo(150 * 1.078 ** 5, 8)
    // After the window the lever is back on its own path.
    expect(simulation.levers.get('growth_a')!.values[5]).toBeCloseTo(0.05, 12)
  })

  it('scales with shift: multiply', () => {
    const simulation = run(
      'find: [{levers: [growth_a], shift: multiply, so_that: {indicator: a, year: 2021, equals: 110 亿元}}]',
    )
    expect(simulation.found[0]!.shifts[0]).toBeCloseTo(2, 10)
  })

  it('meets several finds that disturb each other', () => {
    const simulation = run(`find:
  - {levers: [growth_a], so_that: {indicator: total, year: 2025, equals: 200 亿元}}
  - {levers: [growth_b], so_that: {indicator: b, year: 2025, equals: 70 亿元}}
`)
    expect(at(simulation, 'total', 2025)).toBeCloseTo(200, 7)
    expect(at(simulation, 'b', 2025)).toBeCloseTo(70, 7)
  })

  it('says what can be reached when the bounds forbid more', () => {
    const act = () =>
      run('find: [{levers: [growth_a], so_that: {indicator: a, year: 2025, equals: 900 亿元}}]')
    expect(act).toThrow(PlanwrightError)
    expect(act).toThrow(
      /a cannot be 900 亿元 in 2025 \(scenario test\): within the bounds of growth_a it lies between 100 亿元 and 248\.832 亿元/,
    )
  })
})

describe('findRoot', () => {
  it('finds roots where the secant strays, and gives the range where there is none', () => {
    const steep = findRoot((x) => Math.atan(50 * (x - 0.7)), 0, [-5, 5], 1e-12)
    expect('root' in steep && steep.root).toBeCloseTo(0.7, 10)
    const holes = findRoot((x) => (x < 1 ? Number.NaN : Math.log(x) - 1), 0, [0, 10], 1e-12)
    expect('root' in holes && holes.root).toBeCloseTo(Math.E, 10)
    expect(findRoot((x) => x * x + 1, 0.5, [-2, 2], 1e-12)).toMatchObject({ highest: 5 })
  })
})
