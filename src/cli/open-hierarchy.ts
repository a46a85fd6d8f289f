import { dirname, join } from 'node:path'
import { didYouMean } from '../base/closest.js'
import type { Hierarchy } from '../base/hierarchy.js'
import { fail, PlanwrightError } from '../base/problem.js'
import { disk } from '../files/disk.js'
import type { History } from '../forecast/history/history.js'
import { parseHierarchy } from '../language/hierarchy.js'

/**
 * Reads the hierarchy file of some histories.
 * @throws PlanwrightError when it cannot be used, with everything that is wrong.
 */
export function openHierarchy(file: string, histories: readonly History[]): Hierarchy {
  const text = disk.read(file)
  if (text === undefined) {
    const names = disk.list(dirname(file))?.map((name) => join(dirname(file), name))
    throw fail('missing-file', `there is no file ${file}`, names && didYouMean(file, names))
  }
  const keys = new Set(histories.map(({ region, indicator }) => `${region}\0${indicator}`))
  const { hierarchy, problems } = parseHierarchy(
    { file, text },
    {
      regions: new Set(histories.map(({ region }) => region)),
      indicators: new Set(histories.map(({ indicator }) => indicator)),
      has: (region, indicator) => keys.has(`${region}\0${indicator}`),
    },
  )
  if (!hierarchy) throw new PlanwrightError(problems)
  return hierarchy
}
