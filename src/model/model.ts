import type { Label } from '../base/label.js'
import type { Place } from '../base/problem.js'
import type { Dimension } from '../base/unit.js'
import type { Units } from '../base/units.js'
import type { Expression } from '../functions/expression.js'
import type { YamlFile } from '../language/yaml.js'
import type { Measure } from '../table/table.js'

/** Which side of a target is good: at or above it, at or below it, or close to it. */
export type Better = 'higher' | 'lower' | 'near'

/** Something with a unit; values inside the engine are in base units: shown value × scale. */
export interface Scaled extends Measure {
  /** Base units per shown unit: 1e8 for 亿元, 0.01 for %. */
  readonly scale: number
  readonly dimension: Dimension
}

/** Something the model computes each year. */
export interface Indicator extends Scaled {
  readonly better: Better
  /** The equation as written. */
  readonly text: string
  readonly equation: Expression
  /** Base-year value when the data have none. */
  readonly start: Expression | undefined
  /** Where the equation stands. */
  readonly place: Place
  /** Whether the model names it (a label or a group); unnamed ones are helpers and are not shown. */
  readonly named: boolean
}

/** Values by year in base units: one constant point, or several with straight lines between. */
export interface YearPath {
  readonly points: readonly { readonly year: number; readonly value: number }[]
}

/** Something a scenario sets each year. */
export interface Lever extends Scaled {
  readonly default: YearPath
  readonly defaultText: string
  /** Hard bounds in base units; infinite when there are none. */
  readonly min: number
  readonly max: number
  readonly place: Place
}

/** A number that does not change over time. */
export interface Parameter extends Scaled {
  /** In base units. */
  readonly value: number
  readonly place: Place
}

/** Equations that are evaluated together, in order: one after another, or solved as a system. */
export type Block =
  | { readonly kind: 'recursive'; readonly indicators: readonly number[] }
  | { readonly kind: 'simultaneous'; readonly indicators: readonly number[] }

/** What a name of the model stands for, and its position in its list. */
export interface Reference {
  readonly kind: 'indicator' | 'lever' | 'parameter'
  readonly position: number
}

/** A model whose names and units are resolved and whose equations are ordered. */
export interface Model {
  readonly name: string
  readonly label: Label
  readonly description: string
  readonly base: number
  readonly end: number
  readonly groups: ReadonlyMap<string, Label>
  /** Indicators shown first; never empty. */
  readonly headline: readonly string[]
  readonly units: Units
  readonly indicators: readonly Indicator[]
  readonly levers: readonly Lever[]
  readonly parameters: readonly Parameter[]
  readonly references: ReadonlyMap<string, Reference>
  readonly blocks: readonly Block[]
  /** How many years before the base year an equation may read. */
  readonly back: number
  readonly file: YamlFile
}

/** The record that a reference points to. */
export function resolve(model: Model, reference: Reference): Indicator | Lever | Parameter {
  switch (reference.kind) {
    case 'indicator':
      return model.indicators[reference.position]!
    case 'lever':
      return model.levers[reference.position]!
    case 'parameter':
      return model.parameters[reference.position]!
  }
}
