import type { Target } from '../plan.js'
import type { RowValues } from '../statement.js'
import { changesInPercent } from './change.js'

/** What the figures of a row say at their printed values, for {@link Kind.implied}. */
export function rowValues(row: Target): RowValues {
  const years = row.year - row.baseYear
  const inPercent = changesInPercent(row)
  const change = row.change?.value ?? Number.NaN
  return {
    years,
    base: row.base?.[0]?.value ?? Number.NaN,
    target: row.target?.[0]?.value ?? Number.NaN,
    factor: row.growth
      ? (1 + row.growth.value / 100) ** years
      : (row.times?.value ?? (inPercent ? 1 + change / 100 : Number.NaN)),
    added: inPercent ? Number.NaN : change,
    growth: row.growth?.value ?? Number.NaN,
    changesInPercent: inPercent,
  }
}
