import type { Language } from '../../base/label.js'
import { printable } from '../../base/printable.js'
import type { Failure, Forecast } from '../../forecast/batch.js'
import type { History } from '../../forecast/history/history.js'
import { type ReconcileOptions, reconcile } from '../../forecast/reconcile/reconcile.js'
import { reconciliationLines } from '../../forecast/reconcile/words.js'
import type { Io } from '../terminal/io.js'
import { openHierarchy } from './open-hierarchy.js'

/**
 * Forecasts made to add up as a hierarchy file says; what is to be said of them as a whole is told.
 * @param histories all histories, which the file is held against before anything is forecast.
 * @throws PlanwrightError when the file cannot be used.
 */
export function reconciler(
  file: string,
  histories: readonly History[],
  options: ReconcileOptions,
  language: Language,
  io: Io,
): (found: readonly (Forecast | Failure)[]) => readonly (Forecast | Failure)[] {
  const hierarchy = openHierarchy(file, histories)
  return (found) => {
    const reconciliation = reconcile(found, hierarchy, options)
    for (const line of reconciliationLines(reconciliation, language)) io.err(`${printable(line)}\n`)
    return reconciliation.forecasts
  }
}
