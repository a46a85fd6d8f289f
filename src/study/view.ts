import { didYouMean } from '../base/closest.js'
import { badOption } from '../base/problem.js'
import type { Table } from '../table/table.js'
import type { Workbench } from './workbench.js'

/** What of simulated scenarios is looked at. */
export interface View {
  /** Ids of indicators. */
  readonly indicators: readonly string[]
  readonly years: readonly number[]
}

/** What is asked to be looked at. */
export interface ViewOptions {
  /** Ids of indicators, or all. Defaults to those that the models put first. */
  readonly indicators?: readonly string[] | 'all' | undefined
  /** Defaults to the years in which plans end, and the last one. */
  readonly years?: readonly number[] | undefined
}

/**
 * What is to be looked at of a workbench.
 * @throws PlanwrightError for an indicator that its models do not have, or a year that was not simulated.
 */
export function viewOf(bench: Workbench, { indicators, years }: ViewOptions = {}): View {
  return {
    indicators: indicators === undefined ? headlineOf(bench) : knownIndicators(bench.table, indicators),
    years: years === undefined ? milestonesOf(bench) : knownYears(bench.table, years),
  }
}

function headlineOf({ simulations, table }: Workbench): string[] {
  const headline = new Set(simulations.flatMap(({ scenario }) => scenario.model.headline))
  return [...headline].filter((id) => table.measures.some((measure) => measure.id === id))
}

function milestonesOf({ verdicts, table }: Workbench): number[] {
  const years = new Set([...verdicts.map(({ plan }) => plan.end), table.years.at(-1)!])
  return [...years].filter((year) => table.years.includes(year)).sort((a, b) => a - b)
}

function knownIndicators({ measures }: Table, ids: readonly string[] | 'all'): readonly string[] {
  const known = measures.map(({ id }) => id)
  if (ids === 'all') return known
  const unknown = ids.find((id) => !known.includes(id))
  if (unknown === undefined) return ids
  throw badOption(
    'indicators',
    `unknown indicator "${unknown}"`,
    didYouMean(unknown, known) ?? 'name ids of the model; "all" shows every one',
  )
}

function knownYears(table: Table, years: readonly number[]): number[] {
  const outside = years.filter((year) => !table.years.includes(year))
  if (outside.length === 0) return [...new Set(years)]
  const [first, last] = [table.years[0], table.years.at(-1)]
  const some = outside.slice(0, 5).join(', ')
  throw badOption('years', `${some} not among the simulated years ${first}–${last}`)
}
