/** A form of exponential smoothing without seasons: how errors enter, and what trend there is. */
export interface Form {
  /** Errors add (A), or multiply (M: their size grows with the level). */
  readonly error: 'A' | 'M'
  /** None (N), or a slope (A). */
  readonly trend: 'N' | 'A'
  /** Whether the trend dies down. */
  readonly damped: boolean
}

/** Smoothing parameters, start states (both in the unit of the series) of one form. */
export interface State {
  readonly alpha: number
  /** What an error adds to the trend, as in R: β of the state-space form, α β* of the classical one. */
  readonly beta: number
  readonly phi: number
  readonly level: number
  readonly trend: number
}

/**
 * Where smoothing parameters may be: R's "usual" region, which lies inside the admissible one; β is at most α.
 */
export const REGION = { least: 1e-4, most: 0.9999, leastPhi: 0.8, mostPhi: 0.98 } as const

/** `ETS(A,Ad,N)`. */
export const nameOf = ({ error, trend, damped }: Form): string =>
  `ETS(${error},${trend}${damped ? 'd' : ''},N)`

/** How many numbers are estimated, start states included and σ not. */
export const parametersOf = ({ trend, damped }: Form): number => (trend === 'N' ? 2 : damped ? 5 : 4)
