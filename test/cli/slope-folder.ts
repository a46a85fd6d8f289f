import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { slope } from '../ensemble/slope.js'
import { filesOf } from '../project/town.js'

const PLAN = `plan: slope-plan
label: {zh: 坡的规划, en: Plan of the slope}
period: {base: 2020, end: 2022}
targets:
  - {id: warm, indicator: warmth, target: at least 6 米}
  - {id: unknown_year, indicator: height, year: 2040, target: 900 米}
`

/** The slope as files, with a plan beside, which holds for its scenarios; the folder's path. `more` are other scenarios, by name. */
export function slopeFolder(more: Readonly<Record<string, string>> = {}): string {
  mkdirSync('out', { recursive: true })
  const folder = mkdtempSync('out/slope-')
  const scenarios = { ...slope.scenarios, ...more }
  const files = filesOf({ ...slope, scenarios, plan: PLAN })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}
