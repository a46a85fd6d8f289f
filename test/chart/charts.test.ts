import { describe, expect, it } from 'vitest'
import { PlanwrightError } from '../../src/base/problem.js'
import { dashboard } from '../../src/chart/kinds/dashboard.js'
import { lineChart } from '../../src/chart/kinds/line-chart.js'
import { structureChart } from '../../src/chart/kinds/structure-chart.js'
import { targetOverview } from '../../src/chart/kinds/target-overview.js'
import type { ChartOptions } from '../../src/chart/page/options.js'
import { toSvg } from '../../src/chart/render/render.js'
import { offsetOf, type Table } from '../../src/table/table.js'
import { complaints, textsOf } from './drawing.js'
import { sampleOptions, sampleRows, sampleTable, smallTable } from './fixtures.js'

const SHARES = ['share_primary', 'share_secondary', 'share_tertiary']
const CHARTS = {
  line: (table: Table, options: ChartOptions) => lineChart(table, 'gdp', options),
  dashboard: (table: Table, options: ChartOptions) =>
    dashboard(table, ['gdp', 'gdp_growth', 'income_urban'], options),
  structure: (table: Table, options: ChartOptions) => structureChart(table, SHARES, options),
  targets: (_: Table, options: ChartOptions) =>
    targetOverview(sampleRows(options.language).slice(0, 25), options),
}

for (const [name, chart] of Object.entries(CHARTS))
  for (const language of ['zh', 'en'] as const)
    describe(`${name} chart, ${language}`, () => {
      it('compiles without a complaint', () => {
        expect(complaints(chart(sampleTable(), sampleOptions(language)))).toEqual([])
      })

      it('is plain JSON', () => {
        const spec = chart(sampleTable(), sampleOptions(language))
        expect(JSON.parse(JSON.stringify(spec))).toEqual(spec)
      })

      it('leaves table and options as they were', () => {
        const table = sampleTable()
        const options = sampleOptions(language)
        chart(table, options)
        expect(table).toEqual(sampleTable())
        expect(options).toEqual(sampleOptions(language))
      })
    })

describe('line chart', () => {
  const drawn = async (table: Table, indicator: string, options: ChartOptions) =>
    textsOf(await toSvg(lineChart(table, indicator, options)))

  it('says what it shows, of where, in what unit, and from which source', async () => {
    const texts = await drawn(sampleTable(), 'gdp', sampleOptions('zh'))
    expect(texts).toContain('地区生产总值（2020年价），亿元')
    expect(texts).toContain('赣县区，2020—2035年')
    expect(texts).toContain('规划目标 300')
    expect(texts.some((text) => /^资料来源：《赣县区/.test(text))).toBe(true)
  })

  it('puts scenario and last value at the end of each line', async () => {
    const texts = await drawn(sampleTable(), 'gdp', sampleOptions('en'))
    for (const label of ['Baseline', 'Plan growth', 'High growth', 'Low growth', 'Vision 2035'])
      expect(texts.some((text) => new RegExp(`^${label}: \\d{3}\\.\\d\\d$`).test(text))).toBe(true)
  })

  it('names indicator and unit under a title of the user’s own', async () => {
    const texts = await drawn(sampleTable(), 'gdp', { ...sampleOptions('zh'), title: '经济总量' })
    expect(texts).toContain('经济总量')
    expect(texts).toContain('地区生产总值（2020年价），亿元；赣县区，2020—2035年')
  })

  it('writes years without thousands separators', async () => {
    const texts = await drawn(sampleTable(), 'gdp', sampleOptions('zh'))
    expect(texts).toContain('2025')
    expect(texts.some((text) => text.includes('2,02'))).toBe(false)
  })

  it('takes a legend where there are too many lines to label', async () => {
    const table = sampleTable()
    const runs = Array.from({ length: 30 }, (_, i) => ({
      ...table.runs[i % 5]!,
      scenario: `s${i}`,
      label: { zh: `第${i}种`, en: `${i}` },
    }))
    const size = table.values.length / 5
    const values = new Float64Array(size * 30)
    for (let i = 0; i < 30; i++)
      values.set(table.values.subarray((i % 5) * size, ((i % 5) + 1) * size), i * size)
    const texts = await drawn({ ...table, runs, values }, 'gdp', sampleOptions('zh'))
    expect(texts).toContain('第29种')
  })

  it('leaves a gap where there is no value, and never draws it as zero', async () => {
    const table = smallTable()
    table.values[offsetOf(table, 0, 0, 3)] = Number.NaN
    table.values[offsetOf(table, 0, 0, 4)] = Number.POSITIVE_INFINITY
    const spec = lineChart(table, 'gdp', { language: 'zh', source: '' })
    const rows = JSON.stringify(spec).match(/\{"scenario":"基准情景","year":202[34],"value":null\}/g)
    expect(rows).toHaveLength(2)
    const whole = await toSvg(lineChart(smallTable(), 'gdp', { language: 'zh', source: '' }))
    // The first scenario's line is its first stroke of the palette's first colour; a gap starts it anew.
    const moves = (svg: string) =>
      svg
        .match(/<path aria-hidden="true"|<path[^>]*stroke="#0072b2"[^>]*>/g)!
        .find((p) => p.includes('#0072b2'))!
        .match(/M/g)!.length
    expect(moves(whole)).toBe(1)
    expect(moves(await toSvg(spec))).toBe(2)
  })

  it('says when a path ends early', async () => {
    const table = smallTable()
    table.values[offsetOf(table, 1, 0, 7)] = Number.NaN
    const texts = await drawn(table, 'gdp', { language: 'en', source: '' })
    expect(texts.some((text) => /^Plan growth: [\d.]+ \(2026\)$/.test(text))).toBe(true)
  })

  it('says so when there is nothing to draw', async () => {
    const table = smallTable()
    table.values.fill(Number.NaN)
    expect(await drawn(table, 'gdp', { language: 'zh', source: '' })).toContain('无数据')
    expect(
      await drawn({ ...table, runs: [], values: new Float64Array() }, 'gdp', { language: 'en', source: '' }),
    ).toContain('No data')
  })

  it('joins history to the base year, and passes over other units and regions', () => {
    const options = sampleOptions('zh')
    const history = options.history!.flatMap((row) => [
      row,
      { ...row, region: '全国', value: 1e6 },
      { ...row, unit: '元' },
    ])
    expect(lineChart(sampleTable(), 'gdp', { ...options, history })).toEqual(
      lineChart(sampleTable(), 'gdp', options),
    )
    expect(JSON.stringify(lineChart(sampleTable(), 'gdp', options))).toContain('{"year":2020,"value":202.28}')
  })

  it('marks the years asked for, within the horizon', () => {
    const marked = (marks: readonly number[] | undefined) =>
      JSON.stringify(lineChart(smallTable(), 'gdp', { language: 'zh', source: '', marks })).match(
        /\{"values":\[(\{"year":\d+\},?)*\]\}/,
      )?.[0]
    expect(marked(undefined)).toBe('{"values":[{"year":2025}]}')
    expect(marked([2026, 2022, 1999, 2020, 2022])).toBe('{"values":[{"year":2022},{"year":2026}]}')
    expect(marked([])).toBeUndefined()
  })

  it('draws the median of several draws', () => {
    const table = smallTable()
    const values = new Float64Array(table.values.length * 3)
    table.values.forEach((value, i) => {
      values.set([value * 2, value, value / 2], i * 3)
    })
    const options = { language: 'zh', source: '' } as const
    expect(lineChart({ ...table, draws: 3, values }, 'gdp', options)).toEqual(
      lineChart(table, 'gdp', options),
    )
  })

  it('tells what there is when asked for an indicator that is not there', () => {
    expect(() => lineChart(smallTable(), 'gpd', { language: 'en', source: '' })).toThrow(PlanwrightError)
    expect(() => lineChart(smallTable(), 'gpd', { language: 'en', source: '' })).toThrow(
      'no indicator "gpd" to draw; there are gdp, gdp_growth, income_urban, share_primary, share_secondary, share_tertiary',
    )
  })
})

