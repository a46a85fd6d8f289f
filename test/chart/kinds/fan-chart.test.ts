import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PlanwrightError } from '../../../src/base/problem.js'
import { type FanOptions, fanChart } from '../../../src/chart/kinds/fan-chart.js'
import { tint } from '../../../src/chart/page/theme.js'
import { fanOf, middleTable, pairLevels } from '../../../src/chart/paths/fan-bands.js'
import { drawn, examine, HOSTILE } from '../examine.js'
import { sampleOptions } from '../fixtures.js'
import { GROWTH, sampleSpread } from '../sample-spread.js'

const bare: FanOptions = { language: 'en', source: '' }
const one = () => sampleSpread(GROWTH.slice(0, 1))

/** The data of the area marks of a specification, in order of drawing. */
function bandsIn(spec: object): { year: number; low: number | null; high: number | null }[][] {
  const found: { year: number; low: number | null; high: number | null }[][] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { mark, data } = value as { mark?: { type?: string }; data?: { values: never[] } }
    if (mark?.type === 'area') found.push(data!.values)
    else for (const item of Object.values(value)) visit(item)
  }
  visit(spec)
  return found
}

describe('fan chart', () => {
  for (const language of ['zh', 'en'] as const) {
    for (const count of [1, 3, 5])
      examine(`${count} runs, ${language}`, () =>
        fanChart(sampleSpread(GROWTH.slice(0, count)), 'gdp', sampleOptions(language)),
      )
  }

  const hostile = (count: number) => {
    const spread = sampleSpread(HOSTILE.slice(0, count).map((text) => [text, text, 0.06]))
    const label = { zh: HOSTILE[0]!, en: HOSTILE[0]! }
    return { ...spread, measures: [{ ...spread.measures[0]!, label, unit: HOSTILE[6]! }] }
  }
  const long = HOSTILE.join(' ')
  for (const count of [2, 10])
    examine(`hostile labels on ${count} runs`, () =>
      fanChart(hostile(count), 'gdp', { language: 'zh', source: long, title: long, subtitle: long }),
    )

  it('nests its bands, the widest beneath', () => {
    const [wide, narrow, ...more] = bandsIn(fanChart(one(), 'gdp', bare))
    expect(more).toEqual([])
    // 202.28 × 1.068^15 × exp(±1.644854 × 0.03 √15)
    expect(wide!.at(-1)!.low).toBeCloseTo(448.25, 1)
    expect(wide!.at(-1)!.high).toBeCloseTo(656.93, 1)
    expect(narrow!.at(-1)!.low).toBeCloseTo(501.74, 1)
    expect(wide![0]).toEqual({ year: 2020, low: 202.28, high: 202.28 })
  })

  it('says what the line and the bands are, and the widest band in figures', async () => {
    const { texts } = await drawn(fanChart(one(), 'gdp', sampleOptions('zh')))
    for (const text of ['中位数', '中间50%', '90%', '历史数据', '目标值', '规划目标 300'])
      expect(texts).toContain(text)
    expect(texts).toContain('基准情景：542.65')
    expect(texts).toContain('90%：448.25—656.93')
  })

  it('calls a lone band by its share', async () => {
    const spread = sampleSpread(GROWTH.slice(0, 1), [0.025, 0.5, 0.975])
    const { texts } = await drawn(fanChart(spread, 'gdp', bare))
    expect(texts).toContain('95%')
    expect(texts.some((text) => text.startsWith('middle'))).toBe(false)
  })

  it('draws a path computed apart in place of the median, and says so', async () => {
    const spread = sampleSpread(GROWTH.slice(0, 1), [0.25, 0.75])
    const central = [spread.years.map((year) => 200 + (year - 2020) * 20)]
    const { texts } = await drawn(fanChart(spread, 'gdp', { ...bare, central }))
    expect(texts).toContain('Central path')
    expect(texts).toContain('Baseline: 500.00')
  })

  it('begins at the published figure where the base year has no quantiles', () => {
    const spread = one()
    spread.quantiles.fill(Number.NaN, 0, 5)
    const [wide] = bandsIn(fanChart(spread, 'gdp', sampleOptions('en')))
    expect(wide![0]).toEqual({ year: 2020, low: 202.28, high: 202.28 })
  })

  it('leaves a gap where there is no value', () => {
    const spread = one()
    spread.quantiles.fill(Number.NaN, 25, 30)
    for (const band of bandsIn(fanChart(spread, 'gdp', bare)))
      expect(band[5]).toEqual({ year: 2025, low: null, high: null })
  })

  it('gives each of many runs a panel, all on one scale', async () => {
    const spec = fanChart(sampleSpread(GROWTH), 'gdp', sampleOptions('zh'))
    const { texts } = await drawn(spec)
    for (const [zh] of GROWTH) expect(texts).toContain(zh)
    expect(texts.filter((text) => text === '800')).toHaveLength(5)
  })

  it('says what it lacks', () => {
    expect(() => fanChart(one(), 'gpd', bare)).toThrow(PlanwrightError)
    expect(() => fanChart(sampleSpread([]), 'gdp', bare)).toThrow(
      new RangeError('a fan chart shows at least 1 run, not 0'),
    )
    const levels = (...list: number[]) => fanChart(sampleSpread(GROWTH.slice(0, 1), list), 'gdp', bare)
    expect(() => levels(0.05, 0.5, 0.75)).toThrow(
      new RangeError('a band is made of two levels p and 1 − p; there are 0.05, 0.5, 0.75'),
    )
    expect(() => levels(0.05, 0.95)).toThrow(
      new RangeError('the line of a fan is level 0.5 or `central`; there are 0.05, 0.95'),
    )
    expect(() => fanChart(one(), 'gdp', { ...bare, central: [] })).toThrow(
      new RangeError('`central` has 0 paths for 1 runs'),
    )
  })

  it('leaves what it is given as it was', () => {
    const [spread, options] = [one(), sampleOptions('zh')]
    fanChart(spread, 'gdp', options)
    expect(spread).toEqual(one())
    expect(options).toEqual(sampleOptions('zh'))
  })
})

describe('bands of a fan', () => {
  it('pair levels around the middle, widest first', () => {
    expect(pairLevels([0.05, 0.1, 0.3, 0.5, 0.7, 0.95])).toEqual({
      pairs: [
        { low: 0, high: 5, share: 0.95 - 0.05 },
        { low: 2, high: 4, share: 0.7 - 0.3 },
      ],
      middle: 3,
    })
    expect(pairLevels([0.5])).toEqual({ pairs: [], middle: 0 })
  })

  it('lie one within the other whatever the growth', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.2, max: 0.2, noNaN: true }), (growth) => {
        const spread = sampleSpread([['甲', 'a', growth]])
        const paths = [Array.from(middleTable(spread, 0, 2, undefined).values)]
        const { bands } = fanOf(spread, 0, [0], paths, 'median')
        bands[0]!.edges.forEach((wide, year) => {
          const narrow = bands[1]!.edges[year]!
          const ordered = [wide.low, narrow.low, paths[0]![year], narrow.high, wide.high] as number[]
          expect(ordered).toEqual([...ordered].sort((a, b) => a - b))
        })
      }),
    )
  })

  it('get a legend sample as dark as what is drawn', () => {
    expect(tint('#000000', 0.25)).toBe('#bfbfbf')
    expect(tint('#0072b2', 1)).toBe('#0072b2')
    expect(tint('#0072b2', 0)).toBe('#ffffff')
  })
})
