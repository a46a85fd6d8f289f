import type { Model } from '../model/model.js'
import type { NewtonFailure } from '../numerics/optimise/newton.js'

/**
 * The numbers a simulation works on, all in base units.
 *
 * `series[(slot * times + time) * draws + draw]`: indicators first, then levers, in the model's order. Time 0
 * is `back` years before the base year. `parameters[position * draws + draw]`.
 */
export interface State {
  readonly series: Float64Array
  readonly parameters: Float64Array
  readonly times: number
  readonly draws: number
  /** The calendar year of time 0. */
  readonly firstYear: number
}

/** Why a draw failed: `not-finite` for an equation that gave no number, else what Newton's method says. */
export type StopReason = 'not-finite' | NewtonFailure

/** What stopped a run: the block's equations, the year, the draw, and for systems why and where they stood. */
export interface Stop {
  readonly indicators: readonly number[]
  readonly year: number
  readonly draw: number
  readonly reason: StopReason
}

/** A state with nothing known yet. */
export function emptyState(model: Model, end: number, draws = 1): State {
  const firstYear = model.base - model.back
  const times = end - firstYear + 1
  const slots = model.indicators.length + model.levers.length
  return {
    series: new Float64Array(slots * times * draws).fill(Number.NaN),
    parameters: new Float64Array(model.parameters.length * draws).fill(Number.NaN),
    times,
    draws,
    firstYear,
  }
}

/** Position in `series` of draw 0 of a slot in a year. */
export function seriesOffset(state: State, slot: number, year: number): number {
  return (slot * state.times + (year - state.firstYear)) * state.draws
}

/** The slot of an indicator or lever. */
export function slotOf(model: Model, name: string): number {
  const reference = model.references.get(name)
  if (!reference || reference.kind === 'parameter') throw new RangeError(`${name} has no slot`)
  return reference.kind === 'indicator' ? reference.position : model.indicators.length + reference.position
}
