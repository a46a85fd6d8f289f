import type { Path, Statement } from '../statement.js'
import { holds, type System } from './system.js'

/** Values for every indicator that statements speak of, which satisfy all of them, or all but those left out. */
export interface Witness {
  /** Base units by indicator and year, ascending; years between are filled in evenly. */
  readonly values: ReadonlyMap<string, ReadonlyMap<number, number>>
  /** Statements that had to be left out. */
  readonly without: readonly Statement[]
  /** Whether every other statement was found to hold by its own measure. */
  readonly verified: boolean
  /** Statements that were not found to hold although they should; empty unless `verified` is false. */
  readonly failing: readonly Statement[]
}

/** Makes a full path of what the search found, and measures every statement on it. */
export function witnessOf(system: System, found: Float64Array, dropped: readonly number[]): Witness {
  const byIndicator = new Map<string, Map<number, number>>()
  for (const [i, { indicator, year }] of system.variables.entries()) {
    const value = found[i]!
    if (indicator === undefined || Number.isNaN(value)) continue
    const path = byIndicator.get(indicator) ?? new Map<number, number>()
    byIndicator.set(indicator, path.set(year, value))
  }
  const values = new Map(
    [...byIndicator]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([indicator, path]) => [indicator, filled(path)] as const),
  )
  const path: Path = { at: (indicator, year) => values.get(indicator)?.get(year) ?? Number.NaN }
  const without = new Set(dropped)
  const failing = system.statements.flatMap((s, i) =>
    without.has(i) ? [] : [s, ...system.repeated[i]!].filter((one) => !holds(one, path, system.plan).holds),
  )
  return {
    values,
    without: dropped.flatMap((claim) => [system.statements[claim]!, ...system.repeated[claim]!]),
    verified: failing.length === 0,
    failing,
  }
}

/** Years between two values: even growth when both are positive, else even steps. */
function filled(path: ReadonlyMap<number, number>): Map<number, number> {
  const years = [...path.keys()].sort((a, b) => a - b)
  const full = new Map<number, number>()
  for (const [i, year] of years.entries()) {
    const start = path.get(year)!
    full.set(year, start)
    const next = years[i + 1]
    if (next === undefined || year === 0) continue
    const end = path.get(next)!
    for (let y = year + 1; y < next; y++) {
      const share = (y - year) / (next - year)
      full.set(y, start > 0 && end > 0 ? start * (end / start) ** share : start + (end - start) * share)
    }
  }
  return full
}
