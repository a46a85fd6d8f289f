import type { Language } from '../../src/base/label.js'
import type { HindcastPicture } from '../../src/chart/data/backtest-data.js'
import type {
  ForecastLine,
  ForecastPicture,
  ResidualPicture,
  YearValue,
} from '../../src/chart/data/forecast-data.js'

const round = (value: number) => Number(value.toPrecision(6))

/** A history of `count` years that ends in 2020, at `level` and growing by `growth` a year. */
export function sampleHistory(count = 21, level = 200, growth = 0.06): YearValue[] {
  return Array.from({ length: count }, (_, t) => ({
    year: 2021 - count + t,
    value: round(level * (1 + growth) ** (t - count + 1) * (1 + 0.02 * Math.sin(2.1 * t))),
  }))
}

/** A forecast that grows by `growth` a year, with intervals of 80% and 95% that widen as √h. */
export function sampleLine(method: string, from: YearValue, growth = 0.06, years = 15): ForecastLine {
  const median = Array.from({ length: years }, (_, h) => from.value * (1 + growth) ** (h + 1))
  const ends = (z: number) =>
    median.map((value, h) => round(value + Math.abs(from.value) * 0.04 * z * Math.sqrt(h + 1)))
  return {
    method,
    from,
    median: median.map(round),
    intervals: [
      { share: 0.8, low: ends(-1.2816), high: ends(1.2816) },
      { share: 0.95, low: ends(-1.96), high: ends(1.96) },
    ],
  }
}

/** A forecast of a gross product to 2035, on request with another method's. */
export function sampleForecast(language: Language, overlay = false): ForecastPicture {
  const zh = language === 'zh'
  const history = sampleHistory()
  const last = history.at(-1)!
  return {
    label: zh ? '赣县区 · 地区生产总值' : 'Ganxian · GDP',
    unit: '亿元',
    note: zh
      ? 'ETS(M,A,N)；限于不低于0（历史值均如此）'
      : 'ETS(M,A,N); kept at or above 0 (as all values are)',
    history,
    forecast: sampleLine(zh ? '指数平滑' : 'Exponential smoothing', last),
    ...(overlay ? { other: sampleLine(zh ? '漂移法' : 'Drift', last, 0.045) } : {}),
  }
}

/** Forecasts of levels, of shares near 100%, of what is negative, huge, tiny and short. */
export function sampleForecasts(language: Language): ForecastPicture[] {
  const base = sampleForecast(language)
  const with_ = (label: string, unit: string, history: YearValue[], growth: number): ForecastPicture => ({
    ...base,
    label,
    unit,
    history,
    forecast: sampleLine('ets', history.at(-1)!, growth),
  })
  const share = sampleHistory(15, 99.2, 0.002).map(({ year, value }) => ({
    year,
    value: Math.min(value, 99.9),
  }))
  return [
    base,
    with_('自来水普及率', '%', share, 0),
    with_('净出口', '亿元', sampleHistory(12, -40, -0.03), 0.02),
    with_('财政收入', '元', sampleHistory(20, 3e17, 0.2), 0.1),
    with_('浓度', 'kg', sampleHistory(20, 4e-10, 0), 0),
    with_('单点', '', sampleHistory(1, 5, 0), 0.02),
    with_(
      '有缺口',
      '万人',
      sampleHistory(18, 50, 0.01).filter(({ year }) => year % 5 !== 0 || year === 2020),
      0.01,
    ),
  ]
}

/** Two methods and one that made no forecast, from each year of 2013 to 2016. */
export function sampleHindcasts(language: Language): HindcastPicture {
  const zh = language === 'zh'
  const history = sampleHistory()
  const from = history.filter(({ year }) => year >= 2013 && year <= 2016)
  const hindcasts = (growth: number) =>
    from.map((base) => {
      const line = sampleLine('', base, growth, 4)
      return { ...line, intervals: line.intervals.slice(1) }
    })
  return {
    label: zh ? '地区生产总值' : 'GDP',
    unit: '亿元',
    history,
    methods: [
      { method: zh ? '朴素法' : 'Naive', note: 'MASE 2.31', hindcasts: hindcasts(0) },
      { method: zh ? '漂移法' : 'Drift', note: 'MASE 0.84', hindcasts: hindcasts(0.055) },
      { method: zh ? '逻辑斯蒂曲线' : 'Logistic curve', note: '–', hindcasts: [] },
    ],
  }
}

/** Residuals of 20 years with what a fit's checks say of them. */
export function sampleResiduals(language: Language): ResidualPicture {
  const residuals = Array.from({ length: 20 }, (_, t) => ({
    year: 2001 + t,
    value: round(3 * Math.sin(2.3 * t) + Math.cos(7 * t)),
  }))
  const sorted = residuals.map(({ value }) => value).sort((a, b) => a - b)
  return {
    label: language === 'zh' ? '地区生产总值' : 'GDP',
    unit: '亿元',
    note: 'ETS(M,A,N)',
    residuals,
    sigma: 2.2,
    autocorrelations: [-0.62, -0.11, 0.71, -0.52],
    bound: 0.438,
    ljungBox: { statistic: 31.4159, lags: 4, pValue: 0.0000026 },
    quantiles: sorted.map((value, i) => ({ normal: round((i - 9.5) / 5), residual: round(value / 2.2) })),
  }
}
