import { describe, expect, it } from 'vitest'
import type { ResidualPicture } from '../../../src/chart/data/forecast-data.js'
import { residualChart } from '../../../src/chart/kinds/residual-chart.js'
import type { ChartOptions } from '../../../src/chart/page/options.js'
import { residualSubtitle } from '../../../src/chart/words/residual-words.js'
import { drawn, examine, HOSTILE } from '../examine.js'
import { sampleResiduals } from '../sample-forecasts.js'

const bare: ChartOptions = { language: 'en', source: '' }
const scaled = (factor: number): ResidualPicture => {
  const picture = sampleResiduals('zh')
  const residuals = picture.residuals.map(({ year, value }) => ({ year, value: value * factor }))
  return { ...picture, residuals, sigma: picture.sigma * factor }
}

interface Plot {
  width: number
  height: number
  layer: { mark: { type: string }; data: { values: Record<string, number>[] } }[]
}
const plotsOf = (spec: object) =>
  (spec as { vconcat: { concat?: Plot[] }[] }).vconcat.flatMap(({ concat }) => concat ?? [])
const valuesOf = (plot: Plot | undefined) =>
  plot!.layer.flatMap(({ mark, data }) => (mark.type === 'rule' ? data.values : [])).map(({ value }) => value)

describe('residual chart', () => {
  for (const language of ['zh', 'en'] as const) {
    examine(`twenty residuals, ${language}`, () =>
      residualChart(sampleResiduals(language), { ...bare, language }),
    )
  }
  for (const factor of [1e-12, 1e16])
    examine(`residuals × ${factor}`, () => residualChart(scaled(factor), bare))
  examine('one residual and no autocorrelations', () =>
    residualChart(
      {
        ...sampleResiduals('en'),
        residuals: [{ year: 2020, value: 1 }],
        autocorrelations: [Number.NaN],
        ljungBox: { statistic: Number.NaN, lags: 1, pValue: Number.NaN },
        quantiles: [],
      },
      bare,
    ),
  )
  for (const text of [HOSTILE[0]!, HOSTILE[6]!, HOSTILE[7]!])
    examine(`hostile words ${text.slice(0, 8)}`, () =>
      residualChart({ ...sampleResiduals('en'), label: text, unit: text, note: text }, bare),
    )

  it('draws residuals between two standard deviations, and correlations between their bounds', () => {
    const picture = sampleResiduals('en')
    const [residuals, correlations, quantiles] = plotsOf(residualChart(picture, bare))
    expect(valuesOf(residuals)).toEqual(
      expect.arrayContaining([0, -4.4, 4.4, ...picture.residuals.map(({ value }) => value)]),
    )
    expect(valuesOf(correlations)).toEqual(
      expect.arrayContaining([0, -0.438, 0.438, ...picture.autocorrelations]),
    )
    const points = quantiles!.layer.find(({ mark }) => mark.type === 'point')!.data.values
    expect(points).toEqual(picture.quantiles.map(({ normal, residual }) => ({ normal, value: residual })))
  })

  it('says what the test of no correlation says', () => {
    const say = (pValue: number, lags = 5) => residualSubtitle('', { statistic: 4.567, lags, pValue }, 'en')
    expect(say(0.67)).toBe('Ljung–Box, lags 1 to 5: Q = 4.57, p = 0.670, no sign of correlation')
    expect(say(0.04)).toBe('Ljung–Box, lags 1 to 5: Q = 4.57, p = 0.040, residuals are correlated')
    expect(say(0.00001, 1)).toBe('Ljung–Box, lag 1: Q = 4.57, p < 0.001, residuals are correlated')
    expect(say(Number.NaN)).toBe('Ljung–Box, lags 1 to 5: Q = 4.57, p = –')
    expect(residualSubtitle('ETS(A,N,N)', { statistic: 1, lags: 3, pValue: 0.5 }, 'zh')).toBe(
      'ETS(A,N,N)；Ljung–Box检验（滞后1—3年）：Q = 1.00，p = 0.500，未见自相关',
    )
  })

  it('names its plots', async () => {
    const { texts } = await drawn(residualChart(sampleResiduals('zh'), { ...bare, language: 'zh' }))
    for (const text of [
      '残差检验：地区生产总值，亿元',
      '标准差2.200，虚线为其两倍',
      '自相关',
      '正态分位数图',
    ])
      expect(texts).toContain(text)
  })

  it('refuses what cannot be drawn', () => {
    const picture = sampleResiduals('en')
    expect(() => residualChart({ ...picture, residuals: [] }, bare)).toThrow(
      new RangeError('"GDP" has no residuals to draw'),
    )
    expect(() => residualChart({ ...picture, sigma: 0 }, bare)).toThrow(
      new RangeError('`sigma` is 0; it is a number above 0'),
    )
  })

  it('leaves what it is given as it was', () => {
    const picture = sampleResiduals('en')
    residualChart(picture, bare)
    expect(picture).toEqual(sampleResiduals('en'))
  })
})
