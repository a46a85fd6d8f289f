import { describe, expect, it } from 'vitest'
import { disk } from '../../../src/files/disk.js'
import { parseFile } from '../../../src/language/parsed.js'
import { planSchema } from '../../../src/language/schema/plan.js'
import { type Evaluation, evaluateOutcomes } from '../../../src/plan/judge/evaluation.js'
import { resolvePlan } from '../../../src/plan/read/resolve-plan.js'
import { evaluationSentence } from '../../../src/plan/words/evaluation-words.js'
import { openProject } from '../../../src/project/load.js'
import { english } from '../../english.js'

/** The evaluation of one outcome row, of 2020, beside some facts. */
function evaluate(row: string, facts: readonly string[] = []): Evaluation {
  const text = `plan: p
period: {base: 2020, end: 2025}
policy: {about_level: 2%}
indicators:
  income: {label: {zh: 收入, en: Income}, unit: 元/人}
  share: {label: {zh: 占比, en: Share}, unit: "%"}
  rest: {label: {zh: 其余, en: Rest}, unit: "%"}
  land: {label: {zh: 用地, en: Land}, unit: 公顷/亿元, better: lower}
  stock: {label: {zh: 存量, en: Stock}, unit: 亿元, better: near}
${facts.length > 0 ? `facts:\n${facts.map((f) => `  - ${f}\n`).join('')}` : ''}outcomes:
  - {${row}, year: 2020, table: 附表1, page: 16}
`
  const { parsed, problems } = parseFile({ file: 'plan.yaml', text }, planSchema)
  const resolved = parsed && resolvePlan(parsed, undefined)
  if (!resolved?.plan)
    throw new Error([...problems, ...(resolved?.problems ?? [])].map((p) => english(p.message)).join('\n'))
  return evaluateOutcomes(resolved.plan)[0]!
}

