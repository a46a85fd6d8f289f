import type { Hierarchy } from '../../base/hierarchy.js'
import type { Failure, Forecast } from '../batch.js'
import { type Incoherence, incoherences } from './coherence.js'
import { componentsOf } from './components.js'
import { type FoundIdentities, identitiesOf } from './identities.js'
import type { ReconcileMethod } from './method.js'
import { reconcileComponent } from './reconcile-component.js'

export interface ReconcileOptions {
  /** Default: `mint`. */
  readonly method?: ReconcileMethod
  /**
   * Forecasts a history for more years. When given, series whose histories end before those of others that they are
   * tied to are forecast up to the same year.
   */
  readonly extend?: (forecast: Forecast, horizon: number) => Forecast | Failure
}

/** Forecasts that add up, and how far the histories do. */
export interface Reconciliation extends FoundIdentities {
  /** In the order given; those without any identity, and failures, as they were. */
  readonly forecasts: readonly (Forecast | Failure)[]
  /** Identities that the histories themselves do not keep, worst first. */
  readonly incoherent: readonly Incoherence[]
}

/**
 * Makes forecasts add up as a hierarchy says: counties to city to province, sectors to GDP, and both crossed.
 *
 * Means are projected, and medians by the same projection, so that both add up in every year: within a tree exactly,
 * as totals are sums of their parts in the order of the file; where a total is a sum in two ways, the second holds to
 * rounding. Other quantiles do not add up, for parts are not all high or low at once: their distances from the
 * median follow the reconciled standard deviations, from the spreads of the forecasts and the correlations of the
 * residuals (Panagiotelis et al. 2023, "Probabilistic forecast reconciliation", EJOR 306, for normal distributions).
 *
 * Series are tied only by identities: what is not connected with a series has no influence on it.
 */
export function reconcile(
  found: readonly (Forecast | Failure)[],
  hierarchy: Hierarchy,
  { method = 'mint', extend }: ReconcileOptions = {},
): Reconciliation {
  const places = found.flatMap((one, i) => ('path' in one ? [i] : []))
  const all = places.map((i) => found[i] as Forecast)
  const named = all.map(({ history: { region, indicator }, series }) => ({ region, indicator, series }))
  const identities = identitiesOf(hierarchy, named)
  const forecasts = [...found]
  for (const component of componentsOf(identities.identities)) {
    const members = component.series.map((k) => all[k]!)
    const ready = extend ? upToSameYear(members, extend) : members
    const reconciled = reconcileComponent(ready, component.identities, method)
    component.series.forEach((k, i) => {
      forecasts[places[k]!] = reconciled[i]!
    })
  }
  return { ...identities, forecasts, incoherent: incoherences(identities.identities, named) }
}

function upToSameYear(
  members: readonly Forecast[],
  extend: (forecast: Forecast, horizon: number) => Forecast | Failure,
): Forecast[] {
  const last = Math.max(...members.map(({ years }) => years.at(-1)!))
  return members.map((forecast) => {
    const lacking = last - forecast.years.at(-1)!
    if (lacking === 0) return forecast
    const longer = extend(forecast, forecast.years.length + lacking)
    return 'path' in longer ? longer : forecast
  })
}
