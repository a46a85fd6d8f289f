import { beforeAll, describe, expect, it } from 'vitest'
import { disk } from '../../../src/files/disk.js'
import { parseFile } from '../../../src/language/parsed.js'
import { planSchema } from '../../../src/language/schema/plan.js'
import { type Finding, lintPlan, RULES } from '../../../src/plan/lint/lint.js'
import type { Plan } from '../../../src/plan/plan.js'
import { resolvePlan } from '../../../src/plan/read/resolve-plan.js'
import { openProject } from '../../../src/project/load.js'
import { english } from '../../english.js'

const INDICATORS = `indicators:
  gdp: {label: {zh: 生产总值, en: GDP}, unit: 亿元}
  farms: {label: Farms, unit: 亿元}
  works: {label: Works, unit: 亿元}
  people: {label: People, unit: 万人}
  per_head: {label: GDP per head, unit: 元/人}
  share: {label: {zh: 占比, en: Share}, unit: "%"}
  rest: {label: Rest, unit: "%"}
  ratio: {label: Ratio}
  jobs: {label: Jobs, unit: 万人, better: lower}
`

/** A plan of the sections given, each a list of rows. */
function planOf(sections: Readonly<Record<string, readonly string[]>>): Plan {
  const rows = Object.entries(sections).map(
    ([key, lines]) => `${key}:\n${lines.map((line) => `  - ${line}\n`).join('')}`,
  )
  const text = `plan: p\nperiod: {base: 2020, end: 2025}\n${INDICATORS}${rows.join('')}`
  const { parsed, problems } = parseFile({ file: 'plan.yaml', text }, planSchema)
  const resolved = parsed && resolvePlan(parsed, undefined)
  if (!resolved?.plan)
    throw new Error([...problems, ...(resolved?.problems ?? [])].map((p) => english(p.message)).join('\n'))
  return resolved.plan
}

/** What is found in targets, facts and so on. */
function lint(sections: Readonly<Record<string, readonly string[]>>): Finding[] {
  return lintPlan(planOf(sections))
}
const targets = (...rows: string[]) => lint({ targets: rows })
const said = (findings: readonly Finding[]) => findings.map((f) => [f.kind, ...f.statements])

