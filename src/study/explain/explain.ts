import { didYouMean } from '../../base/closest.js'
import type { Label } from '../../base/label.js'
import { fail, type Place } from '../../base/problem.js'
import { type Indicator, resolve } from '../../model/model.js'
import type { Simulation } from '../../simulate/simulate.js'
import {
  type BaseOrigin,
  baseOrigin,
  type EquationOrigin,
  equationOrigin,
  type LeverBehind,
  leversBehind,
} from './equation.js'
import { type HistorySummary, summarised } from './history.js'
import { type LayerOrigin, layersOf, shownValue } from './origins.js'

/** Where a value of a simulation comes from. Values are in the unit beside them, NaN where there is none. */
export type Explanation = ExplainedParameter | ExplainedLever | ExplainedIndicator

interface Explained {
  readonly scenario: string
  readonly id: string
  readonly label: Label
  readonly unit: string
  readonly value: number
}

/** A parameter, the same in every year: where it was given. */
export interface ExplainedParameter extends Explained {
  readonly kind: 'parameter'
  readonly place: Place
}

/** A lever in a year: everything that shaped its path, the last first. */
export interface ExplainedLever extends Explained {
  readonly kind: 'lever'
  readonly year: number
  readonly layers: readonly LayerOrigin[]
}

/** An indicator in a year: its equation and the values that went in, or in the base year where it was given. */
export interface ExplainedIndicator extends Explained {
  readonly kind: 'indicator'
  readonly year: number
  readonly origin: BaseOrigin | EquationOrigin
  /** Levers that reach it through other indicators, by id. */
  readonly behind: readonly LeverBehind[]
  /** The region's published figures and their trend; undefined when there are too few. */
  readonly history: HistorySummary | undefined
}

/**
 * Where a value of a simulation comes from: for an indicator its equation and the values that went in, for a lever
 * every layer of its path, for a parameter its source; with file and line.
 * @param year defaults to the last simulated one.
 * @throws PlanwrightError for a name that the model does not have, or a year it does not simulate.
 */
export function explain(simulation: Simulation, id: string, year?: number): Explanation {
  const { scenario, lookup } = simulation
  const { model } = scenario
  const reference = model.references.get(id)
  if (!reference)
    throw fail(
      'unknown-name',
      `the model ${model.name} has no "${id}"`,
      didYouMean(id, model.references.keys()) ?? 'name an indicator, lever or parameter',
    )
  const at = year ?? scenario.end
  if (!Number.isInteger(at) || at < model.base || at > scenario.end)
    throw fail('bad-option', `${year} is not among the years ${model.base}–${scenario.end}`)
  const item = resolve(model, reference)
  const value = shownValue(lookup(id, at), item)
  const common = { scenario: scenario.name, id, label: item.label, unit: item.unit, value }
  switch (reference.kind) {
    case 'parameter':
      return { ...common, kind: 'parameter', place: scenario.parameters.get(id)!.place }
    case 'lever':
      if (at === model.base) throw fail('bad-option', `levers begin in ${model.base + 1}`)
      return { ...common, kind: 'lever', year: at, layers: layersOf(simulation, id, at) }
    case 'indicator': {
      const indicator = item as Indicator
      return {
        ...common,
        kind: 'indicator',
        year: at,
        origin:
          at === model.base ? baseOrigin(simulation, indicator) : equationOrigin(simulation, indicator, at),
        behind: at === model.base ? [] : leversBehind(simulation, indicator, at),
        history: summarised(scenario, indicator),
      }
    }
  }
}
