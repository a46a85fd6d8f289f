import { formatChange, formatNumber } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import { unitName } from '../../base/unit-names.js'
import type { Comparison } from '../../study/compare.js'
import { csv } from '../../table/csv.js'
import { textTable } from '../text-table.js'

/** A comparison as JSON: a list of its rows. */
export function comparisonJson({ rows }: Comparison): string {
  return `${JSON.stringify(rows, null, 1)}\n`
}

/** A comparison as CSV: a row for each indicator, year and scenario. */
export function comparisonCsv({ rows }: Comparison): string {
  return csv(
    [
      'indicator',
      'year',
      'scenario',
      'value',
      'reference',
      'difference',
      'difference_percent',
      'average_growth_percent',
      'unit',
    ],
    rows.map((r) => [
      r.indicator,
      r.year,
      r.scenario,
      r.value,
      r.reference,
      ...[r.difference, r.differencePercent, r.growth].map((n) =>
        Number.isFinite(n) ? Number(n.toPrecision(10)) : Number.NaN,
      ),
      r.unit,
    ]),
  )
}

/** A comparison as text: for each year a table, then the levers that differ. */
export function comparisonText(comparison: Comparison, language: Language): string {
  const { rows, to, levers } = comparison
  const years = [...new Set(rows.map(({ year }) => year))]
  const tables = years.map((year) => yearTable(comparison, year, language))
  const none = language === 'zh' ? '无' : 'none'
  const differing = levers.map(({ scenario, differ }) => `  ${scenario}: ${differ.join(', ') || none}`)
  const title = language === 'zh' ? `与 ${to} 不同的杠杆变量` : `Levers that differ from ${to}`
  return `${tables.join('\n\n')}\n\n${title}:\n${differing.join('\n')}\n`
}

/** A line for each indicator: the value compared with, then the others with their differences. */
function yearTable({ rows, table, to }: Comparison, year: number, language: Language): string {
  const others = table.runs.map(({ scenario }) => scenario).filter((scenario) => scenario !== to)
  const lines = [...new Set(rows.map(({ indicator }) => indicator))].map((indicator) => {
    const { unit, digits, ...measure } = table.measures.find(({ id }) => id === indicator)!
    const rowOf = (scenario: string) =>
      rows.find((row) => row.indicator === indicator && row.year === year && row.scenario === scenario)!
    const cells = others.map((scenario) => {
      const { value, difference, differencePercent } = rowOf(scenario)
      const change =
        unit === '%' ? `${formatChange(difference, 1)}pp` : `${formatChange(differencePercent, 1)}%`
      return `${formatNumber(value, digits)} (${change})`
    })
    return [
      inLanguage(measure.label, language),
      unitName(unit, language),
      formatNumber(rowOf(to).value, digits),
      ...cells,
    ]
  })
  return textTable([String(year), language === 'zh' ? '单位' : 'Unit', to, ...others], lines, [0, 1])
}