describe('an outcome', () => {
  it.each([
    // Higher is better.
    ['indicator: income, target: 100, outcome: 100', 'met', 'digits'],
    ['indicator: income, target: 100, outcome: 101', 'met', 'direction'],
    ['indicator: income, target: 100, outcome: 99', 'missed', undefined],
    ['indicator: income, target: 100, outcome: 99.6', 'met', 'rounding'],
    ['indicator: income, target: 100.0, outcome: 99.6', 'missed', undefined],
    ['indicator: income, target: 100.04, outcome: 100.0', 'met', 'rounding'],
    ['indicator: income, target: at least 98, outcome: 98', 'met', 'digits'],
    ['indicator: income, target: about 100.0, outcome: 98.1', 'met', 'about'],
    ['indicator: income, target: about 100.0, outcome: 97.9', 'missed', undefined],
    ['indicator: income, target: above 100, outcome: 100', 'missed', undefined],
    ['indicator: income, target: above 100, outcome: 100.1', 'met', 'direction'],
    ['indicator: income, target: above 100, outcome: 99.9', 'missed', undefined],
    // Lower is better, by the indicator, by the row or by the words.
    ['indicator: land, target: 57.76, outcome: 57.74', 'met', 'direction'],
    ['indicator: land, target: 57.76, outcome: 57.80', 'missed', undefined],
    ['indicator: income, better: lower, target: 100, outcome: 90', 'met', 'direction'],
    ['indicator: income, target: at most 100, outcome: 90', 'met', 'direction'],
    ['indicator: income, target: at most 100, outcome: 101', 'missed', undefined],
    ['indicator: income, target: below 100, outcome: 100', 'missed', undefined],
    // Near it, from either side.
    ['indicator: stock, target: 100, outcome: 100.4', 'met', 'rounding'],
    ['indicator: stock, target: 100, outcome: 102', 'missed', undefined],
    // Nothing to compare, or only a bound.
    ['indicator: income, outcome: 100', 'unknown', undefined],
    ['indicator: income, target: 100', 'unknown', undefined],
    ['indicator: income, target: 100, outcome: at least 90', 'unknown', undefined],
    ['indicator: income, target: 100, outcome: at least 110', 'met', 'direction'],
    ['indicator: income, target: 100, outcome: at most 90', 'missed', undefined],
    ['indicator: income, target: 100, outcome: at most 110', 'unknown', undefined],
    ['indicator: stock, target: 100, outcome: at least 90', 'unknown', undefined],
  ])('with %s is %s by %s', (row, status, how) => {
    expect(evaluate(row)).toMatchObject({ status, how })
  })

  it('is so far from its target, in its unit and in percent', () => {
    const found = evaluate('indicator: income, target: 37944 元/人, outcome: 33287 元/人')
    expect(found.exceeded).toBe(-4657)
    expect(found.percent).toBeCloseTo(-12.2734, 4)
    expect(evaluate('indicator: share, target: 90.1%, outcome: 95.5%').exceeded).toBe(5.4)
    expect(evaluate('indicator: income, target: 0, outcome: 3').percent).toBeNaN()
    expect(evaluate('indicator: income, outcome: 3')).toMatchObject({
      exceeded: Number.NaN,
      percent: Number.NaN,
    })
  })

  it('that is a structure is met only when all parts agree', () => {
    const row = (outcome: string) =>
      evaluate(`indicators: [share, rest], target: "40:60", outcome: "${outcome}"`)
    expect(row('40.4:59.6')).toMatchObject({ status: 'met', how: 'rounding', percent: Number.NaN })
    expect(row('40:60')).toMatchObject({ status: 'met', how: 'digits' })
    const missed = row('40:57.5')
    expect(missed).toMatchObject({ status: 'missed', furthest: 1, exceeded: -2.5, gaps: [0, -2.5] })
    expect(evaluationSentence(missed, 'zh')).toBe(
      '占比 : 其余：2020年40:57.5，规划目标40:60，相差最大的是其余，低2.5个百分点，未完成（附表1第16页）。',
    )
    expect(evaluationSentence(missed, 'en')).toBe(
      'Share : Rest: 40:57.5 in 2020 against a target of 40:60, furthest off Rest, 2.5 pp below: missed (table 附表1, p. 16).',
    )
  })

  it('has made progress only where the base is printed', () => {
    const row = 'indicator: income, target: 200, outcome: 150'
    const fact = (value: number, year = 2015) => `{indicator: income, year: ${year}, value: ${value}}`
    expect(evaluate(row).progress).toBeUndefined()
    expect(evaluate(row, [fact(100)]).progress).toBe(50)
    expect(evaluate(row, [fact(100, 2016)]).progress).toBeUndefined()
    expect(evaluate(row, [fact(200)]).progress).toBeUndefined()
  })

  it.each([
    [
      'indicator: income, target: 37944 元/人, outcome: 33287 元/人',
      '收入：2020年33287元/人，比规划目标37944元/人低12.3%，未完成（附表1第16页）。',
      'Income: 33,287 in 2020, 12.3% below the target of 37,944: missed (table 附表1, p. 16).',
    ],
    [
      'indicator: income, target: 4 万元/人, outcome: 39999 元/人',
      '收入：2020年39999元/人，比规划目标4万元/人低0.003%，按印刷位数四舍五入完成（附表1第16页）。',
      'Income: 39,999 元/人 in 2020, 0.003% below the target of 4 万元/人: met by the rounding of the digits (table 附表1, p. 16).',
    ],
    [
      'indicator: share, target: at least 98%, outcome: 100%',
      '占比：2020年100%，比规划目标（98%以上）高2个百分点，完成（附表1第16页）。',
      'Share: 100% in 2020, 2 pp above the target of at least 98%: met (table 附表1, p. 16).',
    ],
    [
      'indicator: income, target: about 100.0, outcome: 99.0',
      '收入：2020年99.0元/人，比规划目标（100.0元/人左右）低1.0%，在“左右”范围内完成（附表1第16页）。',
      'Income: 99.0 in 2020, 1.0% below the target of about 100.0: met within “about” (table 附表1, p. 16).',
    ],
    [
      'indicator: land, target: 57.76, outcome: 57.76',
      '用地：2020年57.76公顷/亿元，与规划目标57.76公顷/亿元相等，完成（附表1第16页）。',
      'Land: 57.76 in 2020, equal to the target of 57.76: met (table 附表1, p. 16).',
    ],
    [
      'indicator: income, outcome: 3',
      '收入：未印目标或完成值，无法判断（附表1第16页）。',
      'Income: not judged, no target or no outcome is printed (table 附表1, p. 16).',
    ],
    [
      'indicator: income, target: 100, outcome: at least 90',
      '收入：完成值只是一个界限，无法判断（附表1第16页）。',
      'Income: not judged, the outcome is only a bound (table 附表1, p. 16).',
    ],
  ])('with %s is told in a sentence', (row, zh, en) => {
    const found = evaluate(row)
    expect(evaluationSentence(found, 'zh')).toBe(zh)
    expect(evaluationSentence(found, 'en')).toBe(en)
  })
})

describe('the district’s plan of 2016–2020', () => {
  it('missed its incomes, fiscal revenue, investment, foreign capital and structure, and met the rest', () => {
    const found = evaluateOutcomes(openProject(['scenarios/ganxian'], disk).plans[0]!)
    expect(found).toHaveLength(43)
    const by = (status: string) =>
      found.filter((e) => e.status === status).map((e) => e.outcome.subjects[0]!.indicator)
    expect(by('missed')).toEqual([
      'fiscal_revenue',
      'investment_growth_mean',
      'foreign_investment',
      'share_primary',
      'urban_income',
      'rural_income',
    ])
    expect(by('unknown')).toEqual([])
    const of = (indicator: string) => found.find((e) => e.outcome.subjects[0]!.indicator === indicator)!
    expect(of('construction_land_intensity')).toMatchObject({
      status: 'met',
      how: 'direction',
      exceeded: -0.02,
    })
    expect(of('share_primary')).toMatchObject({ furthest: 1, exceeded: -23.2 })
    expect(evaluationSentence(of('urban_income'), 'zh')).toBe(
      '城镇居民人均可支配收入：2020年33287元/人，比规划目标37944元/人低12.3%，未完成（附表1第16页）。',
    )
  })
})
