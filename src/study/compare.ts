import { didYouMean } from '../base/closest.js'
import { badOption, fail } from '../base/problem.js'
import { averageGrowth } from '../plan/kinds/growth.js'
import type { Simulation } from '../simulate/simulate.js'
import { type Table, valueAt } from '../table/table.js'
import { type ViewOptions, viewOf } from './view.js'
import type { Workbench } from './workbench.js'

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

/** Scenarios beside one of them. */
export interface Comparison {
  /** The scenario that all are compared with. */
  readonly to: string
  readonly table: Table
  /** By indicator, year and scenario; the one compared with is among them. */
  readonly rows: readonly ComparisonRow[]
  /** For each other scenario, ids of the levers whose path differs. */
  readonly levers: readonly { readonly scenario: string; readonly differ: readonly string[] }[]
}

/** What is compared with what. */
export interface CompareOptions extends ViewOptions {
  /** The scenario to compare with. Defaults to the first. */
  readonly to?: string | undefined
}

/**
 * Compares every scenario of a workbench with one of them: values, growth and the levers that differ.
 * @throws PlanwrightError when there is no such scenario, indicator or year, or only one scenario.
 */
export function compare(bench: Workbench, options: CompareOptions = {}): Comparison {
  const { table, simulations } = bench
  const names = table.runs.map(({ scenario }) => scenario)
  const to = options.to ?? names[0]!
  const reference = simulations.find(({ scenario }) => scenario.name === to)
  if (!reference)
    throw badOption('to', `no scenario "${to}" among ${names.join(', ')}`, didYouMean(to, names))
  if (names.length < 2)
    throw fail('bad-option', `there is only one scenario, ${to}`, 'name several files, or a folder of them')
  const { indicators, years } = viewOf(bench, options)
  return {
    to,
    table,
    rows: comparisonRows(table, to, indicators, years),
    levers: simulations
      .filter((simulation) => simulation !== reference)
      .map((simulation) => ({
        scenario: simulation.scenario.name,
        differ: differingLevers(simulation, reference),
      })),
  }
}

function comparisonRows(
  table: Table,
  to: string,
  indicators: readonly string[],
  years: readonly number[],
): ComparisonRow[] {
  const base = table.years[0]!
  return indicators.flatMap((indicator) => {
    const { unit } = table.measures.find(({ id }) => id === indicator)!
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

/** Ids of the levers of a simulation whose path is not that of another one. */
function differingLevers({ levers }: Simulation, other: Simulation): string[] {
  return [...levers]
    .filter(([id, { values }]) => {
      const path = other.levers.get(id)
      return (
        path && values.some((v, i) => Math.abs(v - (path.values[i] ?? v)) > 1e-12 * Math.max(1, Math.abs(v)))
      )
    })
    .map(([id]) => id)
}
