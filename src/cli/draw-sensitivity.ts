import { inLanguage, type Language } from '../base/label.js'
import { indicesChart } from '../chart/indices-chart.js'
import { morrisChart } from '../chart/morris-chart.js'
import { tornadoChart } from '../chart/tornado-chart.js'
import { chartOptions, type NamedSpec } from './draw.js'
import { datedLabel, endsText, inputNames } from './input-words.js'
import type { Sensitivity } from './sensitivity.js'
import { idleFactors, labelsOf } from './sensitivity-factors.js'
import type { Workbench } from './workbench.js'

/** The chart of what a result depends on; none when nothing moves it, or it has no value. */
export function sensitivitySpecs(
  sensitivity: Sensitivity,
  bench: Workbench,
  language: Language,
): NamedSpec[] {
  const { findings, options, simulation } = sensitivity
  const { method, year } = options
  const measure = { ...options.measure, label: datedLabel(options.measure.label, year) }
  const chart = chartOptions(bench, language)
  const labels = labelsOf(sensitivity)
  const label = (name: string) => inLanguage(labels.get(name)!, language)
  const idle = idleFactors(sensitivity)
  const moving = <T extends { readonly name: string }>(of: readonly T[]) =>
    of.filter(({ name }) => !idle.has(name))
  const named = (spec: object): NamedSpec[] => [{ name: `${method}-${measure.id}-${year}`, spec }]
  switch (findings.method) {
    case 'tornado': {
      const { base, bars } = findings.tornado
      const names = inputNames(simulation)
      const rows = moving(bars).map(({ name, low, high }) => {
        const input = names.find(({ id }) => id === name)!
        const [lowInput, highInput] = endsText(input, ...findings.ends.get(name)!)
        return { label: label(name), low, high, lowInput, highInput }
      })
      return rows.length > 0 && Number.isFinite(base) ? named(tornadoChart(rows, measure, base, chart)) : []
    }
    case 'sobol': {
      if (findings.result.kind !== 'indices') return []
      const rows = moving(findings.result.indices).map((index) => ({ ...index, label: label(index.name) }))
      return rows.length > 0 ? named(indicesChart(rows, measure, chart)) : []
    }
    case 'morris': {
      const rows = moving(findings.effects).map((effect) => ({ ...effect, label: label(effect.name) }))
      return rows.length > 0 ? named(morrisChart(rows, measure, chart)) : []
    }
  }
}
