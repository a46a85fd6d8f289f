import { didYouMean } from '../base/closest.js'
import type { Problem } from '../base/problem.js'
import type { DataFile } from '../language/data.js'
import type { Scenario } from '../model/scenario.js'

/** Names of data rows that are compared with those of the model. */
const MOST_COMPARED = 500

/** Data rows whose indicator the model lacks, but nearly has. Other names are figures for charts and plans. */
export function misspeltIndicators({ model, region }: Scenario, data: DataFile): Problem[] {
  const told = new Set<string>()
  const names = [...model.references.keys()]
  const problems: Problem[] = []
  for (const row of data.rows) {
    const { indicator } = row.observation
    if (row.observation.region !== region || model.references.has(indicator) || told.has(indicator)) continue
    if (told.size >= MOST_COMPARED) break
    told.add(indicator)
    const hint = didYouMean(indicator, names)
    if (hint)
      problems.push({
        kind: 'unknown-name',
        severity: 'warning',
        place: data.cellPlace(row, 'indicator'),
        hint,
        message: `the model ${model.name} has no indicator "${indicator}"; the row is not used`,
      })
  }
  return problems
}
