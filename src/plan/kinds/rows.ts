import type { Row, Term } from '../../logic/row.js'
import type { Interval } from '../interval.js'

/** How far off a measure is that is a factor less one, in percent, by arithmetic alone. */
export const FACTOR_GIVE = 1e-6

/** The same of differences, as a share of the values. */
export const DIFFERENCE_GIVE = 1e-8

/** A row over values. */
export function levelRow(claim: number, terms: readonly Term[], { low, high }: Interval): Row {
  return { claim, kind: 'level', terms, low, high }
}

/** A row over logarithms of values, its bounds given as the values' product; what is not positive bounds nothing below. */
export function productRow(claim: number, terms: readonly Term[], { low, high }: Interval): Row {
  return {
    claim,
    kind: 'log',
    terms,
    low: low > 0 ? Math.log(low) : Number.NEGATIVE_INFINITY,
    high: high > 0 ? Math.log(high) : Number.NEGATIVE_INFINITY,
  }
}

/** Variables with coefficients, from pairs. */
export function terms(...pairs: readonly (readonly [variable: number, coefficient: number])[]): Term[] {
  return pairs.map(([variable, coefficient]) => ({ variable, coefficient }))
}

/** An interval times a positive number. */
export function scaled({ low, high }: Interval, factor: number): Interval {
  return { low: low * factor, high: high * factor }
}

/** Years after the first, up to the last. */
export function yearsAfter(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + 1 + i)
}
