import { describe, expect, it } from 'vitest'
import { hindcastChart } from '../../../src/chart/kinds/hindcast-chart.js'
import type { ChartOptions } from '../../../src/chart/page/options.js'
import { drawn, examine, HOSTILE } from '../examine.js'
import { sampleHindcasts, sampleLine } from '../sample-forecasts.js'

const bare: ChartOptions = { language: 'en', source: '' }

type Row = Readonly<{ year: number; value: number | null; high: number; scenario: string }>
interface Plot {
  layer: { mark: { type: string }; data: { values: Row[] } }[]
}
const plotsOf = (spec: object) =>
  (spec as { vconcat: { concat?: Plot[] }[] }).vconcat.flatMap(({ concat }) => concat ?? [])
const rowsOf = (plot: Plot, type: string) =>
  plot.layer.filter(({ mark }) => mark.type === type).map(({ data }) => data.values)

describe('chart of hindcasts', () => {
  for (const language of ['zh', 'en'] as const) {
    examine(`three methods, ${language}`, () =>
      hindcastChart(sampleHindcasts(language), { ...bare, language }),
    )
  }
  examine('hostile words', () => {
    const picture = sampleHindcasts('en')
    const methods = HOSTILE.map((text) => ({ ...picture.methods[0]!, method: text, note: text }))
    return hindcastChart({ ...picture, label: HOSTILE[6]!, unit: HOSTILE[0]!, methods }, bare)
  })
  examine('a method without a forecast', () => {
    const picture = sampleHindcasts('en')
    return hindcastChart({ ...picture, methods: picture.methods.slice(2) }, bare)
  })

  it('shows each forecast from its origin, and what came', () => {
    const picture = sampleHindcasts('en')
    const [naive, drift, none] = plotsOf(hindcastChart(picture, bare))
    expect(rowsOf(naive!, 'area')).toHaveLength(4)
    const [lines] = rowsOf(drift!, 'line')
    const third = lines!.filter((row) => row.scenario === '2' && row.value !== null)
    expect(third.map(({ year, value }) => [year, value])).toEqual([
      [2015, picture.history.find(({ year }) => year === 2015)!.value],
      ...picture.methods[1]!.hindcasts[2]!.median.map((value, h) => [2016 + h, value]),
    ])
    expect(rowsOf(none!, 'area')).toEqual([])
  })

  it('shows as many years before the first origin as after it', () => {
    const [plot] = plotsOf(hindcastChart(sampleHindcasts('en'), bare))
    const years = rowsOf(plot!, 'line')
      .at(-1)!
      .map(({ year }) => year)
    expect([years[0], years.at(-1)]).toEqual([2006, 2020])
  })

  it('cuts a wild forecast, so that the others are legible', () => {
    const picture = sampleHindcasts('en')
    const wild = sampleLine('', { year: 2016, value: 160 }, 30, 4)
    const methods = [...picture.methods.slice(0, 2), { method: 'wild', note: '', hindcasts: [wild] }]
    const plots = plotsOf(hindcastChart({ ...picture, methods }, bare))
    const shown = picture.history.filter(({ year }) => year >= 2006).map(({ value }) => value)
    const top = Math.max(...shown) + 3 * (Math.max(...shown) - Math.min(...shown))
    const highs = rowsOf(plots[2]!, 'area')
      .flat()
      .map(({ high }) => high)
    expect(Math.max(...highs)).toBe(top)
    const medians = rowsOf(plots[2]!, 'line')[0]!.filter(({ year }) => year > 2016)
    expect(medians.map(({ value }) => value)).toEqual([null, null, null, null])
  })

  it('says from where it forecasts, and what each method scored', async () => {
    const { texts } = await drawn(hindcastChart(sampleHindcasts('zh'), { ...bare, language: 'zh' }))
    for (const text of ['地区生产总值，亿元', '自2013—2016年各年起的预测，与实际比较', '漂移法', 'MASE 0.84'])
      expect(texts).toContain(text)
  })

  it('refuses no methods and too many', () => {
    const picture = sampleHindcasts('en')
    expect(() => hindcastChart({ ...picture, methods: [] }, bare)).toThrow(
      new RangeError('a page holds 1 to 20 methods, not 0'),
    )
    const methods = new Array(21).fill(picture.methods[0]!)
    expect(() => hindcastChart({ ...picture, methods }, bare)).toThrow('not 21')
  })

  it('leaves what it is given as it was', () => {
    const picture = sampleHindcasts('zh')
    hindcastChart(picture, bare)
    expect(picture).toEqual(sampleHindcasts('zh'))
  })
})
