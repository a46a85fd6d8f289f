/** Histories carried on. */
export interface ForecastData {
  /** What all of them have in common: the title of a page of them; may be empty. */
  readonly shared: string
  readonly forecasts: readonly {
    /** A word for the history's files, such as `赣县区-gdp`. */
    readonly file: string
    readonly picture: ForecastPicture
    /** What is left to be said of it on a page under `shared`. */
    readonly panel: Pick<ForecastPicture, 'label' | 'unit'>
  }[]
}

/** What fits of histories leave unexplained. */
export interface ResidualData {
  readonly histories: readonly {
    /** A word for the history's file, such as `赣县区-gdp`. */
    readonly file: string
    readonly picture: ResidualPicture
  }[]
}

/** A value in a year. */
export interface YearValue {
  readonly year: number
  readonly value: number
}

/** The middle `share` (in (0, 1)) of what is expected, by year. */
export interface Interval {
  readonly share: number
  readonly low: readonly number[]
  readonly high: readonly number[]
}

/** What a method expects of the years after a base year. */
export interface ForecastLine {
  /** What the method is called. */
  readonly method: string
  /** The last value that it was fitted to: line and intervals begin there. */
  readonly from: YearValue
  /** One a year, from the year after `from` on; so are the ends of the intervals. */
  readonly median: readonly number[]
  /** In any order; there may be none. */
  readonly intervals: readonly Interval[]
}

/** A history carried on. */
export interface ForecastPicture {
  /** What the series is called. */
  readonly label: string
  /** As in the data; may be empty. */
  readonly unit: string
  /** How it was forecast, in one line; may be empty. */
  readonly note: string
  /** What is known, in rising years; gaps are crossed by a straight line. */
  readonly history: readonly YearValue[]
  readonly forecast: ForecastLine
  /** Another method's forecast, of which the median is drawn. */
  readonly other?: ForecastLine | undefined
}

/** What a fit leaves unexplained, and how it compares with independent normal numbers. */
export interface ResidualPicture {
  /** What the series is called. */
  readonly label: string
  /** As in the data; may be empty. */
  readonly unit: string
  /** What was fitted, in one line; may be empty. */
  readonly note: string
  /** In rising years. */
  readonly residuals: readonly YearValue[]
  /** Standard deviation around 0, in the unit. */
  readonly sigma: number
  /** At lags 1 on; NaN where there are none. */
  readonly autocorrelations: readonly number[]
  /** What these lie within, 95 times in 100, if there is no correlation. */
  readonly bound: number
  /** The test of them all together. */
  readonly ljungBox: { readonly statistic: number; readonly lags: number; readonly pValue: number }
  /** Residuals over sigma, each with the normal quantile of its rank. */
  readonly quantiles: readonly { readonly normal: number; readonly residual: number }[]
}
