import { formatChange, formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import { unitName } from '../../base/unit-names.js'
import { averageGrowth } from '../../plan/judge/judge.js'
import type { Simulation } from '../../simulate/simulate.js'
import { csv } from '../../table/csv.js'
import { type Table, valueAt } from '../../table/table.js'
import { labelOf } from '../run/show.js'
import { textTable } from '../text-table.js'

/** One value beside that of the scenario compared with. */
export interface ComparisonRow {
  readonly indicator: string
  readonly unit: string
  readonly year: number
  readonly scenario: string
  readonly value: number
  /** The value of the scenario compared with. */
  readonly reference: number
  readonly difference: number
  /** In percent of the reference. */
  readonly differencePercent: number
  /** Average annual growth from the base year, in percent; NaN for shares and where it means nothing. */
  readonly growth: number
}

/** Compares every scenario of a table with one of them. */
export function compareScenarios(
  table: Table,
  to: string,
  indicators: readonly string[],
  years: readonly number[],
): ComparisonRow[] {
  const base = table.years[0]!
  return indicators.flatMap((indicator) => {
    const { unit } = table.measures.find((m) => m.id === indicator)!
    return years.flatMap((year) =>
      table.runs.map(({ scenario }) => {
        const value = valueAt(table, scenario, indicator, year)
        const reference = valueAt(table, to, indicator, year)
        const growth =
          unit === '%'
            ? Number.NaN
            : averageGrowth(valueAt(table, scenario, indicator, base), value, year - base)
        return {
          indicator,
          unit,
          year,
          scenario,
          value,
          reference,
          difference: value - reference,
          differencePercent: reference === 0 ? Number.NaN : ((value - reference) / Math.abs(reference)) * 100,
          growth,
        }
      }),
    )
  })
}

/** A comparison as CSV. */
export function comparisonCsv(rows: readonly ComparisonRow[]): string {
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

/** A comparison on the terminal: for each year a table, then the levers that differ. */
export function showComparison(
  rows: readonly ComparisonRow[],
  table: Table,
  to: string,
  simulations: readonly Simulation[],
  language: Language,
): string {
  const others = table.runs.map((r) => r.scenario).filter((s) => s !== to)
  const years = [...new Set(rows.map((r) => r.year))]
  const blocks = years.map((year) => {
    const lines = [...new Set(rows.map((r) => r.indicator))].map((indicator) => {
      const measure = table.measures.find((m) => m.id === indicator)!
      const of = (scenario: string) =>
        rows.find((r) => r.indicator === indicator && r.year === year && r.scenario === scenario)!
      const cells = others.map((scenario) => {
        const row = of(scenario)
        const difference =
          measure.unit === '%'
            ? `${formatChange(row.difference, 1)}pp`
            : `${formatChange(row.differencePercent, 1)}%`
        return `${formatNumber(row.value, measure.digits)} (${difference})`
      })
      return [
        labelOf(measure, language),
        unitName(measure.unit, language),
        formatNumber(of(to).value, measure.digits),
        ...cells,
      ]
    })
    return textTable([String(year), language === 'zh' ? '单位' : 'Unit', to, ...others], lines, [0, 1])
  })
  const reference = simulations.find((s) => s.scenario.name === to)!
  const differing = simulations
    .filter((s) => s !== reference)
    .map((s) => {
      const levers = [...s.levers].filter(([id, path]) => {
        const other = reference.levers.get(id)
        return (
          other &&
          path.values.some((v, i) => Math.abs(v - (other.values[i] ?? v)) > 1e-12 * Math.max(1, Math.abs(v)))
        )
      })
      const none = language === 'zh' ? '无' : 'none'
      return `  ${s.scenario.name}: ${levers.map(([id]) => id).join(', ') || none}`
    })
  const title = language === 'zh' ? `与 ${to} 不同的杠杆变量` : `Levers that differ from ${to}`
  return `${blocks.join('\n\n')}\n\n${title}:\n${differing.join('\n')}`
}
