import { inLanguage, type Language, sameLabel } from '../../base/label.js'
import type { NamedSpec } from '../../chart/chart-kind.js'
import { chartSpecs } from '../../chart/chart-specs.js'
import type { ChartData } from '../../chart/data/chart-data.js'
import type { TornadoRow } from '../../chart/data/sensitivity-data.js'
import { datedLabel, endsText, inputNames } from '../../study/input-words.js'
import type { Sensitivity } from '../../study/sensitivity.js'
import type { Workbench } from '../../study/workbench.js'
import { idleFactors, labelsOf } from '../sensitivity/sensitivity-factors.js'
import { studyOptions } from './study-options.js'
import { WORDS } from './words/words.js'

/** The chart of what a result depends on; none when nothing moves it, or it has no value. */
export function sensitivityCharts(
  sensitivity: Sensitivity,
  bench: Workbench,
  language: Language,
): NamedSpec[] {
  return chartSpecs(dataOf(sensitivity, language), studyOptions(bench, language))
}

function dataOf(sensitivity: Sensitivity, language: Language): Partial<ChartData> {
  const { findings, options } = sensitivity
  const labels = labelsOf(sensitivity)
  const label = (name: string) => inLanguage(labels.get(name)!, language)
  const idle = idleFactors(sensitivity)
  const moving = <Factor extends { readonly name: string }>(factors: readonly Factor[]) =>
    factors.filter(({ name }) => !idle.has(name))
  const explained = {
    file: `${options.method}-${options.measure.id}-${options.year}`,
    measure: measureOf(sensitivity, language),
  }
  switch (findings.method) {
    case 'tornado': {
      const { base, bars } = findings.tornado
      const names = inputNames(sensitivity.simulation)
      const rows = moving(bars).map(({ name, low, high }): TornadoRow => {
        const input = names.find(({ id }) => id === name)!
        const [lowInput, highInput] = endsText(input, ...findings.ends.get(name)!)
        return { label: label(name), low, high, lowInput, highInput }
      })
      return { tornado: { ...explained, rows, base, subtitle: tornadoSubtitle(sensitivity, language) } }
    }
    case 'sobol': {
      const indices = findings.result.kind === 'indices' ? findings.result.indices : []
      const rows = moving(indices).map((index) => ({ ...index, label: label(index.name) }))
      return { indices: { ...explained, rows } }
    }
    case 'morris': {
      const rows = moving(findings.effects).map((effect) => ({ ...effect, label: label(effect.name) }))
      return { effects: { ...explained, rows } }
    }
  }
}

/** The indicator as its chart calls it: with the scenario and the year. */
function measureOf({ options, simulation }: Sensitivity, language: Language) {
  const dated = inLanguage(datedLabel(options.measure.label, options.year), language)
  const text = inLanguage(simulation.scenario.label, language) + WORDS[language].colon + dated
  return { ...options.measure, label: sameLabel(text) }
}

function tornadoSubtitle({ options, simulation }: Sensitivity, language: Language): string {
  const { low, high, year } = options
  const first = simulation.scenario.model.base + 1
  const years = first === year ? `${year}` : `${first}–${year}`
  const [from, to] = [low, high].map((p) => `${Number((100 * p).toPrecision(6))}%`) as [string, string]
  return WORDS[language].tornado(from, to, years)
}
