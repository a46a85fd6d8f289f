import { formatNumber } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import type { NamedSpec } from '../../chart/chart-kind.js'
import { chartSpecs } from '../../chart/chart-specs.js'
import type {
  AccuracyRow,
  BacktestData,
  HindcastPicture,
  MethodHindcasts,
} from '../../chart/data/backtest-data.js'
import { FORECASTS_A_PAGE } from '../../chart/kinds/forecast-chart.js'
import type { Backtest } from '../../forecast/evaluation/backtest.js'
import type { HistoryBacktest, MethodScores } from '../../forecast/evaluation/backtest-all.js'
import { scoresOf } from '../../forecast/evaluation/score-sheet.js'
import { clean } from '../../forecast/history/clean.js'
import type { Method } from '../../forecast/method.js'
import { historyName } from '../../study/forecast/history-name.js'
import { backtestTitle } from '../forecast/show-backtest.js'
import { forecastSource, knownValues, lineOf } from './forecast-pictures.js'
import { fileNames } from './history-files.js'
import { WORDS } from './words/words.js'

/** The interval that is drawn, in per cent. */
const LEVEL = 95

/** What charts of a backtest are told. */
export interface BacktestDrawing {
  readonly horizon: number
  readonly origins: number
  readonly language: Language
  /** The name of the file that the histories are from. */
  readonly data: string
}

/** The chart of accuracy, `accuracy`, and for up to twelve histories one of what was expected: `backtest-赣县区-gdp`. */
export function backtestCharts(
  found: readonly HistoryBacktest[],
  scores: readonly MethodScores[],
  drawing: BacktestDrawing,
): NamedSpec[] {
  const { language } = drawing
  return chartSpecs(
    { backtest: dataOf(found, scores, drawing) },
    { language, source: forecastSource(drawing.data, language) },
  )
}

function dataOf(
  found: readonly HistoryBacktest[],
  scores: readonly MethodScores[],
  { horizon, origins, language }: BacktestDrawing,
): BacktestData {
  const drawn = found.length > FORECASTS_A_PAGE ? [] : found
  const files = fileNames(drawn.map(({ history }) => history))
  const methods = scores.map(({ method }) => method)
  return {
    subtitle: backtestTitle(found.length, horizon, origins, language),
    rows: scores.map((score) => accuracyRow(score, language)),
    histories: drawn.map((one, i) => ({ file: files[i]!, picture: pictureOf(one, methods, language) })),
  }
}

function accuracyRow({ method, sheet }: MethodScores, language: Language): AccuracyRow {
  return {
    label: inLanguage(method.label, language),
    forecasts: sheet.forecasts,
    mase: sheet.overall.mase,
    coverage80: sheet.overall.coverage80,
    coverage95: sheet.overall.coverage95,
    naive: method.id === 'naive',
  }
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
    label: historyName(history),
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
    note: hindcasts.length === 0 ? WORDS[language].noForecast : scoreText(hindcasts, language),
    hindcasts: hindcasts.map(({ history, path, actual }) => {
      const from = { year: start + history.length - 1, value: history.at(-1)! }
      return lineOf(method, from, path, [LEVEL], actual.length)
    }),
  }
}

/** `MASE 1.23, 93% within`. */
function scoreText(hindcasts: Backtest['hindcasts'], language: Language): string {
  const { mase, coverage95 } = scoresOf(hindcasts).overall
  return WORDS[language].score(formatNumber(mase, 2), `${formatNumber(100 * coverage95, 0)}%`)
}
