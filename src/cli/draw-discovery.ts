import { inLanguage, type Language } from '../base/label.js'
import { boxChart } from '../chart/box-chart.js'
import { boundDigits, type Discovered, inputLabels, rangeOf, sentencesOf } from './discovery.js'
import { chartOptions, type NamedSpec } from './draw.js'
import type { Workbench } from './workbench.js'

/** A chart for each box that was found: `box-gdp_2025-missed`, `box-where-2`. */
export function discoverySpecs(discovered: Discovered, bench: Workbench, language: Language): NamedSpec[] {
  const { discovery, inputs, columns, outcome } = discovered
  const labels = inputLabels(discovered)
  const sentences = sentencesOf(discovered)[language]
  const options = chartOptions(bench, language)
  return discovery.boxes.map((box, i) => {
    const rows = [...new Set(box.bounds.map(({ name }) => name))].map((id) => {
      const input = inputs.find((one) => one.id === id)!
      const [rangeLow, rangeHigh] = rangeOf(columns.find(({ name }) => name === id)!)
      const bound = (side: 'low' | 'high') => box.bounds.find((b) => b.name === id && b.side === side)?.value
      return {
        label: inLanguage(labels.get(id)!, language),
        unit: input.unit,
        digits: boundDigits(discovered, input),
        rangeLow,
        rangeHigh,
        low: bound('low'),
        high: bound('high'),
      }
    })
    const { coverage, density } = box.heldOut ?? box
    const name = `box-${outcome.question.id}${outcome.negated ? '-missed' : ''}${i > 0 ? `-${i + 1}` : ''}`
    return { name, spec: boxChart({ heading: sentences[i]!, coverage, density, rows }, options) }
  })
}