describe('dashboard', () => {
  it('gives each panel its title and unit, and all one legend', async () => {
    const texts = textsOf(await toSvg(dashboard(sampleTable(), [], sampleOptions('zh'))))
    for (const title of ['人均地区生产总值', '常住人口城镇化率', '研发经费投入强度'])
      expect(texts).toContain(title)
    for (const unit of ['元/人', '万人', '吨标准煤/万元']) expect(texts).toContain(unit)
    expect(texts.filter((text) => text === '高增长')).toHaveLength(1)
  })

  it('has the proportions of A4 on its side', async () => {
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(
      await toSvg(dashboard(sampleTable(), [], sampleOptions('zh'))),
    )!
    expect(Math.abs(Number(width) / Number(height) / Math.SQRT2 - 1)).toBeLessThan(0.02)
  })
})

describe('structure chart', () => {
  it('shows amounts as shares of their sum', () => {
    const table = smallTable()
    const rows = (of: Table) => JSON.stringify(structureChart(of, SHARES, { language: 'zh', source: '' }))
    const tenfold = { ...table, values: table.values.map((value) => value * 8) }
    expect(rows(tenfold)).toBe(rows(table))
  })

  it('leaves out a year in which a part is missing', async () => {
    const table = smallTable()
    const first = textsOf(await toSvg(structureChart(table, SHARES, { language: 'zh', source: '' })))
    table.values[offsetOf(table, 0, 4, 0)] = Number.NaN
    const second = textsOf(await toSvg(structureChart(table, SHARES, { language: 'zh', source: '' })))
    expect(first.filter((text) => text === '11.9')).toHaveLength(2)
    expect(second.filter((text) => text === '11.9')).toHaveLength(1)
  })

  it('says once what the names have in common', async () => {
    expect(
      textsOf(await toSvg(structureChart(smallTable(), SHARES, { language: 'en', source: '' }))),
    ).toContain('Share of primary, secondary, tertiary industry, %')
  })

  it('wants at least two parts', () => {
    expect(() => structureChart(smallTable(), ['share_primary'], { language: 'en', source: '' })).toThrow(
      'at least 2 parts',
    )
  })
})

describe('target overview', () => {
  it('counts the targets that each scenario meets', async () => {
    const rows = sampleRows('zh')
    const met = rows.filter((row) => row.scenario === 'high' && row.status === 'met').length
    expect(textsOf(await toSvg(targetOverview(rows, sampleOptions('zh'))))).toContain(`${met} / 32`)
  })

  it('shows 32 targets in 5 scenarios on a page, no text cut', async () => {
    for (const language of ['zh', 'en'] as const) {
      const svg = await toSvg(targetOverview(sampleRows(language), sampleOptions(language)))
      const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!
      expect(Number(width)).toBeLessThan(830)
      expect(Number(height)).toBeLessThan(1123)
      expect(svg).not.toContain('…')
    }
  })

  it('copes with no rows at all', async () => {
    expect(await toSvg(targetOverview([], sampleOptions('zh')))).toContain('各情景规划目标完成情况')
  })
})
