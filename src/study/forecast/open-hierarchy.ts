import type { Hierarchy } from '../../base/hierarchy.js'
import { fail, PlanwrightError } from '../../base/problem.js'
import { clean } from '../../forecast/history/clean.js'
import type { History } from '../../forecast/history/history.js'
import { farOff, yearGaps } from '../../forecast/reconcile/coherence.js'
import { type FoundIdentities, identitiesOf } from '../../forecast/reconcile/identities.js'
import type { NamedSeries } from '../../forecast/reconcile/named-series.js'
import { parseHierarchy } from '../../language/hierarchy.js'
import type { Files } from '../../project/folder.js'
import { historyName } from './history-name.js'
import { nearest } from './open-text.js'

/** Most totals that are named. */
const NAMED = 5

/**
 * Reads the hierarchy file of some histories.
 * @throws PlanwrightError when it cannot be used, with everything that is wrong; also when no total with its parts
 * can be, or what is said to add up is far from doing so.
 */
export function openHierarchy(file: string, files: Files, histories: readonly History[]): Hierarchy {
  const text = files.read(file)
  if (text === undefined) throw fail('missing-file', `there is no file ${file}`, nearest(file, files))
  const keys = new Set(histories.map(({ region, indicator }) => `${region}\0${indicator}`))
  const series = histories.flatMap((history): NamedSeries[] => {
    const cleaned = clean(history)
    return 'cause' in cleaned ? [] : [{ ...history, series: cleaned.series }]
  })
  const { hierarchy, problems } = parseHierarchy(
    { file, text },
    {
      regions: new Set(histories.map(({ region }) => region)),
      indicators: new Set(histories.map(({ indicator }) => indicator)),
      has: (region, indicator) => keys.has(`${region}\0${indicator}`),
      farOff: (sum, indicator) => {
        const one = { regions: [sum], indicators: [], additive: [indicator] }
        const [identity] = identitiesOf(one, series).identities
        return identity && farOff(yearGaps(identity, series))
      },
    },
  )
  if (!hierarchy) throw new PlanwrightError(problems)
  const found = identitiesOf(hierarchy, series)
  if (found.identities.length === 0)
    throw fail('no-identities', `${file}: no total can be made the sum of its parts`, reasonFor(found))
  return hierarchy
}

function reasonFor({ incomplete, apart }: FoundIdentities): string {
  const reasons = [
    ...incomplete.map((of) => `${historyName(of)} lacks a usable history of ${of.lacking.join(', ')}`),
    ...apart.map((of) => `${historyName(of)} is not the sum of its parts in the data`),
  ]
  if (reasons.length === 0) return 'the histories of the totals, or of all their parts, cannot be used'
  const left = reasons.length - NAMED
  return `${reasons.slice(0, NAMED).join('; ')}${left > 0 ? `; and ${left} more` : ''}`
}
