import { inLanguage, type Language } from '../../base/label.js'
import { Units } from '../../base/units.js'
import type { ChartOptions, TargetMark } from '../../chart/page/options.js'
import type { Workbench } from '../../study/workbench.js'
import type { Observation } from '../../table/table.js'
import { WORDS } from './words/words.js'

/** What all charts of scenarios are told: their source, the years marked, published figures, targets. */
export function studyOptions(bench: Workbench, language: Language): ChartOptions {
  const { table, verdicts } = bench
  return {
    language,
    source: sourceOf(bench, language),
    marks: [...new Set([...verdicts.map(({ plan }) => plan.end), table.years.at(-1)!])].sort(),
    history: historyOf(bench),
    targets: targetMarks(bench, language),
  }
}

/** The plans' titles and the models' names. */
function sourceOf({ verdicts, simulations }: Workbench, language: Language): string {
  const words = WORDS[language]
  const titles = verdicts.map(({ plan }) => inLanguage(plan.title, language)).filter((title) => title !== '')
  const models = simulations.map(({ scenario }) => inLanguage(scenario.model.label, language))
  const parts = [...new Set(titles), words.models([...new Set(models)])]
  return words.source(parts.join(words.semicolon))
}

/** The targets that are a single value of a single indicator. */
function targetMarks({ verdicts }: Workbench, language: Language): TargetMark[] {
  return verdicts.flatMap(({ plan }) =>
    plan.targets.flatMap(({ target, subjects, year }): TargetMark[] => {
      if (!target || subjects.length > 1) return []
      const { indicator } = subjects[0]!
      return [{ indicator, year, value: target[0]!.value, label: WORDS[language].target }]
    }),
  )
}

/** Published figures of the runs' regions, in the units of the table. */
function historyOf({ table, simulations }: Workbench): Observation[] {
  const units = new Map(simulations.map(({ scenario }) => [scenario.region, scenario.model.units]))
  const seen = new Set<string>()
  return simulations
    .flatMap(({ scenario }) => scenario.data)
    .flatMap((row) => {
      const measure = table.measures.find(({ id }) => id === row.indicator)
      const key = `${row.region} ${row.indicator} ${row.year}`
      if (!measure || !units.has(row.region) || seen.has(key)) return []
      seen.add(key)
      const known = units.get(row.region) ?? new Units()
      const factor = row.unit === '' ? 1 : known.parse(row.unit).scale / known.parse(measure.unit).scale
      return [{ ...row, value: Number((row.value * factor).toPrecision(15)), unit: measure.unit }]
    })
}
