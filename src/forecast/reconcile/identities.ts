import type { Hierarchy, NamedSum } from '../../base/hierarchy.js'
import { addsUpRoughly, yearGaps } from './coherence.js'
import type { Identity } from './identity.js'
import type { NamedSeries } from './named-series.js'

/** The identities of a hierarchy among series, and those that were left out. */
export interface FoundIdentities {
  /** Those over regions first, then those over indicators, in the order of the hierarchy and of the series. */
  readonly identities: readonly Identity[]
  /** Totals of which some parts are among the series and some are not. */
  readonly incomplete: readonly IncompleteTotal[]
  /** Totals over regions whose histories say that this indicator does not add up, such as shares. */
  readonly apart: readonly { readonly region: string; readonly indicator: string }[]
}

export interface IncompleteTotal {
  readonly region: string
  readonly indicator: string
  /** Regions or indicators without a series. */
  readonly lacking: readonly string[]
}

/** Finds, for each sum of a hierarchy, the series that it holds for: regions crossed with indicators. */
export function identitiesOf(hierarchy: Hierarchy, all: readonly NamedSeries[]): FoundIdentities {
  const at = new Map(all.map(({ region, indicator }, k) => [`${region}\0${indicator}`, k]))
  const identities: Identity[] = []
  const incomplete: IncompleteTotal[] = []
  const apart: { region: string; indicator: string }[] = []

  const find = (sum: NamedSum, place: (name: string) => { region: string; indicator: string }) => {
    const index = (name: string) => {
      const { region, indicator } = place(name)
      return at.get(`${region}\0${indicator}`)
    }
    const total = index(sum.total)
    const lacking = sum.parts.map(({ name }) => name).filter((name) => index(name) === undefined)
    if (total === undefined || lacking.length === sum.parts.length) return undefined
    if (lacking.length > 0) {
      incomplete.push({ ...place(sum.total), lacking })
      return undefined
    }
    return { total, parts: sum.parts.map(({ name, sign }) => ({ series: index(name)!, sign })) }
  }

  const additive = hierarchy.additive ?? [...new Set(all.map(({ indicator }) => indicator))]
  for (const sum of hierarchy.regions)
    for (const indicator of additive) {
      const identity = find(sum, (region) => ({ region, indicator }))
      if (!identity) continue
      if (hierarchy.additive || addsUpRoughly(yearGaps(identity, all))) identities.push(identity)
      else apart.push({ region: sum.total, indicator })
    }
  const regions = [...new Set(all.map(({ region }) => region))]
  for (const sum of hierarchy.indicators)
    for (const region of regions) {
      const identity = find(sum, (indicator) => ({ region, indicator }))
      if (identity) identities.push(identity)
    }
  return { identities, incomplete, apart }
}
