import type { Forecast } from '../batch.js'
import type { Predictive } from '../predictive.js'
import { bottomUpProjection } from './bottom-up.js'
import type { Component } from './components.js'
import { constraintsOf } from './constraints.js'
import { bottomFirst, type Identity, sumOf } from './identity.js'
import type { ReconciledBy, ReconcileMethod } from './method.js'
import {
  type Covariance,
  leastProjection,
  type Projection,
  project,
  projectedDeviations,
} from './projection.js'
import { halfWidth, type Move, movedPath } from './spread.js'
import { type Errors, errorsOf } from './weights.js'
import { projectWithin } from './within-bounds.js'

/** What a series is in a year ahead: forecast, at a step from 0 on; still known; or without a value. */
type State = number | 'known' | 'absent'

/** The identities of a year in which the same series are forecast as in others, and how they are made to hold. */
interface Scheme {
  readonly identities: readonly Identity[]
  /** Totals that are recomputed from their parts, those below first. */
  readonly sums: readonly Identity[]
  readonly projection: Projection
  /** Undefined for bottom-up, which knows no bounds. */
  readonly weights: Covariance | undefined
}

/** Below this share of the values an identity holds. */
const EXACT = 1e-9

/**
 * Makes the forecasts of tied series add up in each year that they have in common. A series that is still known in a
 * year (as its history is longer) stays as it is and the others give way; where a series has no value, the others
 * are not held to identities with it.
 */
export function reconcileComponent(
  forecasts: readonly Forecast[],
  { identities }: Pick<Component, 'identities'>,
  asked: ReconcileMethod,
): Forecast[] {
  const size = forecasts.length
  const errors = errorsOf(forecasts)
  const by = methodFor(asked, errors, identities, size)
  const moves = forecasts.map(({ path }): Move => {
    const steps = () => new Float64Array(path.horizon)
    return { mean: path.mean.slice(), median: steps(), from: steps(), to: steps() }
  })
  const held = forecasts.map((): number[] => [])
  const open = forecasts.map((): number[] => [])
  const lower = Float64Array.from(forecasts, ({ bounds }) => bounds.lower)
  const upper = Float64Array.from(forecasts, ({ bounds }) => bounds.upper)

  for (const { states: any, years } of yearsAlike(forecasts)) {
    const scheme = schemeFor(identities, any, by.method, errors)
    const spreads: Float64Array[] = []
    const steps = years.map((year) => forecasts.map((forecast) => stateIn(forecast, year)))
    years.forEach((year, y) => {
      const states = steps[y]!
      const past = ({ series }: Forecast) => series.values[year - series.start]!
      const at = (value: (path: Predictive, step: number) => number, known: (forecast: Forecast) => number) =>
        Float64Array.from(forecasts, (forecast, k) => {
          const state = states[k]!
          return typeof state === 'number'
            ? value(forecast.path, state)
            : state === 'known'
              ? known(forecast)
              : 0
        })
      const mean = settle(
        scheme,
        states,
        at(({ mean }, step) => mean[step]!, past),
        lower,
        upper,
      )
      const median = settle(
        scheme,
        states,
        at((path, step) => path.quantile(step, 0.5), past),
        lower,
        upper,
      )
      spreads.push(at(halfWidth, () => 0))
      states.forEach((step, k) => {
        if (typeof step !== 'number') return
        moves[k]!.mean[step] = mean.values[k]!
        moves[k]!.median[step] = median.values[k]!
        if (mean.held.has(k) || median.held.has(k)) held[k]!.push(year)
      })
      for (const { total, parts } of scheme.identities.filter((identity) => !holds(identity, mean.values)))
        for (const k of [total, ...parts.map(({ series }) => series)])
          if (typeof states[k] === 'number' && open[k]!.at(-1) !== year) open[k]!.push(year)
    })
    const reached = projectedDeviations(scheme.projection, spreads, errors.correlations)
    steps.forEach((states, y) => {
      states.forEach((step, k) => {
        if (typeof step !== 'number') return
        moves[k]!.from[step] = spreads[y]![k]!
        moves[k]!.to[step] = reached[y]![k]!
      })
    })
  }
  return forecasts.map((forecast, k) => ({
    ...forecast,
    path: movedPath(forecast.path, moves[k]!, forecast.bounds),
    remarks: [
      ...forecast.remarks,
      { kind: 'reconciled', ...by },
      ...(held[k]!.length > 0 ? [{ kind: 'held', years: held[k]! } as const] : []),
      ...(open[k]!.length > 0 ? [{ kind: 'open', years: open[k]! } as const] : []),
    ],
  }))
}

