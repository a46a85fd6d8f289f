import { mean } from '../../numerics/statistics/summary.js'
import type { Failure } from '../batch.js'
import { causeOf, type FitOptions, fitSeries } from '../fit-series.js'
import { clean } from '../history/clean.js'
import type { History } from '../history/history.js'
import { FitError, type Method } from '../method.js'
import { medianOf } from '../predictive.js'
import type { Cause } from '../remark.js'
import { type Backtest, backtest, type Hindcast } from './backtest.js'
import { dieboldMariano, type LossComparison } from './diebold-mariano.js'
import { type ScoreSheet, scoresOf } from './score-sheet.js'
import { mase } from './scores.js'

export interface BacktestAllOptions extends Omit<FitOptions, 'method'> {
  /** The first is the one that the others are compared with. */
  readonly methods: readonly Method[]
  readonly horizon: number
  /** Most origins of a history; the latest are taken. */
  readonly origins: number
  /** A cause as the words that failures are counted by. */
  readonly wordsOf: (cause: Cause) => string
}

/** One history forecast from its origins by several methods, all from the same ones. */
export interface HistoryBacktest {
  readonly history: History
  /** One for each method. */
  readonly backtests: readonly Backtest[]
}

/** Backtests one history, or says why it cannot be. */
export function backtestHistory(history: History, options: BacktestAllOptions): HistoryBacktest | Failure {
  const { methods, horizon, origins } = options
  const cleaned = clean(history)
  if ('cause' in cleaned) return { history, cause: cleaned.cause }
  const { start, values } = cleaned.series
  const minimum = Math.max(...methods.map((method) => method.minimum))
  const needed = minimum + horizon
  if (values.length < needed)
    return { history, cause: { kind: 'too-short', count: values.length, needed, method: 'backtest' } }
  const backtests = methods.map((method) =>
    backtest(inRoom(method, history, start, options), values, { horizon, origins, minimum }),
  )
  return { history, backtests }
}

/** A method with all that the room adds, seen to from each origin anew, so that it knows no later value. */
function inRoom(method: Method, history: History, start: number, options: BacktestAllOptions): Method {
  const failed = (cause: Cause) => {
    const words = options.wordsOf(cause)
    return new FitError(words, words)
  }
  return {
    ...method,
    fit(values) {
      const fitted = fitSeries({ start, values }, history, { ...options, method })
      if ('kind' in fitted) throw failed(fitted)
      const predict = (horizon: number) => {
        try {
          return fitted.predict(horizon)
        } catch (error) {
          throw failed(causeOf(error, method.id))
        }
      }
      return { form: fitted.form, parameters: {}, fitted: new Float64Array(), predict }
    },
  }
}

/** What a method scored over all histories. */
export interface MethodScores {
  readonly method: Method
  readonly sheet: ScoreSheet
  /** Histories that it could forecast from at least one origin. */
  readonly histories: number
  /** Origins that it could not be fitted at, by cause. */
  readonly failures: ReadonlyMap<string, number>
  /** Its losses against those of the first method; undefined for that one, and where too few compare. */
  readonly against: LossComparison | undefined
}

/** The scores of each method, in their order. */
export function compareMethods(
  found: readonly HistoryBacktest[],
  { methods, horizon }: Pick<BacktestAllOptions, 'methods' | 'horizon'>,
): MethodScores[] {
  return methods.map((method, m) => {
    const own = found.map(({ backtests }) => backtests[m]!)
    const failures = new Map<string, number>()
    for (const [cause, count] of own.flatMap((b) => [...b.failures]))
      failures.set(cause, (failures.get(cause) ?? 0) + count)
    return {
      method,
      sheet: scoresOf(own.flatMap((b) => b.hindcasts)),
      histories: own.filter((b) => b.hindcasts.length > 0).length,
      failures,
      against: m === 0 ? undefined : compareLosses(found, m, horizon),
    }
  })
}

/** Methods with the most forecasts, then those with fewer, whose scores are of other years; else in their order. */
export function completeFirst(scores: readonly MethodScores[]): MethodScores[] {
  const most = Math.max(...scores.map(({ sheet }) => sheet.forecasts))
  const complete = ({ sheet }: MethodScores) => sheet.forecasts === most
  return [...scores.filter(complete), ...scores.filter((of) => !complete(of))]
}

/**
 * Diebold and Mariano's test on scaled absolute errors. Of one history the losses are those from each origin, whose
 * forecasts overlap for `horizon` years; of several histories they are each history's mean, taken as independent.
 */
function compareLosses(
  found: readonly HistoryBacktest[],
  m: number,
  horizon: number,
): LossComparison | undefined {
  const pairs = found.map(({ backtests }) => pairedLosses(backtests[m]!.hindcasts, backtests[0]!.hindcasts))
  const one = pairs.length === 1
  const losses = one
    ? pairs[0]!
    : pairs.filter((of) => of.length > 0).map((of) => [meanLoss(of, 0), meanLoss(of, 1)] as const)
  const lags = one ? horizon : 1
  if (losses.length < 2 || losses.length <= lags) return undefined
  return dieboldMariano(
    losses.map(([own]) => own),
    losses.map(([, base]) => base),
    lags,
  )
}

type Pair = readonly [own: number, base: number]

/** The MASE of both from the origins that both were fitted at. */
function pairedLosses(own: readonly Hindcast[], base: readonly Hindcast[]): Pair[] {
  const byOrigin = new Map(base.map((hindcast) => [hindcast.history.length, hindcast]))
  return own.flatMap((hindcast) => {
    const other = byOrigin.get(hindcast.history.length)
    if (!other) return []
    const pair: Pair = [maseOf(hindcast), maseOf(other)]
    return pair.every(Number.isFinite) ? [pair] : []
  })
}

function maseOf({ actual, path, history }: Hindcast): number {
  return mase(actual, medianOf(path), history)
}

function meanLoss(pairs: readonly Pair[], side: 0 | 1): number {
  return mean(pairs.map((pair) => pair[side]))
}
