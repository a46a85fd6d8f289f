import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectGolden } from '../golden.js'
import { planwright } from './run-in-process.js'

const PLAN = 'scenarios/ganxian/plan.yaml'
mkdirSync('out', { recursive: true })
const folder = mkdtempSync('out/check-')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A plan of its own, without a model. */
function own(text: string): string {
  const path = join(folder, 'own.yaml')
  writeFileSync(path, `plan: own\nperiod: {base: 2020, end: 2025}\n${text}`)
  return path
}

interface Answer {
  feasible: boolean | 'undecided'
  complete: boolean
  statements: {
    id: string
    row: string
    verdict: string
    implied: number | null
    about_used: number | null
    needs_growth: number | null
    page: number | null
    table: string
  }[]
  conflicts: { number: number; family: number; members: string[]; implied: Record<string, number | null> }[]
  repairs: { changes: { id: string; from: number; to: number; relative: number }[]; verified: boolean }[]
  lint: { kind: string; statements: string[] }[]
  evaluation: { id: string; status: string }[]
  scenarios: {
    scenario: string
    targets: { target: string; status: string; conflicts: number[] }[]
    conflicts: { number: number; gives_way: string[] }[]
  }[]
  witness: { verified: boolean; without: string[]; values: Record<string, Record<string, number>> }
}

describe('check on the district’s plan', () => {
  let answer: Answer
  const statement = (id: string) => answer.statements.find((s) => s.id === id)!
  const conflictOf = (...ids: string[]) =>
    answer.conflicts.find((c) => ids.every((id) => c.members.includes(id)))!

  beforeAll(async () => {
    const { out, code } = await planwright(
      'check',
      PLAN,
      '--format',
      'json',
      '--with',
      'scenarios/ganxian/plan-growth.yaml',
    )
    expect(code).toBe(0)
    answer = JSON.parse(out) as Answer
  })

  it('reads at least 250 statements, every one with its place', () => {
    expect(answer.statements.length).toBeGreaterThan(250)
    const printed = answer.statements.filter((s) => s.table === '')
    // Relations and constants are declared, not printed.
    expect(printed.every((s) => !/_20\d\d/.test(s.id) || s.table !== '')).toBe(true)
    expect(answer.complete).toBe(true)
  })

  it('finds GDP of 300 within “about 7.8%”, using most of it: 8.2% is needed', () => {
    expect(statement('gdp_2025.growth')).toMatchObject({ verdict: 'within', page: 23, table: '附表2' })
    expect(statement('gdp_2025.growth').implied).toBeCloseTo(8.2016, 4)
    expect(statement('gdp_2025.growth').about_used).toBeCloseTo(0.803, 3)
    expect(statement('gdp_2025.target').implied).toBeCloseTo(294.474, 3)
  })

  it.each([
    'urban_income_2025',
    'rural_income_2025',
    'retail_sales_2025',
    'exports_2025',
    'labour_productivity_2025',
  ])('finds %s consistent and in no conflict', (row) => {
    const figures = answer.statements.filter((s) => s.row === row)
    expect(figures.length).toBe(3)
    for (const figure of figures) {
      expect(figure.verdict).toBe('consistent')
      expect(answer.conflicts.filter((c) => c.members.includes(figure.id))).toEqual([])
    }
  })

  it('finds that yearly foreign investment adds up to 8.18 and not to 10, which takes 12.4% a year', () => {
    const conflict = conflictOf(
      'foreign_investment_2025.growth',
      'foreign_investment_five_year_2025',
      'foreign_investment_2020_outcome',
    )
    expect(conflict.members).toContain('foreign_investment_even')
    expect(conflict.implied.foreign_investment_five_year_2025).toBeCloseTo(8.18, 2)
    expect(conflict.implied['foreign_investment_2025.growth']).toBeCloseTo(12.38, 2)
    expect(statement('foreign_investment_five_year_2025').needs_growth).toBeCloseTo(12.38, 2)
    expect(statement('foreign_investment_five_year_2025').page).toBe(93)
  })

  it('finds that 8:41:51 of 300 takes 14.6% a year of the secondary sector beside 8% of industry', () => {
    const conflict = conflictOf(
      'structure_2025.target',
      'gdp_2025.target',
      'industry_2025',
      'industry_leads_secondary',
    )
    expect(conflict.implied.industry_2025).toBeCloseTo(
      ((300 * 0.41) / (202.28 * 0.308)) ** 0.2 * 100 - 100,
      2,
    )
    expect(conflict.implied.industry_2025).toBeCloseTo(14.57, 2)
  })

  it('says what parity with the nation by 2035 takes', () => {
    // The nation doubles: 2^(1/15) a year, from 72447 against 36654.
    const needed = ((2 * 72447) / 36654) ** (1 / 15) * 100 - 100
    expect(needed).toBeCloseTo(9.6, 1)
    expect(statement('gdp_per_capita_2035').needs_growth).toBeCloseTo(needed, 2)
  })

  it('reads proof', () => {
    const of = (kind: string) => answer.lint.filter((f) => f.kind === kind)
    expect(of('two-targets').some((f) => f.statements.includes('surface_water_2025_box'))).toBe(true)
    expect(of('count').length).toBe(1)
    expect(of('missing-row').length).toBe(1)
    expect(of('unit').flatMap((f) => f.statements)).toEqual(['income_ratio_2025'])
  })

  it('evaluates the earlier plan', () => {
    const missed = answer.evaluation.filter((e) => e.status === 'missed').map((e) => e.id)
    expect(missed).toEqual(
      expect.arrayContaining([
        'urban_income_2020_outcome',
        'rural_income_2020_outcome',
        'fiscal_revenue_2020_outcome',
      ]),
    )
    expect(answer.evaluation.find((e) => e.id === 'construction_land_intensity_2020_outcome')!.status).toBe(
      'met',
    )
  })

  it('gives repairs that were verified, the soft ones first', () => {
    expect(answer.repairs.length).toBeGreaterThan(3)
    expect(answer.repairs.every((r) => r.verified)).toBe(true)
    expect(answer.repairs[0]!.changes.map((c) => c.id)).toEqual(['foreign_investment_even'])
    const sum = answer.repairs.find(
      (r) => r.changes.length === 1 && r.changes[0]!.id === 'foreign_investment_five_year_2025',
    )!
    // 9 ± 0.5 cannot be reached with growth of at most 9.05%; 8 ± 0.5 can.
    expect(sum.changes[0]).toMatchObject({ from: 10, to: 8 })
  })

  it('gives a witness for all but the fewest statements', () => {
    expect(answer.witness.verified).toBe(true)
    expect(answer.witness.without.length).toBeLessThanOrEqual(3)
    const gdp = answer.witness.values.gdp!
    expect(gdp[2025]! / 1e8).toBeGreaterThan(299.4)
    expect(Object.keys(gdp)).toEqual(expect.arrayContaining(['2020', '2021', '2022', '2023', '2024', '2025']))
  })

  it('says what a scenario misses and which contradictions explain it', () => {
    const [scenario] = answer.scenarios
    const gdp = scenario!.targets.find((t) => t.target === 'gdp_2025')!
    expect(gdp.status).toBe('late')
    expect(gdp.conflicts.length).toBeGreaterThan(0)
    const sum = conflictOf(
      'foreign_investment_2025.growth',
      'foreign_investment_five_year_2025',
      'foreign_investment_2020_outcome',
    )
    expect(scenario!.conflicts.find((c) => c.number === sum.number)!.gives_way).toEqual([
      'foreign_investment_five_year_2025',
    ])
  })

  it.each(['en', 'zh'])('prints it in sentences (%s)', async (lang) => {
    const { out } = await planwright(
      'check',
      PLAN,
      '--lang',
      lang,
      '--with',
      'scenarios/ganxian/plan-growth.yaml',
    )
    expectGolden(`cli/check-ganxian-${lang}.txt`, out)
  })
})

