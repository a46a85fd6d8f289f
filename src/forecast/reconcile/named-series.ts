import type { Series } from '../history/clean.js'

/** A series, and what it is of. */
export interface NamedSeries {
  readonly region: string
  readonly indicator: string
  readonly series: Series
}