describe('lint', () => {
  it('sum-of-parts: finds parts that do not add up, past one unit of the last digit for each', () => {
    const rows = (farms: string) => ({
      facts: [
        '{id: all, indicator: gdp, value: 100.0 亿元, table: 表1, page: 3}',
        `{id: f, indicator: farms, value: ${farms}, table: 表1, page: 3}`,
        '{id: w, indicator: works, value: 60.0 亿元, table: 表1, page: 3}',
      ],
      relations: ['{id: parts, says: "gdp = farms + works", years: [2020]}'],
    })
    const [finding, ...more] = lint(rows('39.6 亿元'))
    expect(more).toEqual([])
    expect(finding).toMatchObject({
      kind: 'sum-of-parts',
      statements: ['all', 'f', 'w'],
      citations: [{ table: '表1', page: 3 }],
      message: {
        zh: '2020年Farms39.6亿元（表1第3页）、Works60.0亿元（表1第3页）合计99.6亿元，总数为生产总值100.0亿元（表1第3页），相差0.4亿元。',
        en: 'In 2020, Farms 39.6 亿元 (table 表1, p. 3) and Works 60.0 亿元 (table 表1, p. 3) add up to 99.6 亿元 against a total of GDP 100.0 亿元 (table 表1, p. 3): 0.4 亿元 apart.',
      },
    })
    expect(lint(rows('39.7 亿元'))).toEqual([])
    expect(lint(rows('at least 30 亿元'))).toEqual([])
    // What is assumed to add up need not.
    const assumed = '{id: parts, says: "gdp = farms + works", years: [2020], status: assumption, band: 1%}'
    expect(lint({ ...rows('39.6 亿元'), relations: [assumed] })).toEqual([])
  })

  it('sum-of-parts: holds a structure against the whole', () => {
    const rows = (target: string) => ({
      targets: [`{id: s, indicators: [share, rest], target: "${target}"}`],
      relations: ['{id: whole, says: "share + rest = 1", status: identity}'],
    })
    expect(lint(rows('40:57'))[0]).toMatchObject({
      statements: ['s'],
      message: { en: 'In 2025, Share 40% and Rest 57% add up to 97% against a total of 100%: 3% apart.' },
    })
    expect(lint(rows('40:58'))).toEqual([])
  })

  it('count: compares what a table says it has with its rows', () => {
    const lines = (rows: readonly (number | undefined)[]) =>
      rows.map(
        (row, i) => `{id: r${i}, indicator: gdp, year: ${2021 + i}, table: 表1${row ? `, row: ${row}` : ''}}`,
      )
    const found = (n: number, rows: readonly (number | undefined)[]) =>
      lint({ targets: lines(rows), tables: [`{table: 表1, page: 9, count: ${n}}`] }).map((f) => f.message.en)
    const none = [undefined, undefined, undefined, undefined]
    expect(found(4, none)).toEqual([])
    expect(found(3, none)).toEqual([
      'Table 表1, p. 9 says it has 3 indicators, the register has 4 lines: 1 more; it is 3 only if 2 lines under one heading count as one.',
    ])
    expect(found(5, none)).toEqual([
      'Table 表1, p. 9 says it has 5 indicators, the register has 4 lines: 1 fewer.',
    ])
    expect(found(3, [1, 2, 2, 3])).toEqual([])
    expect(found(4, [1, 2, 2, 3])).toEqual([
      'Table 表1, p. 9 says it has 4 indicators, the register has 4 lines in 3 rows: 1 fewer.',
    ])
  })

  it('missing-row: finds what the notes of a table mention and its rows do not have', () => {
    const found = lint({
      targets: ['{indicator: gdp, table: 表1}', '{indicator: people, table: 表2}'],
      tables: ['{table: 表1, page: 9, mentions: [gdp, people]}'],
    })
    expect(found).toEqual([
      {
        kind: 'missing-row',
        statements: [],
        citations: [{ table: '表1', row: undefined, page: 9 }],
        message: {
          zh: '表1第9页的注提到People，表中没有这一行。',
          en: 'The notes of table 表1, p. 9 mention People, which has no row in it.',
        },
      },
    ])
  })

  it('unit: finds a printed unit that does not fit, and says what the number would be', () => {
    const [ratio] = targets(
      '{id: r, indicator: ratio, target: 2.37, printed_unit: "%", table: 附表2, page: 23}',
    )
    expect(ratio).toMatchObject({
      kind: 'unit',
      statements: ['r'],
      message: {
        zh: 'Ratio（附表2第23页）印出的单位是%，应为无量纲的数：2.37%就是0.0237。',
        en: 'Ratio (table 附表2, p. 23) is printed in % where a plain number is meant: 2.37% would be 0.0237.',
      },
    })
    expect(targets('{indicator: gdp, target: 300, printed_unit: 万元}')[0]!.message.en).toBe(
      'GDP is printed in 万元 where 亿元 (元) is meant: 300 万元 would be 0.03 亿元.',
    )
    expect(targets('{indicator: gdp, target: 300, printed_unit: 万人}')[0]!.message.en).toBe(
      'GDP is printed in 万人 where 亿元 (元) is meant.',
    )
    expect(targets('{indicator: gdp, target: 300, printed_unit: 亿元}')).toEqual([])
    expect(targets('{indicator: gdp, target: 300, printed_unit: quux}')).toEqual([])
  })

  it('unit: finds a share of a whole that is to be more than the whole', () => {
    expect(said(targets('{id: s, indicator: share, base: 95%, target: 105%}'))).toEqual([['unit', 's']])
    expect(targets('{indicator: share, base: 105%, target: 110%}')).toEqual([])
    expect(targets('{indicator: share, base: 95%, target: 100%}')).toEqual([])
    expect(targets('{indicator: share, target: 105%}')).toEqual([])
  })

  it('unit: finds figures a power of ten off what others imply', () => {
    const rows = (head: string) => ({
      targets: [
        '{id: g, indicator: gdp, target: 300 亿元}',
        '{id: p, indicator: people, target: 60 万人}',
        `{id: h, indicator: per_head, target: ${head}, table: T, page: 2}`,
      ],
      relations: ['{id: by_head, label: Head count, says: "gdp = per_head * people", years: [2025]}'],
    })
    const [finding, ...more] = lint(rows('5.0 元/人'))
    expect(more).toEqual([])
    expect(finding).toMatchObject({ kind: 'unit', statements: ['g', 'h', 'p'] })
    expect(finding!.message.en).toBe(
      'The figures of 2025 are powers of ten away from “Head count”; it would hold with GDP 300 亿元 divided by 10000, or GDP per head 5.0 元/人 (T, p. 2) times 10000, or People 60 万人 times 10000.',
    )
    expect(lint(rows('50000 元/人'))).toEqual([])
    // Wrong, but not by a power of ten.
    expect(lint(rows('7.0 元/人'))).toEqual([])
    expect(lint(rows('at least 5.0 元/人'))).toEqual([])
  })

  it('two-targets: says which of two figures is stricter and whether both can hold', () => {
    const found = targets(
      '{id: a, indicator: share, target: 100%, table: 附表2, page: 23}',
      '{id: b, indicator: share, target: at least 86%, table: 专栏20, page: 101}',
    )
    expect(found).toMatchObject([
      {
        kind: 'two-targets',
        statements: ['a', 'b'],
        message: {
          zh: '占比2025年目标：附表2第23页为100%，专栏20第101页为86%以上，前者更严；二者可同时成立。',
          en: 'Share in 2025: 100% in table 附表2, p. 23, at least 86% in box 专栏20, p. 101; the first is stricter, and both can hold.',
        },
      },
    ])
    const messages = (...rows: string[]) => targets(...rows).map((f) => f.message.en)
    expect(messages('{id: a, indicator: jobs, target: 3}', '{id: b, indicator: jobs, target: 2}')).toEqual([
      'Jobs in 2025: 3 万人, 2 万人; the second is stricter, and as printed they cannot both hold.',
    ])
    expect(messages('{id: a, indicator: gdp, growth: 8%}', '{id: b, indicator: gdp, growth: 7%}')).toEqual([
      'GDP in 2025: 8% a year, 7% a year; the first is stricter, and as printed they cannot both hold.',
    ])
  })

  it('two-targets: holds levels against each other whatever else their rows print', () => {
    const found = targets(
      '{id: a, indicator: gdp, target: 300}',
      '{id: b, indicator: gdp, target: 200, converge: farms}',
    )
    expect(said(found)).toEqual([['two-targets', 'a', 'b.target']])
    // To catch up with another is the same aim from whatever year on.
    const late = targets(
      '{id: a, indicator: gdp, converge: {to: farms, share: 80%}}',
      '{id: b, indicator: gdp, from: 2022, converge: {to: farms, share: 90%}}',
    )
    expect(said(late)).toEqual([['two-targets', 'a', 'b']])
    const others = targets(
      '{id: a, indicator: gdp, converge: {to: farms, share: 80%}}',
      '{id: b, indicator: gdp, converge: {to: works, share: 90%}}',
    )
    expect(others).toEqual([])
  })

  it('two-targets: lets equal figures, other years and other kinds of figure be', () => {
    expect(
      targets('{id: a, indicator: share, target: 60%}', '{id: b, indicator: share, target: at least 60.0%}'),
    ).toEqual([])
    expect(
      targets('{id: a, indicator: share, target: 60%}', '{id: b, indicator: share, target: 70%, year: 2030}'),
    ).toEqual([])
    expect(targets('{id: a, indicator: gdp, target: 300}', '{id: b, indicator: gdp, sum: 900}')).toEqual([])
    expect(
      targets('{id: a, indicator: gdp, growth: 8%}', '{id: b, indicator: gdp, growth: 6%, every_year: true}'),
    ).toEqual([])
  })

  it('target-equals-outcome: finds each outcome that is its target to the last digit', () => {
    const row = (id: string, target: string, outcome: string) =>
      `{id: ${id}, indicator: share, year: 2020, target: "${target}", outcome: "${outcome}", table: 附表1, page: 15}`
    const found = lint({
      outcomes: [
        row('same', '76.16%', '76.16%'),
        row('near', '76.16%', '76.17%'),
        row('digits', '76.0%', '76%'),
        row('whole', '100%', '100%'),
      ],
    }).filter((f) => f.kind === 'target-equals-outcome')
    expect(found).toEqual([
      {
        kind: 'target-equals-outcome',
        statements: ['same'],
        citations: [{ table: '附表1', row: undefined, page: 15 }],
        message: {
          zh: '占比（附表1第15页）：2020年完成值76.16%与规划目标76.16%完全相同。',
          en: 'Share (table 附表1, p. 15): the outcome of 2020, 76.16%, is the target of 76.16% to the last digit.',
        },
      },
    ])
  })

  it('points-as-percent: finds a change in % that is one in points, or neither', () => {
    const found = (change: string) =>
      targets(`{id: s, indicator: share, base: 56%, target: 60%, change: ${change}}`)
    expect(found('4%')).toMatchObject([
      {
        kind: 'points-as-percent',
        message: {
          zh: '占比由56%到60%，变动印为4%，应为4个百分点。',
          en: 'Share goes from 56% to 60% with a change printed as 4%: 4 pp are meant.',
        },
      },
    ])
    expect(found('12%')[0]!.message.en).toBe(
      'Share goes from 56% to 60%; the change printed as 12% fits neither as points nor as percent (it is 4 pp).',
    )
    expect(found('4pp')).toEqual([])
    // 56 × 1.07 = 59.92
    expect(found('7%')).toEqual([])
  })

  it('simple-growth: finds growth over the whole time, or divided by the years', () => {
    const found = (growth: string) =>
      targets(`{id: g, indicator: gdp, base: 100.0 亿元, target: 150.0 亿元, growth: ${growth}}`)
    // The fifth root of 1.5 is 1.0845.
    expect(found('8.4%')).toEqual([])
    expect(found('about 8%')).toEqual([])
    expect(found('12%')).toEqual([])
    expect(found('10.0%')).toMatchObject([
      {
        kind: 'simple-growth',
        statements: ['g'],
        message: {
          zh: '生产总值由100.0亿元到150.0亿元，年均增长印为10.0%，是（期末－期初）÷期初÷5所得；几何平均为8.4%。',
          en: 'GDP goes from 100.0 亿元 to 150.0 亿元; the growth printed as 10.0% a year is (end − start) / start divided by 5 years, the geometric mean is 8.4%.',
        },
      },
    ])
    expect(found('50%')[0]!.message.en).toContain(
      '50% a year is (end − start) / start, the geometric mean is 8.4%',
    )
  })

  it('simple-growth: takes the base from where it is printed', () => {
    const facts = ['{id: then, indicator: gdp, value: 100.0 亿元}']
    const rows = ['{id: g, indicator: gdp, target: 150.0 亿元, growth: 10.0%}']
    expect(said(lint({ facts, targets: rows }))).toEqual([['simple-growth', 'g']])
    expect(lint({ targets: rows })).toEqual([])
  })

  it('sum-as-level: finds a period’s sum that is called a year’s value', () => {
    const found = (target: string) =>
      targets(`{id: g, indicator: gdp, base: 10.0 亿元, target: ${target}, growth: 8.0%}`)
    // 10 × (1.08 + … + 1.08⁵) = 63.36; 10 × 1.08⁵ = 14.69.
    expect(found('63.4 亿元')).toMatchObject([
      {
        kind: 'sum-as-level',
        statements: ['g'],
        message: {
          zh: '生产总值2025年印为63.4亿元，由10.0亿元按年均8.0%只到14.69亿元；2021—2025年合计63.36亿元，应是5年之和。',
          en: 'GDP is printed as 63.4 亿元 in 2025; from 10.0 亿元 at 8.0% a year it comes to 14.69 亿元, and the 5 years together to 63.36 亿元: a sum called a year’s value.',
        },
      },
    ])
    expect(found('14.7 亿元')).toEqual([])
    expect(found('70.0 亿元')).toEqual([])
  })

  it('base-differs: finds past values that differ beyond their digits', () => {
    const found = (value: string) =>
      lint({
        targets: ['{id: t, indicator: gdp, base: 202.28 亿元, target: 300 亿元, table: 附表2, page: 23}'],
        facts: [`{id: f, indicator: gdp, value: ${value}, page: 11}`],
        outcomes: ['{id: o, indicator: gdp, outcome: 202.3 亿元}'],
      })
    expect(found('204 亿元')).toMatchObject([
      {
        kind: 'base-differs',
        statements: ['f', 'o', 't.base'],
        message: {
          zh: '生产总值2020年的数值不一：第11页为204亿元，为202.3亿元，附表2第23页为202.28亿元。',
          en: 'GDP has different values for 2020: 204 亿元 on p. 11, 202.3 亿元, 202.28 亿元 in table 附表2, p. 23.',
        },
      },
    ])
    expect(found('202 亿元')).toEqual([])
    expect(said(found('203 亿元'))).toEqual([['base-differs', 'f', 'o', 't.base']])
    expect(found('at least 200 亿元')).toEqual([])
  })

  it('real-beside-nominal: asks once a table at which prices levels are to be read', () => {
    const row = (id: string, rest: string) =>
      `{id: ${id}, indicator: ${rest}, growth: 8%, table: 附表2, page: 23}`
    const found = targets(
      row('g', 'gdp, target: 300 亿元, basis: real'),
      row('h', 'per_head, target: 50000 元/人, basis: real'),
      row('n', 'farms, target: 30 亿元, basis: nominal'),
      row('said', 'works, target: 30 亿元, basis: real, note: At 2020 prices'),
      row('none', 'people, target: 30 万人, basis: real'),
    )
    expect(found).toMatchObject([
      {
        kind: 'real-beside-nominal',
        statements: ['g', 'h'],
        message: {
          zh: '附表2第23页在实际增速旁印出“生产总值”300亿元、“GDP per head”50000元/人，未注明价格，应按2020年价格理解。',
          en: 'Real growth stands beside the level of GDP (300 亿元) and GDP per head (50,000 元/人) in table 附表2, p. 23 with no word of prices: to be read at prices of 2020.',
        },
      },
    ])
  })

  it('change-without-sign: finds the change of a share that is a bare number', () => {
    expect(targets('{id: s, indicator: share, change: 1.2, table: 附表2, page: 23}')).toMatchObject([
      {
        kind: 'change-without-sign',
        statements: ['s'],
        message: {
          zh: '占比（附表2第23页）的变动印为1.2，未注明是百分点还是百分比；此处按百分点理解。',
          en: 'Share (table 附表2, p. 23) has a change of 1.2, with no sign of points or percent; it is read as points.',
        },
      },
    ])
    expect(targets('{indicator: share, change: 1.2pp}')).toEqual([])
    expect(targets('{indicator: ratio, change: 1.2}')).toEqual([])
  })

  it('duplicate: knows one indicator that is to be caught up with from another', () => {
    const rows = (to: string) =>
      targets(
        '{id: a, indicator: gdp, converge: farms, table: 附表1}',
        `{id: b, indicator: gdp, converge: ${to}, table: 附表1}`,
      )
    expect(said(rows('farms'))).toEqual([['duplicate', 'a', 'b']])
    expect(rows('works')).toEqual([])
  })

  it('duplicate: finds one figure in two rows of one table', () => {
    const row = (id: string, table: string, year = 2025) =>
      `{id: ${id}, indicator: gdp, base: 202 亿元, target: 300 亿元, year: ${year}, table: ${table}, page: 23}`
    expect(targets(row('a', '附表2'), row('b', '附表2'))).toMatchObject([
      {
        kind: 'duplicate',
        statements: ['a.target', 'b.target'],
        message: {
          zh: '附表2中生产总值300亿元（2025年）印了2次。',
          en: 'GDP 300 亿元 (2025) is printed 2 times in table 附表2.',
        },
      },
    ])
    expect(targets(row('a', '附表2'), row('b', '专栏1'))).toEqual([])
    expect(targets(row('a', '附表2'), row('b', '附表2', 2030))).toEqual([])
  })

  it('has rules of different kinds, each of which is described', () => {
    expect(new Set(RULES.map((rule) => rule.kind)).size).toBe(RULES.length)
    for (const { doc } of RULES) expect(doc).toMatch(/^[A-Z].*\.$/)
  })
})

