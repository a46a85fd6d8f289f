import type { Label } from '../base/label.js'
import type { Place } from '../base/problem.js'
import type { Observation } from '../table/table.js'
import type { Lever, Model } from './model.js'
import type { Uncertainty } from './uncertain.js'

/** One thing that shaped a lever's path: the model's default, or what a scenario file says. */
export interface Layer {
  /** Scenario that says it; empty for the model's default. */
  readonly scenario: string
  /** As written: `8%`, `add 1pp`; of a forecast, what it is of. */
  readonly words: string
  /** How a forecast was made. */
  readonly note?: string
  readonly place: Place
  /** The path after it, in base units, from the first simulated year on. */
  readonly values: readonly number[]
}

/** A lever's path in a scenario, with its history. */
export interface LeverPath {
  readonly lever: Lever
  /** In base units, from the first simulated year on. */
  readonly values: readonly number[]
  readonly layers: readonly Layer[]
}

/** A value and where it was written. */
export interface Sourced {
  /** In base units. */
  readonly value: number
  /** As it was given: a data row, a model's default, an override, a forecast. */
  readonly words: string
  /** How a forecast was made. */
  readonly note?: string
  readonly place: Place
}

/** A shift of levers that the program is to find. */
export interface Find {
  readonly levers: readonly string[]
  readonly shift: 'add' | 'multiply'
  readonly from: number
  readonly until: number
  readonly indicator: string
  /** Wanted value in base units. */
  readonly equals: number
  /** As written. */
  readonly words: string
  /** Years in which the value is wanted. */
  readonly years: readonly number[]
  /** Whether each year has a shift of its own, in that year alone; else one shift from `from` to `until`. */
  readonly each: boolean
  readonly place: Place
}

/** A scenario ready to be simulated. */
export interface Scenario {
  readonly name: string
  readonly label: Label
  readonly description: string
  readonly region: string
  /** What the region is called; its name in the data unless a scenario says otherwise. */
  readonly regionLabel: Label
  readonly model: Model
  /** Last simulated year. */
  readonly end: number
  readonly levers: ReadonlyMap<string, LeverPath>
  readonly parameters: ReadonlyMap<string, Sourced>
  /** Known values up to the base year: by indicator, then year; in base units. */
  readonly known: ReadonlyMap<string, ReadonlyMap<number, Sourced>>
  readonly finds: readonly Find[]
  readonly uncertainty: Uncertainty
  /** The region's published figures, as read. */
  readonly data: readonly Observation[]
  /** Names of the files it was read from, the scenario's own first. */
  readonly files: readonly string[]
}
