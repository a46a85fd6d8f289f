import { describe, expect, it } from 'vitest'
import { dashboard } from '../../../src/chart/kinds/dashboard.js'
import { lineChart } from '../../../src/chart/kinds/line-chart.js'
import { structureChart } from '../../../src/chart/kinds/structure-chart.js'
import { targetOverview } from '../../../src/chart/kinds/target-overview.js'
import type { ChartOptions } from '../../../src/chart/page/options.js'
import { textWidth } from '../../../src/chart/page/text.js'
import { toPng, toSvg } from '../../../src/chart/render/render.js'
import { complaints, darkness, textsOf } from '../drawing.js'
import { sampleOptions, sampleRows, sampleTable, smallTable } from '../fixtures.js'

const picture = (text: string, weight = 'normal') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="40"><text x="0" y="30" font-size="20" font-weight="${weight}" font-family="sans-serif">${text}</text></svg>`
const inkOf = async (text: string, weight?: string) =>
  darkness(await toPng(picture(text, weight), { scale: 1 })).ink()

describe('PNG', () => {
  it('draws Chinese characters, each its own', async () => {
    const [few, many] = [await inkOf('一一一'), await inkOf('赣赣赣')]
    expect(few).toBeGreaterThan(1000)
    expect(many).toBeGreaterThan(few * 3)
    expect(await inkOf('')).toBe(0)
  })

  it('draws bold heavier than regular, both in one picture', async () => {
    const regular = await inkOf('规划目标 GDP')
    const bold = await inkOf('规划目标 GDP', 'bold')
    expect(bold).toBeGreaterThan(regular * 1.2)
    const both = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="80"><text x="0" y="30" font-size="20">规划目标 GDP</text><text x="0" y="70" font-size="20" font-weight="bold">规划目标 GDP</text></svg>`
    const mixed = darkness(await toPng(both, { scale: 1 }))
    expect(mixed.ink(0, 0, 400, 40)).toBe(regular)
    expect(mixed.ink(0, 40, 400, 40)).toBe(bold)
  })

  it('keeps a bold line bold that has Latin letters and a Chinese sign, whatever stands before it', async () => {
    const line = '<text x="0" y="70" font-size="20" font-weight="bold">over that，yuan</text>'
    const drawing = (before: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="80">${before}${line}</svg>`
    const inkBelow = async (before: string) =>
      darkness(await toPng(drawing(before), { scale: 1 })).ink(0, 45, 400, 35)
    expect(await inkBelow('<text y="30">来源：data</text>')).toBe(await inkBelow(''))
  })

  it('sets text as wide as the layout takes it to be', async () => {
    for (const [text, weight] of [
      ['基准情景：616.13亿元', 'normal'],
      ['Disposable income per head, 2035', 'normal'],
      ['地区生产总值GDP 2035', 'bold'],
    ] as const) {
      const image = darkness(await toPng(picture(text, weight), { scale: 1 }))
      let right = image.width - 1
      while (image.ink(right, 0, 1, image.height) === 0) right--
      const wide = textWidth(text, 20, weight === 'bold')
      expect(Math.abs(right - wide)).toBeLessThan(Math.max(4, wide * 0.03))
    }
  })

  it('spells out or boxes what the font lacks', async () => {
    expect(await inkOf('Ⅲ类')).toBe(await inkOf('III类'))
    expect(await inkOf('😀')).toBe(await inkOf('□'))
    expect(await inkOf('𠮷\u0301\ufe0f')).toBeGreaterThan(0)
  })

  it('draws a chart’s Chinese title', async () => {
    const options: ChartOptions = { language: 'zh', source: '统计公报' }
    const titled = darkness(await toPng(await toSvg(lineChart(smallTable(), 'gdp', options)), { scale: 1 }))
    const without = darkness(
      await toPng(await toSvg(lineChart(smallTable(), 'gdp', { ...options, title: ' ' })), { scale: 1 }),
    )
    expect(titled.ink(0, 0, 820, 42)).toBeGreaterThan(without.ink(0, 0, 820, 20) + 50_000)
  })

  it('keeps the margins of every chart free', async () => {
    const table = sampleTable()
    for (const language of ['zh', 'en'] as const) {
      const options = {
        ...sampleOptions(language),
        title: '很长的标题：'.repeat(30),
        source: 'A long source. '.repeat(30),
      }
      for (const spec of [
        lineChart(table, 'income_urban', options),
        dashboard(table, [], options),
        structureChart(table, ['share_primary', 'share_secondary', 'share_tertiary'], options),
        targetOverview(sampleRows(language), options),
      ]) {
        const image = darkness(await toPng(await toSvg(spec), { scale: 1 }))
        const edge = 12
        expect(image.ink(0, 0, image.width, edge)).toBe(0)
        expect(image.ink(0, image.height - edge, image.width, edge)).toBe(0)
        expect(image.ink(0, 0, edge, image.height)).toBe(0)
        expect(image.ink(image.width - edge, 0, edge, image.height)).toBe(0)
      }
    }
  })

  it('scales, and takes another paper', async () => {
    const twice = darkness(await toPng(picture('a')))
    expect([twice.width, twice.height]).toEqual([800, 80])
    expect(darkness(await toPng(picture(''), { scale: 1, background: 'black' })).at(5, 5)).toBe(255)
  })

  it('draws many at once', async () => {
    const all = await Promise.all(['规划', '目标', '情景'].map((text) => inkOf(text)))
    expect(all.every((ink) => ink > 1000)).toBe(true)
  })

  it('says so when there is no picture to draw', async () => {
    await expect(toPng('not an SVG')).rejects.toThrow('the picture cannot be drawn')
  })
})

describe('SVG', () => {
  it('names fonts that readers are likely to have', async () => {
    const svg = await toSvg(lineChart(smallTable(), 'gdp', sampleOptions('zh')))
    expect(svg).toContain('Noto Sans SC')
    expect(svg).toContain('Microsoft YaHei')
    expect(svg).toContain('PingFang SC')
  })

  it('says so when the specification is none', async () => {
    await expect(toSvg({ mark: 'nonsense', data: { values: [{}] } })).rejects.toThrow(
      'the chart cannot be drawn',
    )
    await expect(toSvg({})).rejects.toThrow('the chart cannot be drawn')
  })

  it('fetches nothing', async () => {
    const data = { url: 'https://example.org/data.csv' }
    const spec = {
      $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
      data,
      mark: 'point',
      encoding: {},
    }
    await expect(toSvg(spec)).rejects.toThrow('load nothing from outside')
  })
})

const HOSTILE = [
  '<script>alert(1)</script>',
  '{"x":1}',
  'datum.x',
  `"'quotes'" & {{tpl}} \${a} {signal}`,
  "a.b['c'](d)",
  '\u0000\u001b[31m\u202e\ud800\uffff',
  '很长的情景名称'.repeat(60),
  'Averylongwordwithoutspaces'.repeat(20),
  '',
  '<script>alert(1)</script>',
]

describe('hostile labels', () => {
  const base = smallTable()
  const table = {
    ...base,
    runs: HOSTILE.map((text, i) => ({
      scenario: `${text}${i}`,
      label: { zh: text, en: text },
      region: text,
    })),
    measures: base.measures.map((m, i) => ({
      ...m,
      label: { zh: HOSTILE[i]!, en: HOSTILE[i]! },
      unit: HOSTILE[i]!,
    })),
    values: Float64Array.from({ length: HOSTILE.length * 6 * 8 }, (_, i) => 100 + (i % 37)),
  }
  const options: ChartOptions = {
    language: 'zh',
    title: HOSTILE.join(' '),
    subtitle: HOSTILE.join(' '),
    source: HOSTILE.join(' '),
    targets: HOSTILE.map((label, i) => ({ indicator: 'gdp', year: 2021 + (i % 6), value: 110 + i, label })),
  }
  const rows = HOSTILE.flatMap((text, i) =>
    HOSTILE.map((other, j) => ({
      scenario: `${other}${j}`,
      scenarioLabel: other,
      target: text,
      id: `${i}`,
      status: (['met', 'late', 'missed', 'unknown'] as const)[(i + j) % 4]!,
      text: other,
    })),
  )
  const specs = {
    line: lineChart(table, 'gdp', options),
    dashboard: dashboard(table, [], options),
    structure: structureChart(table, ['share_primary', 'share_secondary', 'share_tertiary'], options),
    targets: targetOverview(rows, options),
  }

  for (const [name, spec] of Object.entries(specs))
    it(`stay text in the ${name} chart`, async () => {
      expect(complaints(spec)).toEqual([])
      const svg = await toSvg(spec)
      expect(svg).not.toMatch(/<script/i)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(svg).not.toMatch(/[\u0000-\u0008\u001b\u202e\uffff]|NaN/)
      expect(svg).not.toMatch(/\p{Surrogate}/u)
      const texts = textsOf(svg)
      expect(texts.some((text) => text.includes('<script>alert(1)</script>'))).toBe(true)
      expect(texts.some((text) => text.includes('{"x":1}'))).toBe(true)
      expect(texts.some((text) => text.includes('datum.x'))).toBe(true)
      expect((await toPng(svg, { scale: 0.5 })).length).toBeGreaterThan(1000)
    })

  it('never become the name of a field, or part of an expression', () => {
    const visit = (value: unknown, key: string): void => {
      if (Array.isArray(value)) for (const item of value) visit(item, key)
      else if (typeof value === 'object' && value !== null)
        for (const [name, item] of Object.entries(value)) {
          expect(name).toMatch(/^\$?[a-zA-Z0-9]+$/)
          visit(item, name)
        }
      else if (/expr|signal|field|format|test|filter|calculate|param|url|href/i.test(key))
        expect(String(value)).toMatch(
          /^([a-zA-Z]+2?|,?\.\d[fe]|format\(datum\.value \/ \d+, ',\.\df'\) \+ \(datum\.value \? '[a-z亿万]+' : ''\)|datum\.value \+ '%')$/,
        )
    }
    for (const spec of Object.values(specs)) visit(spec, '')
  })
})
