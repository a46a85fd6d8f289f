import { formatNumber } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import { accuracyChart } from '../../chart/kinds/accuracy-chart.js'
import {
  type HindcastPicture,
  hindcastChart,
  type MethodHindcasts,
} from '../../chart/kinds/hindcast-chart.js'
import type { Backtest } from '../../forecast/evaluation/backtest.js'
import type { HistoryBacktest, MethodScores } from '../../forecast/evaluation/backtest-all.js'
import { scoresOf } from '../../forecast/evaluation/score-sheet.js'
import { clean } from '../../forecast/history/clean.js'
import type { Method } from '../../forecast/method.js'
import { nameOf } from '../../report/forecast/failed-histories.js'
import { forecastSource, knownValues, lineOf } from '../../report/forecast/forecast-pictures.js'
import { backtestTitle } from '../../report/forecast/show-backtest.js'
import type { NamedSpec } from '../../report/named-spec.js'
import { DRAWN_EACH, fileNames } from '../chart/chart-folder.js'

/** The interval that is drawn, in per cent. */
const LEVEL = 95

const NONE = { zh: '没有预测', en: 'no forecast' } as const

/** What charts of a backtest are told. */
export interface BacktestDrawing {
  readonly horizon: number
  readonly origins: number
  readonly language: Language
  /** The file that the histories are from. */
  readonly data: string
}

/** The chart of accuracy, `accuracy`, and for up to twelve histories one of what was expected: `backtest-赣县区-gdp`. */
export function backtestSpecs(
  found: readonly HistoryBacktest[],
  scores: readonly MethodScores[],
  drawing: BacktestDrawing,
): NamedSpec[] {
  const { language, horizon, origins } = drawing
  const source = forecastSource(drawing.data, language)
  const rows = scores.map(({ method, sheet }) => ({
    label: inLanguage(method.label, language),
    forecasts: sheet.forecasts,
    mase: sheet.overall.mase,
    coverage80: sheet.overall.coverage80,
    coverage95: sheet.overall.coverage95,
    naive: method.id === 'naive',
  }))
  const subtitle = backtestTitle(found.length, horizon, origins, language)
  const accuracy = { name: 'accuracy', spec: accuracyChart(rows, { language, source, subtitle }) }
  const drawn = found.length > DRAWN_EACH ? [] : found
  const files = fileNames(drawn.map(({ history }) => history))
  const methods = scores.map(({ method }) => method)
  const each = drawn.map((one, i) => ({
    name: `backtest-${files[i]!}`,
    spec: hindcastChart(pictureOf(one, methods, language), { language, source }),
  }))
  return [accuracy, ...each]
}

function pictureOf(
  { history, backtests }: HistoryBacktest,
  methods: readonly Method[],
  language: Language,
): HindcastPicture {
  const cleaned = clean(history)
  // What was backtested has been cleaned before.
  const start = 'series' in cleaned ? cleaned.series.start : Number.NaN
  return {
    label: nameOf(history),
    unit: history.unit,
    history: knownValues(history),
    methods: methods.map((method, m) =>
      hindcastsOf(inLanguage(method.label, language), backtests[m]!, start, language),
    ),
  }
}

function hindcastsOf(
  method: string,
  { hindcasts }: Backtest,
  start: number,
  language: Language,
): MethodHindcasts {
  return {
    method,
    note: hindcasts.length === 0 ? NONE[language] : scoreText(hindcasts, language),
    hindcasts: hindcasts.map(({ history, path, actual }) => {
      const from = { year: start + history.length - 1, value: history.at(-1)! }
      return lineOf(method, from, path, [LEVEL], actual.length)
    }),
  }
}

/** `MASE 1.23; 93% within`. */
function scoreText(hindcasts: Backtest['hindcasts'], language: Language): string {
  const { mase, coverage95 } = scoresOf(hindcasts).overall
  const [error, share] = [formatNumber(mase, 2), `${formatNumber(100 * coverage95, 0)}%`]
  return language === 'zh' ? `MASE ${error}，区间内${share}` : `MASE ${error}, ${share} within`
}
