import { beforeAll, describe, expect, it } from 'vitest'
import type { Plan } from '../../src/index.js'
import {
  disk,
  judge,
  openProject,
  type Simulation,
  simulate,
  valueAt,
  verdictSentence,
} from '../../src/index.js'

const simulations = new Map<string, Simulation>()
let plan: Plan
beforeAll(() => {
  const project = openProject(['scenarios/ganxian'], disk)
  plan = project.plans[0]!
  for (const { scenario } of project.cases) simulations.set(scenario.name, simulate(scenario))
})
const value = (scenario: string, indicator: string, year: number) =>
  valueAt(simulations.get(scenario)!.table, scenario, indicator, year)

describe('plan-growth', () => {
  it.each([
    ['urban_income', 33287 * 1.07 ** 5, 46687],
    ['rural_income', 12790 * 1.09 ** 5, 19679],
    ['retail_sales', 83.28 * 1.08 ** 5, 122.36],
    ['exports', 30.66 * 1.02 ** 5, 33.85],
    ['labour_productivity', 6.3 * 1.08 ** 5, 9.257],
    ['gdp', 202.28 * 1.078 ** 5, 294.47],
  ])('takes %s to the plan’s rate compounded', (indicator, closedForm, rounded) => {
    expect(value('plan-growth', indicator, 2025)).toBeCloseTo(closedForm, 6)
    expect(Math.abs(closedForm - rounded) / rounded).toBeLessThan(1e-3)
  })

  it('brings the urban-rural ratio to 2.37 as printed', () => {
    expect(value('plan-growth', 'income_ratio', 2025).toFixed(2)).toBe('2.37')
  })

  it('is 1.8% short of 300, which needs 8.2% a year', () => {
    const { table } = simulations.get('plan-growth')!
    const verdict = judge(plan, table).find((v) => v.target.id === 'gdp_2025')!
    expect(verdict.status).toBe('late')
    expect(verdict.gapPercent).toBeCloseTo(-1.84, 2)
    expect(verdict.growthNeeded).toBeCloseTo(((300 / 202.28) ** 0.2 - 1) * 100, 10)
    const sentence = verdictSentence(verdict, 1, 'en')
    expect(sentence).toContain('294.5 亿元 in 2025, 1.8% short of 300 亿元')
    expect(sentence).toContain('needs 8.2% a year')
  })
})

describe('vision-2035', () => {
  it('finds growth per head of 9.6% a year for parity with the nation', () => {
    expect(value('vision-2035', 'ratio_to_national', 2035)).toBeCloseTo(100, 9)
    expect(value('vision-2035', 'national_gdp_per_capita', 2035)).toBeCloseTo(72447 * 1.0473 ** 15, 4)
    const growth = (value('vision-2035', 'gdp_per_capita', 2035) / 36654) ** (1 / 15) - 1
    expect(growth).toBeCloseTo(((72447 * 1.0473 ** 15) / 36654) ** (1 / 15) - 1, 9)
    expect((growth * 100).toFixed(1)).toBe('9.6')
  })
})

describe('every scenario', () => {
  it('has the indicators that scripts rely on', () => {
    const needed =
      `gdp gdp_nominal gdp_growth gdp_primary gdp_secondary gdp_tertiary share_primary share_secondary share_tertiary deflator gdp_per_capita
      national_gdp_per_capita ratio_to_national population urbanization urban_population employment labour_productivity urban_income rural_income income_ratio retail_sales
      exports exports_usd foreign_investment rd_intensity patents_per_10k strategic_share energy_use energy_intensity non_fossil_share co2 co2_intensity installed_capacity`.split(
        /\s+/,
      )
    const known = simulations.get('baseline')!.table.measures.map((m) => m.id)
    expect(known).toEqual(expect.arrayContaining(needed))
    expect(known.length).toBeGreaterThanOrEqual(45)
  })

  it('keeps shares within 0 and 100%, sectors adding up, and nothing negative', () => {
    for (const { table } of simulations.values()) {
      const { scenario } = table.runs[0]!
      for (const year of table.years) {
        const at = (id: string) => value(scenario, id, year)
        expect(at('share_primary') + at('share_secondary') + at('share_tertiary')).toBeCloseTo(100, 9)
        expect(at('gdp_primary') + at('gdp_secondary') + at('gdp_tertiary')).toBeCloseTo(at('gdp'), 9)
        for (const measure of table.measures) {
          const v = at(measure.id)
          if (Number.isNaN(v)) continue
          if (!/growth|change|fall/.test(measure.id))
            expect(v, `${measure.id} ${year}`).toBeGreaterThanOrEqual(0)
          if (measure.unit === '%' && !/growth|ratio_to/.test(measure.id))
            expect(v, `${measure.id} ${year}`).toBeLessThanOrEqual(100)
        }
      }
    }
  })
})

describe('the plan’s register', () => {
  it('has all 32 rows of the table of targets, in order', () => {
    const rows = plan.targets.filter((t) => t.citation.table === '附表2').map((t) => t.citation.row)
    expect(rows).toEqual(Array.from({ length: 32 }, (_, i) => i + 1))
    for (const target of plan.targets) expect(target.citation.page, target.id).toBeGreaterThan(0)
  })

  it('has the outcomes of the last plan with their pages', () => {
    expect(plan.outcomes.length).toBeGreaterThanOrEqual(40)
    for (const { citation } of plan.outcomes) expect([15, 16]).toContain(citation.page)
  })
})
