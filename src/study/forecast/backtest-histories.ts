import type { Language } from '../../base/label.js'
import { badOption } from '../../base/problem.js'
import type { Failure } from '../../forecast/batch.js'
import {
  backtestHistory,
  compareMethods,
  type HistoryBacktest,
  type MethodScores,
} from '../../forecast/evaluation/backtest-all.js'
import type { Method } from '../../forecast/method.js'
import { naive } from '../../forecast/methods/naive.js'
import { methods as allMethods } from '../../forecast/methods.js'
import { countedCause } from '../../forecast/words.js'
import { inTurn, type RunOptions } from '../in-turn.js'
import type { OpenedHistories } from './open-histories.js'
import { checkHorizon, checkScale, fitSettings, type HistoryStudyOptions, methodFor } from './options.js'

/** How methods are tried on histories. */
export interface BacktestStudyOptions extends HistoryStudyOptions {
  /** Ids of methods, or all; the naive one is always there to compare with. Defaults to `auto`. */
  readonly method?: readonly string[] | 'all' | undefined
  /** Years ahead, 1 to 100. Defaults to 6. */
  readonly horizon?: number | undefined
  /** Most years of each history to forecast from, the latest ones. Defaults to 5. */
  readonly origins?: number | undefined
  /** The language that causes of failures are counted in. Defaults to English. */
  readonly language?: Language | undefined
}

/** How well methods would have forecast histories. */
export interface BacktestFindings {
  readonly horizon: number
  readonly origins: number
  /** In the order asked for. */
  readonly results: readonly (HistoryBacktest | Failure)[]
  /** Those that could be tried. */
  readonly found: readonly HistoryBacktest[]
  /** By method, the naive one first; empty when no history could be tried. */
  readonly scores: readonly MethodScores[]
}

/**
 * Tries methods on the last years of histories.
 * @throws PlanwrightError when an option cannot be used, or the run is stopped (kind `stopped`).
 */
export async function backtestHistories(
  { asked }: OpenedHistories,
  options: BacktestStudyOptions = {},
  run: RunOptions = {},
): Promise<BacktestFindings> {
  const { horizon = 6, origins = 5, scale = 'none', language = 'en' } = options
  checkHorizon(horizon)
  if (!(Number.isInteger(origins) && origins >= 1))
    throw badOption('origins', `${origins} is not a whole number from 1 on`)
  const methods = methodsFor(options.method)
  checkScale(methods, scale)
  const settings = {
    ...fitSettings(options, asked),
    methods,
    horizon,
    origins,
    wordsOf: (cause: Parameters<typeof countedCause>[0]) => countedCause(cause, language),
  }
  const results = await inTurn(asked, (history) => backtestHistory(history, settings), run)
  const found = results.flatMap((one) => ('cause' in one ? [] : [one]))
  const scores = found.length === 0 ? [] : compareMethods(found, settings)
  return { horizon, origins, results, found, scores }
}

/** The naive method, then those that are named. */
function methodsFor(ids: readonly string[] | 'all' | undefined): Method[] {
  const named = ids === 'all' ? allMethods : (ids ?? [undefined]).map((id) => methodFor(id, 'method'))
  return [...new Set([naive, ...named])]
}
