import type { Measure } from '../../table/table.js'

/** A result whose dependence on inputs is drawn. */
interface Explained {
  /** A word for the file, such as `tornado-gdp-2025`. */
  readonly file: string
  /** What the result is called and measured in. */
  readonly measure: Measure
}

/** A result with one input changed at a time. */
export interface TornadoData extends Explained {
  readonly rows: readonly TornadoRow[]
  /** The result with all inputs at their middle. */
  readonly base: number
  /** How the inputs were changed, in a sentence; default that one was at a time. */
  readonly subtitle?: string
}

/** What becomes of a result when one input is set to either end of its range. */
export interface TornadoRow {
  /** What the input is called. */
  readonly label: string
  /** The result with the input at its low and its high end, in the measure's unit; NaN where there is none. */
  readonly low: number
  readonly high: number
  /** The input's values there, as they are to be read: `6%`. */
  readonly lowInput: string
  readonly highInput: string
}

/** An estimate and the ends of its confidence interval. */
export interface Interval {
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Shares of a result's variance. */
export interface IndicesData extends Explained {
  readonly rows: readonly IndexRow[]
}

/** How much of a result's variance one input explains, as shares of 1 (Sobol indices). */
export interface IndexRow {
  /** What the input is called. */
  readonly label: string
  /** Alone. */
  readonly first: Interval
  /** Together with its interactions. */
  readonly total: Interval
}

/** Elementary effects on a result. */
export interface EffectsData extends Explained {
  readonly rows: readonly MorrisRow[]
}

/** The elementary effects of one input on a result, in the result's unit. */
export interface MorrisRow {
  /** What the input is called. */
  readonly label: string
  /** Mean size of the effects; NaN where there is none. */
  readonly muStar: Interval
  /** Standard deviation of the effects; NaN where there is none, as of inputs that move as a group. */
  readonly sigma: number
}
