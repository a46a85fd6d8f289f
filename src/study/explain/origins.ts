import type { Place } from '../../base/problem.js'
import type { Scaled } from '../../model/model.js'
import type { Layer, Sourced } from '../../model/scenario.js'
import type { Simulation } from '../../simulate/simulate.js'

/** Something that was written, and where. */
export interface Origin {
  /** As written; of a forecast, what it is of. */
  readonly words: Sourced['words']
  /** How a forecast was made; undefined for everything else. */
  readonly note: Sourced['note']
  readonly place: Place
}

/** One thing that shaped a lever's value of a year. */
export interface LayerOrigin extends Origin {
  /** The value after it, in the lever's unit. */
  readonly value: number
  /** Who says it: the model by its default, the scenario itself, or one that it extends. */
  readonly by: 'model' | 'own' | 'inherited'
  /** The scenario that says it; empty for the model. */
  readonly scenario: string
}

/** A value in base units as one in the unit that it is shown in. */
export function shownValue(value: number, { scale }: Scaled): number {
  return value / scale
}

/** Where something was given. */
export function originOf({ words, note, place }: Sourced | Layer): Origin {
  return { words, note, place }
}

/** Each thing that shaped a lever's value of a year, the last first; those that left the year alone are skipped. */
export function layersOf({ scenario, levers }: Simulation, id: string, year: number): LayerOrigin[] {
  const { layers, lever } = levers.get(id)!
  const at = year - scenario.model.base - 1
  return layers
    .filter(({ values }, i) => i === 0 || values[at] !== layers[i - 1]!.values[at])
    .map((layer): LayerOrigin => {
      const by =
        layer.scenario === '' ? 'model' : layer.scenario === scenario.name ? 'own' : ('inherited' as const)
      return {
        ...originOf(layer),
        value: shownValue(layer.values[at]!, lever),
        by,
        scenario: layer.scenario,
      }
    })
    .reverse()
}