describe('check', () => {
  it('finds the city’s goals to hold together', async () => {
    const { out, code } = await planwright('check', 'scenarios/ganzhou/plan.yaml', '--strict')
    expect(code).toBe(0)
    expect(out).toMatch(/All \d+ statements can hold together; every one was checked/)
  })

  it('ends with the code of findings when asked to be strict', async () => {
    const path = own(
      'indicators: {a: {label: A, unit: 个}}\ntargets: [{indicator: a, base: 100, target: 200, growth: 5%}]\n',
    )
    const { out, code } = await planwright('check', path, '--strict')
    expect(code).toBe(1)
    expect(out).toContain('inconsistent')
    expect(out).toContain('14.9%')
  })

  it('writes JSON, text and charts whole', async () => {
    const path = own(
      'indicators: {a: {label: A, unit: 个}}\ntargets: [{indicator: a, base: 100, target: 200, growth: 5%}]\n',
    )
    const { err, code } = await planwright('check', path, '--out', join(folder, 'results'))
    expect({ err, code }).toEqual({ err: `5 files written to ${folder}/results/\n`, code: 0 })
    for (const name of ['check.json', 'check.txt', 'conflicts.vl.json', 'conflicts.svg', 'conflicts.png'])
      expect(existsSync(join(folder, 'results', name))).toBe(true)
    expect(JSON.parse(readFileSync(join(folder, 'results/check.json'), 'utf8'))).toMatchObject({
      feasible: false,
    })
  })

  it('names identities that contradict each other', async () => {
    const { out, code } = await planwright(
      'check',
      own(
        'indicators: {a: {label: A, unit: km}, b: {label: B, unit: km}}\ntargets: [{indicator: a, target: 100}]\nrelations: [{id: r1, says: a = 2 * b, status: identity}, {id: r2, says: a = 3 * b, status: identity}]\n',
      ),
    )
    expect(code).toBe(0)
    expect(out).toContain('the identities named contradict each other')
    expect(out).toContain('A = 2 × B')
    expect(out).toContain('A = 3 × B')
  })

  it('says that a negative level cannot grow by a rate', async () => {
    const { out } = await planwright(
      'check',
      own('indicators: {a: {label: A, unit: km}}\ntargets: [{indicator: a, base: -5, growth: 3%}]\n'),
    )
    expect(out).toContain('base −5 km, growth 3%; inconsistent.')
    expect(out).toContain('A (2020): −5 km; the others need it to be positive')
  })

  it('says so when a plan has nothing to check', async () => {
    const { out, code } = await planwright('check', own('targets: []\n'))
    expect(code).toBe(0)
    expect(out).toContain('no figures')
  })

  it.each([
    [['check', 'scenarios/ganxian/baseline.yaml'], 'is not a plan'],
    [['check', 'scenarios/ganxian/plan.yml'], 'there is no file'],
    [['check', PLAN, '--conflicts', '0'], 'expected a positive number'],
    [['check', PLAN, '--seconds', '-1'], 'expected a positive number'],
    [['check', PLAN, '--with', 'scenarios/ganxian/hihg.yaml'], 'did you mean'],
  ])('%j is bad input', async (args, words) => {
    const { code, err } = await planwright(...args)
    expect(code).toBe(2)
    expect(err).toContain(words)
  })

  it('ends early when told, and says that it is not complete', async () => {
    const { out } = await planwright('check', PLAN, '--conflicts', '2', '--format', 'json')
    expect(JSON.parse(out)).toMatchObject({ feasible: false, complete: false })
  })
})
