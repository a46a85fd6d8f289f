import { inLanguage, type Language } from '../../base/label.js'
import { boxChart } from '../../chart/kinds/box-chart.js'
import type { ChartOptions } from '../../chart/page/options.js'
import { percentText } from '../../sensitivity/words.js'
import { boundDigits, type Discovered, inputLabels, rangeOf } from '../../study/discovery.js'
import { clauseOf } from '../../study/outcome.js'
import type { NamedSpec } from '../named-spec.js'

/** A chart for each box that was found: `box-gdp_2025-missed`, `box-where-2`. */
export function discoverySpecs(discovered: Discovered, options: ChartOptions): NamedSpec[] {
  const { language } = options
  const { discovery, inputs, columns, outcome } = discovered
  const labels = inputLabels(discovered)
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
    const heading = headingOf(discovered, density, language)
    return { name, spec: boxChart({ heading, coverage, density, rows }, options) }
  })
}

/** What the box says but for its bounds, which the chart shows. */
function headingOf(
  { discovery, outcome, simulation }: Discovered,
  density: number,
  language: Language,
): string {
  const own = inLanguage(simulation.scenario.label, language)
  const share = percentText(density)
  const clause = clauseOf(outcome, language)
  const chance = discovery.kind === 'unconfirmed'
  return language === 'zh'
    ? `${own}：在以下范围内，${share}的情形下${clause}${chance ? '（可能出于偶然）' : ''}`
    : `${own}: ${clause} in ${share} of cases within these bounds${chance ? ' (may be chance)' : ''}`
}
