import type { ForecastLine, YearValue } from './forecast-data.js'

/** How methods would have forecast histories. */
export interface BacktestData {
  /** What was backtested, in a sentence; default how to read the scores. */
  readonly subtitle?: string
  readonly rows: readonly AccuracyRow[]
  /** The histories that are drawn one by one. */
  readonly histories: readonly {
    /** A word for the history's file, such as `赣县区-gdp`. */
    readonly file: string
    readonly picture: HindcastPicture
  }[]
}

/** What a method scored in a backtest. */
export interface AccuracyRow {
  /** What the method is called. */
  readonly label: string
  /** How many forecasts it made. */
  readonly forecasts: number
  /** Mean absolute scaled error; NaN where there is none. */
  readonly mase: number
  /** Shares of values inside the 80% and 95% intervals, in [0, 1]; NaN where there is none. */
  readonly coverage80: number
  readonly coverage95: number
  /** Whether it is the naive method that the others are held against; default false. */
  readonly naive?: boolean
}

/** How methods would have forecast a history. */
export interface HindcastPicture {
  /** What the series is called. */
  readonly label: string
  /** As in the data; may be empty. */
  readonly unit: string
  /** What came, in rising years. */
  readonly history: readonly YearValue[]
  /** By method; one that forecast from no origin has no lines. */
  readonly methods: readonly MethodHindcasts[]
}

/** What one method expected, from one year after another. */
export interface MethodHindcasts {
  /** What the method is called. */
  readonly method: string
  /** What it scored, in one line; may be empty. */
  readonly note: string
  readonly hindcasts: readonly ForecastLine[]
}
