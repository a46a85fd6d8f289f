import type { Failure, Forecast } from '../batch.js'
import { causeOf } from '../fit-series.js'
import { sealed } from '../numbers.js'
import { type Identity, sumOf } from './identity.js'
import type { ReconcileMethod } from './method.js'
import { projectedDeviations } from './projection.js'
import { methodFor, schemeFor, settle } from './scheme.js'
import { halfWidth, type Move, movedPath } from './spread.js'
import { errorsOf } from './weights.js'
import { type State, valuesIn, yearsAlike } from './year-states.js'

/** Below this share of the values an identity holds. */
const EXACT = 1e-9

/**
 * Makes the forecasts of tied series add up in each year that they have in common. A series that is still known in a
 * year (as its history is longer) stays as it is and the others give way; where a series has no value, the others
 * are not held to identities with it. One that this leads beyond all numbers fails.
 */
export function reconcileComponent(
  forecasts: readonly Forecast[],
  identities: readonly Identity[],
  asked: ReconcileMethod,
): (Forecast | Failure)[] {
  const errors = errorsOf(forecasts)
  const by = methodFor(asked, errors, identities, forecasts.length)
  const lower = Float64Array.from(forecasts, ({ bounds }) => bounds.lower)
  const upper = Float64Array.from(forecasts, ({ bounds }) => bounds.upper)
  const moves = forecasts.map(({ years }) => unmoved(years.length))
  const held = forecasts.map((): number[] => [])
  const open = forecasts.map((): number[] => [])

  for (const group of yearsAlike(forecasts)) {
    const scheme = schemeFor(identities, group[0]!.states, by.method, errors)
    const spreads = group.map(({ states }) =>
      Float64Array.from(
        forecasts,
        ({ path }, k) => ifAhead(states[k]!, (step) => halfWidth(path, step)) ?? 0,
      ),
    )
    const reached = projectedDeviations(scheme.projection, spreads, errors.correlations)
    group.forEach((one, y) => {
      const means = valuesIn(one, forecasts, ({ mean }, step) => mean[step]!)
      const medians = valuesIn(one, forecasts, (path, step) => path.quantile(step, 0.5))
      const mean = settle(scheme, means, lower, upper)
      const median = settle(scheme, medians, lower, upper)
      const missed = new Set(scheme.identities.filter((of) => !holds(of, mean.values)).flatMap(membersOf))
      one.states.forEach((state, k) => {
        ifAhead(state, (step) => {
          const move = moves[k]!
          move.mean[step] = mean.values[k]!
          move.median[step] = median.values[k]!
          move.from[step] = spreads[y]![k]!
          move.to[step] = reached[y]![k]!
          if (mean.held.has(k) || median.held.has(k)) held[k]!.push(one.year)
          if (missed.has(k)) open[k]!.push(one.year)
        })
      })
    })
  }
  return forecasts.map((forecast, k) => {
    try {
      return {
        ...forecast,
        path: sealed(movedPath(forecast.path, moves[k]!, forecast.bounds)),
        remarks: [
          ...forecast.remarks,
          { kind: 'reconciled', ...by },
          ...(held[k]!.length > 0 ? [{ kind: 'held', years: held[k]!.sort(rising) } as const] : []),
          ...(open[k]!.length > 0 ? [{ kind: 'open', years: open[k]!.sort(rising) } as const] : []),
        ],
      }
    } catch (error) {
      return { history: forecast.history, cause: causeOf(error, by.method) }
    }
  })
}

function unmoved(steps: number): Move {
  const of = () => new Float64Array(steps)
  return { mean: of(), median: of(), from: of(), to: of() }
}

function ifAhead<T>(state: State, act: (step: number) => T): T | undefined {
  return typeof state === 'number' ? act(state) : undefined
}

function membersOf({ total, parts }: Identity): number[] {
  return [total, ...parts.map(({ series }) => series)]
}

function holds({ total, parts }: Identity, values: Float64Array): boolean {
  const size = parts.reduce((sum, { series }) => sum + Math.abs(values[series]!), Math.abs(values[total]!))
  return Math.abs(values[total]! - sumOf(parts, values)) <= EXACT * size
}

function rising(a: number, b: number): number {
  return a - b
}
