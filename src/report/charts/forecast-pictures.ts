import type { Language } from '../../base/label.js'
import type {
  ForecastLine,
  ForecastPicture,
  Interval,
  ResidualPicture,
  YearValue,
} from '../../chart/data/forecast-data.js'
import type { Forecast } from '../../forecast/batch.js'
import { residualChecks } from '../../forecast/evaluation/residual-checks.js'
import type { History } from '../../forecast/history/history.js'
import { medianOf, type Predictive } from '../../forecast/predictive.js'
import { historyName } from '../../study/forecast/history-name.js'
import { noteOf } from '../forecast/show-forecasts.js'
import { WORDS } from './words/words.js'

/** A forecast, and that of another method where it is to be drawn too. */
export interface DrawnForecast {
  readonly forecast: Forecast
  readonly other?: Forecast | undefined
}

/** What charts of forecasts are told. */
export interface ForecastDrawing {
  /** What the method is called, and the other one. */
  readonly method: string
  readonly other?: string | undefined
  /** Percentages. */
  readonly levels: readonly number[]
  readonly language: Language
  /** The name of the file that the histories are from. */
  readonly data: string
}

/** A forecast as its chart shows it. */
export function forecastPicture(
  { forecast, other }: DrawnForecast,
  drawing: ForecastDrawing,
): ForecastPicture {
  const { language, levels } = drawing
  const { history, series } = forecast
  const from = { year: series.start + series.values.length - 1, value: series.values.at(-1)! }
  return {
    label: historyName(history),
    unit: history.unit,
    note: noteOf(forecast, language),
    history: knownValues(history),
    forecast: lineOf(drawing.method, from, forecast.path, levels),
    other: other && drawing.other !== undefined ? lineOf(drawing.other, from, other.path, []) : undefined,
  }
}

/** The values that a history has. */
export function knownValues({ years, values }: History): YearValue[] {
  return years.map((year, i) => ({ year, value: values[i]! })).filter(({ value }) => Number.isFinite(value))
}

/** A path of `years` values at most, with intervals of `levels` per cent. */
export function lineOf(
  method: string,
  from: YearValue,
  path: Predictive,
  levels: readonly number[],
  years = path.horizon,
): ForecastLine {
  const at = (probability: number) =>
    Array.from({ length: years }, (_, step) => path.quantile(step, probability))
  return {
    method,
    from,
    median: Array.from(medianOf(path).subarray(0, years)),
    intervals: levels.map(
      (level): Interval => ({
        share: level / 100,
        low: at((100 - level) / 200),
        high: at((100 + level) / 200),
      }),
    ),
  }
}

/** The checks of a forecast's fit; none where too little is left to check. */
export function residualPicture(forecast: Forecast, language: Language): ResidualPicture | undefined {
  const { history, series, residuals } = forecast
  const checks = residualChecks(residuals)
  if (!checks) return undefined
  return {
    ...checks,
    label: historyName(history),
    unit: history.unit,
    note: forecast.form[language],
    residuals: Array.from(residuals, (value, t) => ({ year: series.start + t, value })).filter(
      ({ value }) => !Number.isNaN(value),
    ),
    autocorrelations: [...checks.autocorrelations],
  }
}

/** Where the figures of a chart come from: the name of a file. */
export function forecastSource(file: string, language: Language): string {
  const words = WORDS[language]
  return words.source(words.forecastFile(file))
}