/** Years in which the same series are forecast, known and absent, rising, with the states of one of them. */
function yearsAlike(forecasts: readonly Forecast[]): { states: readonly State[]; years: number[] }[] {
  const groups = new Map<string, { states: readonly State[]; years: number[] }>()
  const first = Math.min(...forecasts.map(({ years }) => years[0]!))
  const last = Math.max(...forecasts.map(({ years }) => years.at(-1)!))
  for (let year = first; year <= last; year++) {
    const states = forecasts.map((forecast) => stateIn(forecast, year))
    const key = states.map((state) => (typeof state === 'number' ? 'forecast' : state)).join()
    const group = groups.get(key)
    if (group) group.years.push(year)
    else groups.set(key, { states, years: [year] })
  }
  return [...groups.values()]
}

function stateIn({ years, series }: Forecast, year: number): State {
  const step = year - years[0]!
  if (step < 0) return year < series.start ? 'absent' : 'known'
  return step < years.length ? step : 'absent'
}

/** The method asked for, or the one that can be had. */
function methodFor(
  asked: ReconcileMethod,
  { correlations }: Errors,
  identities: readonly Identity[],
  size: number,
): ReconciledBy {
  if (asked === 'mint') {
    if (!correlations) return { method: 'wls', because: 'few-residuals' }
    return { method: 'mint', shrinkage: correlations.shrinkage }
  }
  if (asked === 'bottom-up' && !bottomUpProjection(identities, size))
    return { method: 'wls', because: 'several-bottoms' }
  return { method: asked }
}

function schemeFor(
  all: readonly Identity[],
  states: readonly State[],
  method: ReconcileMethod,
  errors: Errors,
): Scheme {
  const forecast = (k: number) => typeof states[k] === 'number'
  const identities = all.filter(({ total, parts }) => {
    const members = [total, ...parts.map(({ series }) => series)]
    return members.every((k) => states[k] !== 'absent') && members.some(forecast)
  })
  const sums = bottomFirst(identities).filter(({ total }) => forecast(total))
  const size = states.length
  if (method === 'bottom-up') {
    const projection = bottomUpProjection(identities, size, (k) => !forecast(k))
    if (projection) return { identities, sums, projection, weights: undefined }
  }
  const weights: Covariance = {
    deviations: errors.deviations.map((sd, k) => (forecast(k) ? (method === 'ols' ? 1 : sd) : 0)),
    correlations: method === 'mint' ? errors.correlations : undefined,
  }
  return { identities, sums, projection: leastProjection(constraintsOf(identities, size), weights), weights }
}

/** Values made to add up, within bounds; totals are then summed again so that not even rounding is left. */
function settle(
  { projection, weights, sums }: Scheme,
  states: readonly State[],
  values: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
): { readonly values: Float64Array; readonly held: ReadonlySet<number> } {
  const found = weights
    ? projectWithin(projection, weights, values, lower, upper)
    : { values: project(projection, values), held: NONE }
  const settled = found.values.map((value, k) => (typeof states[k] === 'number' ? value : values[k]!))
  for (const { total, parts } of sums) settled[total] = sumOf(parts, settled)
  return { values: settled, held: found.held }
}

const NONE: ReadonlySet<number> = new Set()

function holds({ total, parts }: Identity, values: Float64Array): boolean {
  const size = parts.reduce((sum, { series }) => sum + Math.abs(values[series]!), Math.abs(values[total]!))
  return Math.abs(values[total]! - sumOf(parts, values)) <= EXACT * size
}
