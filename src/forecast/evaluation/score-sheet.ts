import { mean } from '../../numerics/statistics/summary.js'
import { medianOf, type Predictive } from '../predictive.js'
import type { Hindcast } from './backtest.js'
import { coverage, crps, mase, msis, naiveScale, pinball, rmsse, smape } from './scores.js'

/**
 * The scores of forecasts. Medians are scored by absolute errors, means by squared ones, each by what it is best at
 * (Kolassa 2020, "Why the best point forecast depends on the error measure", IJF 36).
 */
export interface Scores {
  readonly mase: number
  /** In per cent, 0 to 200. */
  readonly smape: number
  readonly rmsse: number
  /** Mean pinball loss of the median and of both ends of the 80% and 95% intervals, scaled as MASE is. */
  readonly pinball: number
  /** Scaled as MASE is. */
  readonly crps: number
  readonly msis80: number
  readonly msis95: number
  /** Shares of values inside the intervals, 0 to 1. */
  readonly coverage80: number
  readonly coverage95: number
}

export interface ScoreSheet {
  /** Averages over forecasts, each being the average over its steps; NaN when none has the score. */
  readonly overall: Scores
  /** Averages over forecasts that reach the step. */
  readonly byStep: readonly Scores[]
  readonly forecasts: number
  /** Forecasts from a constant history: they have no scaled scores and are left out of those averages. */
  readonly unscaled: number
}

/** Average scores of forecasts: from all origins of a series, or of many series. */
export function scoresOf(hindcasts: readonly Hindcast[]): ScoreSheet {
  const steps = Math.max(0, ...hindcasts.map(({ actual }) => actual.length))
  return {
    overall: averageOf(hindcasts.map(score)),
    byStep: Array.from({ length: steps }, (_, step) =>
      averageOf(hindcasts.filter(({ actual }) => step < actual.length).map((h) => score(onlyStep(h, step)))),
    ),
    forecasts: hindcasts.length,
    unscaled: hindcasts.filter(({ history }) => Number.isNaN(naiveScale(history))).length,
  }
}

/** The scores of one forecast, averaged over its steps. */
export function score({ history, actual, path }: Hindcast): Scores {
  const unit = naiveScale(history)
  const meanOver = (value: (y: number, step: number) => number) => mean(actual.map(value))
  const median = medianOf(path)
  return {
    mase: mase(actual, median, history),
    smape: smape(actual, median),
    rmsse: rmsse(actual, path.mean, history),
    pinball: meanOver((y, step) => pinballOfFive(path, step, y)) / unit,
    crps: meanOver((y, step) => crps(path, step, y)) / unit,
    msis80: msis(actual, path, 0.8, history),
    msis95: msis(actual, path, 0.95, history),
    coverage80: coverage(actual, path, 0.8),
    coverage95: coverage(actual, path, 0.95),
  }
}

/** The median and the ends of the intervals that are reported. */
const FIVE = [0.025, 0.1, 0.5, 0.9, 0.975]

function pinballOfFive(path: Predictive, step: number, actual: number): number {
  return mean(FIVE.map((p) => pinball(actual, path.quantile(step, p), p)))
}

/** The forecast of one step alone. */
function onlyStep({ history, actual, path }: Hindcast, step: number): Hindcast {
  return {
    history,
    actual: actual.slice(step, step + 1),
    path: {
      horizon: 1,
      mean: path.mean.slice(step, step + 1),
      quantile: (_, probability) => path.quantile(step, probability),
    },
  }
}

/** Each score's average over the sheets that have it. */
function averageOf(all: readonly Scores[]): Scores {
  const of = (name: keyof Scores) =>
    mean(all.map((scores) => scores[name]).filter((value) => !Number.isNaN(value)))
  return {
    mase: of('mase'),
    smape: of('smape'),
    rmsse: of('rmsse'),
    pinball: of('pinball'),
    crps: of('crps'),
    msis80: of('msis80'),
    msis95: of('msis95'),
    coverage80: of('coverage80'),
    coverage95: of('coverage95'),
  }
}
