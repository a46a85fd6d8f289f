import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ForecastPicture } from '../../../src/chart/data/forecast-data.js'
import { forecastChart } from '../../../src/chart/kinds/forecast-chart.js'
import type { ChartOptions } from '../../../src/chart/page/options.js'
import { digitsFor } from '../../../src/chart/paths/forecast-paths.js'
import { expectGoldenJson } from '../../golden.js'
import { drawn, examine, HOSTILE } from '../examine.js'
import { sampleForecast, sampleForecasts, sampleHistory, sampleLine } from '../sample-forecasts.js'

const bare: ChartOptions = { language: 'en', source: '' }
const sourced = (language: 'zh' | 'en'): ChartOptions => ({ language, source: 'data.csv' })

/** The data of the marks of a type anywhere in a specification, in order of drawing. */
function dataOf(spec: object, type: string): Readonly<Record<string, unknown>>[][] {
  const found: Readonly<Record<string, unknown>>[][] = []
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { mark, data } = value as { mark?: { type?: string }; data?: { values: never[] } }
    if (mark?.type === type) found.push(data!.values)
    else for (const item of Object.values(value)) visit(item)
  }
  visit(spec)
  return found
}

describe('forecast chart', () => {
  for (const language of ['zh', 'en'] as const) {
    it(`is as on file as a page, ${language}`, () => {
      expectGoldenJson(
        `charts/forecasts-${language}.json`,
        forecastChart(sampleForecasts(language).slice(0, 2), sourced(language)),
      )
    })
    examine(`one, ${language}`, () => forecastChart([sampleForecast(language, true)], sourced(language)))
    examine(`seven of all sorts, ${language}`, () =>
      forecastChart(sampleForecasts(language), sourced(language)),
    )
    for (const picture of sampleForecasts(language).slice(1))
      examine(`${picture.label} alone, ${language}`, () => forecastChart([picture], sourced(language)))
  }
  examine('a page on which only one has another method', () =>
    forecastChart([...sampleForecasts('en'), sampleForecast('en', true)], sourced('en')),
  )
  const hostile = (text: string): ForecastPicture => {
    const { history } = sampleForecast('en')
    const line = sampleLine(text, history.at(-1)!)
    return { label: text, unit: text, note: text, history, forecast: line, other: line }
  }
  examine('hostile words alone', () => forecastChart([hostile(HOSTILE[7]!)], bare))
  examine('a page of hostile words', () =>
    forecastChart([...HOSTILE, ...HOSTILE].map(hostile), { ...bare, language: 'zh' }),
  )

  it('joins history, median and bands in the base year', () => {
    const picture = sampleForecast('en')
    const spec = forecastChart([picture], bare)
    const { year, value } = picture.history.at(-1)!
    const [history, median] = dataOf(spec, 'line')
    expect(history).toEqual(picture.history)
    expect(median![0]).toMatchObject({ year, value })
    expect(median!.slice(1).map((row) => row.value)).toEqual(picture.forecast.median)
    const [wide, narrow, ...more] = dataOf(spec, 'area')
    expect(more).toEqual([])
    expect(wide![0]).toEqual({ year, low: value, high: value })
    expect(wide!.slice(1).map((row) => row.low)).toEqual(picture.forecast.intervals[1]!.low)
    expect(narrow!.slice(1).map((row) => row.high)).toEqual(picture.forecast.intervals[0]!.high)
    const marks = dataOf(spec, 'rule')
      .flat()
      .filter((row) => 'year' in row)
    expect(marks).toEqual([{ year: 2020 }])
  })

  it('says what is shown, how it was forecast, and where it ends', async () => {
    const { texts } = await drawn(forecastChart([sampleForecast('zh', true)], sourced('zh')))
    for (const text of [
      '赣县区 · 地区生产总值，亿元',
      'ETS(M,A,N)；限于不低于0（历史值均如此）',
      '中位数',
      '中间80%',
      '95%',
      '历史数据',
      '资料来源：data.csv',
    ])
      expect(texts).toContain(text)
    expect(texts.filter((text) => /^(指数平滑：\d|漂移法：\d|95%：\d)/.test(text))).toHaveLength(3)
  })

  it('titles a panel by its series, and has the note beneath', async () => {
    const { texts } = await drawn(forecastChart(sampleForecasts('en').slice(0, 2), bare))
    expect(texts).toContain('Ganxian · GDP')
    expect(texts.some((text) => text.startsWith('100 million yuan; ETS(M,A,N)'))).toBe(true)
    expect(texts).toContain('History 2000–2020, forecast to 2035')
  })

  it('draws the other method’s median and nothing else of it', () => {
    const spec = forecastChart([sampleForecast('en', true)], bare)
    expect(dataOf(spec, 'area')).toHaveLength(2)
    const names = new Set(dataOf(spec, 'line')[1]!.map((row) => row.scenario))
    expect([...names]).toEqual(['Drift', 'Exponential smoothing'])
  })

  it('leaves out what is no number', () => {
    const picture = sampleForecast('en')
    const median = picture.forecast.median.map((value, h) => (h > 9 ? Infinity : value))
    const high = picture.forecast.intervals[1]!.high.map((value, h) => (h > 4 ? Number.NaN : value))
    const intervals = [{ ...picture.forecast.intervals[1]!, high }]
    const spec = forecastChart([{ ...picture, forecast: { ...picture.forecast, median, intervals } }], bare)
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec)
    expect(dataOf(spec, 'area')[0]!.slice(5, 8)).toEqual([
      expect.objectContaining({ year: 2025, low: expect.any(Number) }),
      { year: 2026, low: null, high: null },
      { year: 2027, low: null, high: null },
    ])
  })

  it('refuses what does not fit', () => {
    const picture = sampleForecast('en')
    const { forecast } = picture
    const chart =
      (...pictures: ForecastPicture[]) =>
      () =>
        forecastChart(pictures, bare)
    expect(chart()).toThrow(new RangeError('a page holds 1 to 20 forecasts, not 0'))
    expect(chart(...new Array<ForecastPicture>(21).fill(picture))).toThrow('not 21')
    expect(chart({ ...picture, history: [] })).toThrow(
      new RangeError('"Ganxian · GDP" has no history to draw'),
    )
    expect(chart({ ...picture, forecast: { ...forecast, median: [] } })).toThrow('has no years')
    const interval = { share: 0.5, low: [1], high: [2] }
    expect(chart({ ...picture, forecast: { ...forecast, intervals: [interval] } })).toThrow(
      new RangeError('an interval of "Ganxian · GDP" has 1 and 1 ends for 15 years'),
    )
    expect(chart({ ...picture, forecast: { ...forecast, intervals: [{ ...interval, share: 95 }] } })).toThrow(
      new RangeError('an interval holds a share in (0, 1), not 95'),
    )
  })

  it('leaves what it is given as it was', () => {
    const [pictures, options] = [sampleForecasts('zh'), sourced('zh')]
    forecastChart(pictures, options)
    expect(pictures).toEqual(sampleForecasts('zh'))
    expect(options).toEqual(sourced('zh'))
  })

  it('holds all its bands and paths between the ends of its axis', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.integer({ min: -12, max: 15 }),
        (count, growth, power) => {
          const history = sampleHistory(count, 3 * 10 ** power, growth / 4)
          const forecast = sampleLine('m', history.at(-1)!, growth / 10)
          const spec = forecastChart([{ ...sampleForecast('en'), history, forecast }], bare)
          const text = JSON.stringify(spec)
          const [, low, high] = /"low","type":"quantitative","scale":\{"domain":\[([^,]+),([^\]]+)\]/.exec(
            text,
          )!
          const values = dataOf(spec, 'area')
            .flat()
            .flatMap((row) => [row.low, row.high] as number[])
          expect(Math.min(...values)).toBeGreaterThanOrEqual(Number(low))
          expect(Math.max(...values)).toBeLessThanOrEqual(Number(high))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('shows four digits of the largest value', () => {
    expect([digitsFor([1234, 5]), digitsFor([12345]), digitsFor([99.99]), digitsFor([0.00123])]).toEqual([
      0, 0, 2, 6,
    ])
    expect([digitsFor([]), digitsFor([0]), digitsFor([Number.NaN, 3])]).toEqual([0, 0, 3])
  })
})
