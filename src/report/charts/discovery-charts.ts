import { inLanguage, type Language } from '../../base/label.js'
import type { NamedSpec } from '../../chart/chart-kind.js'
import { chartSpecs } from '../../chart/chart-specs.js'
import type { BoxPicture, DiscoveryData } from '../../chart/data/discovery-data.js'
import { percentText } from '../../sensitivity/percent-text.js'
import { boundDigits, type Discovered, inputLabels, rangeOf } from '../../study/discovery.js'
import { clauseOf } from '../../study/outcome.js'
import type { Workbench } from '../../study/workbench.js'
import { studyOptions } from './study-options.js'
import { WORDS } from './words/words.js'

/** A chart for each box that was found: `box-gdp_2025-missed`, `box-where-2`. */
export function discoveryCharts(discovered: Discovered, bench: Workbench, language: Language): NamedSpec[] {
  return chartSpecs({ discovery: dataOf(discovered, language) }, studyOptions(bench, language))
}

function dataOf(discovered: Discovered, language: Language): DiscoveryData {
  const { discovery, outcome } = discovered
  const file = `box-${outcome.question.id}${outcome.negated ? '-missed' : ''}`
  return {
    boxes: discovery.boxes.map((box, i) => ({
      file: i > 0 ? `${file}-${i + 1}` : file,
      picture: pictureOf(discovered, box, language),
    })),
  }
}

function pictureOf(
  discovered: Discovered,
  box: Discovered['discovery']['boxes'][number],
  language: Language,
): BoxPicture {
  const { inputs, columns } = discovered
  const labels = inputLabels(discovered)
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
  return { heading: headingOf(discovered, density, language), coverage, density, rows }
}

/** What the box says but for its bounds, which the chart shows. */
function headingOf(
  { discovery, outcome, simulation }: Discovered,
  density: number,
  language: Language,
): string {
  const words = WORDS[language]
  const scenario = inLanguage(simulation.scenario.label, language)
  const text = words.box(scenario, clauseOf(outcome, language), percentText(density))
  return discovery.kind === 'unconfirmed' ? text + words.chance : text
}
