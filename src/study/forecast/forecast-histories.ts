import { type Label, sameLabel } from '../../base/label.js'
import { type Failure, type Forecast, forecastOne } from '../../forecast/batch.js'
import { CONDITIONAL } from '../../forecast/conditional/forecast-on.js'
import type { History } from '../../forecast/history/history.js'
import type { ReconcileMethod } from '../../forecast/reconcile/method.js'
import { type Reconciliation, reconcile } from '../../forecast/reconcile/reconcile.js'
import type { Files } from '../../project/folder.js'
import { inTurn, type RunOptions } from '../in-turn.js'
import { type ConditionOptions, openConditions } from './conditions.js'
import { openHierarchy } from './open-hierarchy.js'
import type { OpenedHistories } from './open-histories.js'
import { checkHorizon, checkScale, fitSettings, type HistoryStudyOptions, methodFor } from './options.js'

/** How histories are forecast. */
export interface ForecastStudyOptions extends HistoryStudyOptions, Omit<ConditionOptions, 'on'> {
  /** Names of indicators that the others depend on, one text each or with commas between. Defaults to none. */
  readonly on?: readonly string[] | undefined
  /** Years ahead, 1 to 100. Defaults to 15. */
  readonly horizon?: number | undefined
  /** Id of the method. Defaults to `auto`. */
  readonly method?: string | undefined
  /** Id of another method, whose forecasts are made besides. Defaults to none. */
  readonly overlay?: string | undefined
  /** A YAML file of what adds up to what: forecasts are made to add up so. */
  readonly hierarchy?: string | undefined
  /** How they are made to add up. Defaults to `mint`. */
  readonly reconcile?: ReconcileMethod | undefined
}

/** Forecasts of histories. */
export interface ForecastFindings {
  /** In the order asked for. */
  readonly found: readonly (Forecast | Failure)[]
  /** Id of the method, `regression` where they depend on other indicators. */
  readonly method: string
  /** What the method is called. */
  readonly label: Label
  /** What another method makes of the same histories, in the same order; undefined where the first has no forecast. */
  readonly overlay:
    | { readonly label: Label; readonly found: readonly (Forecast | Failure | undefined)[] }
    | undefined
  /** What adding up came to. */
  readonly reconciliation: Reconciliation | undefined
}

/** How a long run of forecasts tells of itself and is stopped. */
export interface ForecastRun extends RunOptions {
  /** Told which histories will be forecast, before any is. */
  readonly begin?: (histories: readonly History[]) => void
}

/**
 * Forecasts histories: each by itself, or depending on other indicators (`on`), or all such that they add up
 * (`hierarchy`).
 * @throws PlanwrightError when an option or a file cannot be used, or the run is stopped (kind `stopped`).
 */
export async function forecastHistories(
  opened: OpenedHistories,
  files: Files,
  options: ForecastStudyOptions = {},
  { begin, ...run }: ForecastRun = {},
): Promise<ForecastFindings> {
  const { horizon = 15, on, hierarchy: hierarchyFile, scale = 'none' } = options
  checkHorizon(horizon)
  const method = methodFor(options.method, 'method')
  const other = options.overlay === undefined ? undefined : methodFor(options.overlay, 'overlay')
  checkScale(other ? [method, other] : [method], scale)
  const conditions = on && openConditions(opened, files, { ...options, on })
  const asked = conditions?.targets ?? opened.asked
  begin?.(asked)
  // Parts count also when only their total is asked for.
  const histories = hierarchyFile === undefined ? asked : opened.all
  const settings = { ...fitSettings(options, histories), method }
  const ahead = (history: History, years: number) =>
    conditions?.forecast(history, { ...settings, horizon: years }) ??
    forecastOne(history, { ...settings, horizon: years })
  const hierarchy = hierarchyFile === undefined ? undefined : openHierarchy(hierarchyFile, files, histories)
  const each = await inTurn(histories, (history) => ahead(history, horizon), run)
  const reconciliation =
    hierarchy &&
    reconcile(each, hierarchy, {
      method: options.reconcile ?? 'mint',
      extend: ({ history }, years) => ahead(history, years),
    })
  const found = reconciliation ? ofHistories(reconciliation.forecasts, asked) : each
  return {
    found,
    method: conditions ? CONDITIONAL : method.id,
    label: conditions ? sameLabel(CONDITIONAL) : method.label,
    overlay: other && {
      label: other.label,
      found: await inTurn(
        found,
        (one) =>
          'path' in one ? forecastOne(one.history, { ...settings, method: other, horizon }) : undefined,
        run,
      ),
    },
    reconciliation,
  }
}

function ofHistories(found: readonly (Forecast | Failure)[], asked: readonly History[]) {
  const key = ({ region, indicator }: History) => `${region}\0${indicator}`
  const keys = new Set(asked.map(key))
  return found.filter(({ history }) => keys.has(key(history)))
}