describe('the plan of the district', () => {
  let plan: Plan
  beforeAll(() => {
    plan = openProject(['scenarios/ganxian'], disk).plans[0]!
  })

  it('has these findings and no others', () => {
    expect(said(lintPlan(plan))).toEqual([
      ['count'],
      ['missing-row'],
      ['unit', 'income_ratio_2025'],
      ['two-targets', 'firms_revenue_10bn_box9', 'firms_revenue_10bn_part6.target'],
      ['two-targets', 'surface_water_2025.target', 'surface_water_2025_box'],
      ['target-equals-outcome', 'elderly_beds_per_1000_2020_outcome'],
      ['target-equals-outcome', 'exports_usd_2020_outcome'],
      ['target-equals-outcome', 'forest_cover_2020_outcome'],
      ['target-equals-outcome', 'non_fossil_share_2020_outcome'],
      ['target-equals-outcome', 'safe_drinking_water_2020_outcome'],
      ['target-equals-outcome', 'schooling_years_2020_outcome'],
      ['target-equals-outcome', 'science_contribution_2020_outcome'],
      ['target-equals-outcome', 'urbanization_2020_outcome'],
      ['real-beside-nominal', 'labour_productivity_2025'],
    ])
  })

  it('names both numbers of the table that miscounts', () => {
    expect(lintPlan(plan)[0]!.message).toEqual({
      zh: '附表1第16页自称有40项指标，登记为43行，多3项；只有其中4行归于一个标题、只计一项时，才是40项。',
      en: 'Table 附表1, p. 16 says it has 40 indicators, the register has 43 lines: 3 more; it is 40 only if 4 lines under one heading count as one.',
    })
  })

  it('is found the same whatever the order of its file', () => {
    const reversed: Plan = {
      ...plan,
      targets: plan.targets.toReversed(),
      outcomes: plan.outcomes.toReversed(),
      facts: plan.facts.toReversed(),
      relations: plan.relations.toReversed(),
      tables: plan.tables.toReversed(),
    }
    expect(lintPlan(reversed)).toEqual(lintPlan(plan))
  })
})
