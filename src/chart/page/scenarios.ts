import { inLanguage, type Language } from '../../base/label.js'
import { fail } from '../../base/problem.js'
import { unitName } from '../../base/unit-names.js'
import { type Measure, type Observation, offsetOf, type Table } from '../../table/table.js'
import { plain } from './text.js'

/** A value in a year; `null` where there is none. */
export interface Point {
  readonly year: number
  readonly value: number | null
}

/** What a chart calls a scenario: its label, or its name when it has none. */
export function scenarioLabel(table: Table, scenario: string, language: Language): string {
  const run = table.runs.find((r) => r.scenario === scenario)
  return plain(run ? inLanguage(run.label, language) : '') || plain(scenario)
}

/** What a chart calls each run, no two alike: where labels are the same, the scenario's name follows. */
export function scenarioLabels(table: Table, language: Language): string[] {
  const labels = table.runs.map((run) => scenarioLabel(table, run.scenario, language))
  const seen = new Set<string>()
  return labels.map((label, i) => {
    let unique = label
    if (labels.indexOf(label) !== labels.lastIndexOf(label))
      unique = `${label} · ${plain(table.runs[i]!.scenario)}`
    while (seen.has(unique)) unique += ' ·'
    seen.add(unique)
    return unique
  })
}

/** Position of an indicator in the table. Throws a problem of kind `unknown-indicator` when it is not there. */
export function measureIndex(table: Pick<Table, 'measures'>, indicator: string): number {
  const index = table.measures.findIndex((m) => m.id === indicator)
  if (index < 0)
    throw fail(
      'unknown-indicator',
      `no indicator "${indicator}" to draw; there are ${table.measures.map((m) => m.id).join(', ') || 'none'}`,
    )
  return index
}

/** What a chart calls an indicator: its label, or its id when it has none. */
export function measureLabel(measure: Pick<Measure, 'id' | 'label'>, language: Language): string {
  return plain(inLanguage(measure.label, language)) || plain(measure.id)
}

/** A label and its unit, as a title says them: `地区生产总值，亿元`. */
export function withUnitOf(measure: Pick<Measure, 'id' | 'label' | 'unit'>, language: Language): string {
  const unit = unitText(measure, language)
  const label = measureLabel(measure, language)
  return unit === '' ? label : `${label}${language === 'zh' ? '，' : ', '}${unit}`
}

/** The unit as readers of the language know it; empty for plain numbers. */
export function unitText(measure: Pick<Measure, 'unit'>, language: Language): string {
  return plain(unitName(measure.unit, language))
}

/**
 * The path of one indicator in one run: a value for each of the table's years, the median where there are
 * several draws, `null` where there is none.
 */
export function runPath(table: Table, run: number, measure: number): (number | null)[] {
  return table.years.map((_, year) => {
    const from = offsetOf(table, run, measure, year)
    const draws = Array.from(table.values.subarray(from, from + table.draws))
      .filter(Number.isFinite)
      .sort((a, b) => a - b)
    if (draws.length === 0) return null
    const middle = (draws.length - 1) / 2
    return (draws[Math.floor(middle)]! + draws[Math.ceil(middle)]!) / 2
  })
}

/**
 * The published path of an indicator in the region of the table's first run, by year. In the base year it
 * takes the table's value when the table has one, so that history and scenarios join.
 */
export function historyPath(
  table: Table,
  measure: number,
  observations: readonly Observation[],
): { year: number; value: number }[] {
  const { id, unit } = table.measures[measure]!
  const region = table.runs[0]?.region
  const byYear = new Map<number, number>()
  for (const row of observations)
    if (row.indicator === id && row.region === region && row.unit === unit && Number.isFinite(row.value))
      byYear.set(row.year, row.value)
  if (byYear.size === 0) return []
  const base = table.years[0]
  const joins = table.runs.map((_, run) => runPath(table, run, measure)[0]).find((v) => typeof v === 'number')
  if (base !== undefined && typeof joins === 'number') byYear.set(base, joins)
  return [...byYear].map(([year, value]) => ({ year, value })).sort((a, b) => a.year - b.year)
}

/** The regions and years that a table spans, in words. */
export function scopeText(table: Table, language: Language): string {
  const zh = language === 'zh'
  const regions = [
    ...new Set(table.runs.map((r) => plain(r.regionLabel ? inLanguage(r.regionLabel, language) : r.region))),
  ].filter((r) => r !== '')
  const [first, last] = [table.years[0], table.years.at(-1)]
  const years = first === undefined ? '' : zh ? `${first}—${last}年` : `${first}–${last}`
  const shown = regions.length > 3 ? [...regions.slice(0, 3), '…'] : regions
  return [shown.join(zh ? '、' : ', '), years].filter((t) => t !== '').join(zh ? '，' : ', ')
}
