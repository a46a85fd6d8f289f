import { badOption } from '../base/problem.js'
import { resolve } from '../model/model.js'
import { readQuantity } from '../model/quantity.js'
import { asUnit } from '../model/scenario-context.js'
import type { Simulation } from '../simulate/simulate.js'
import type { Measure } from '../table/table.js'
import { checkYear, indicatorOf } from './one-scenario.js'

/** An indicator's value of a year, held against a limit. */
export interface Comparison {
  readonly measure: Measure
  readonly year: number
  readonly side: 'at least' | 'at most'
  /** In the indicator's unit. */
  readonly limit: number
  /** The limit as written. */
  readonly text: string
}

const FORM = /^\s*([\p{L}_][\p{L}\p{N}_]*)\s*@\s*(\d{4})\s*(>=|≥|<=|≤)\s*(.+?)\s*$/u

/** Reads `gdp@2025 >= 300 亿元`; a limit without a unit is in the indicator's own. */
export function parseComparison(text: string, simulation: Simulation): Comparison {
  const match = FORM.exec(text)
  if (!match)
    throw badOption(
      'where',
      `"${text}" is not a comparison`,
      'write for example `where` "gdp@2025 >= 300 亿元", with >= or <=',
    )
  const [, id, when, sign, limit] = match as unknown as [string, string, string, string, string]
  const measure = indicatorOf(simulation, id, 'where')
  checkYear(simulation, Number(when), 'where')
  const { model } = simulation.scenario
  const indicator = resolve(model, model.references.get(id)!)
  const read = readQuantity(limit, asUnit(indicator), model.units)
  if (!('value' in read)) throw badOption('where', read.message, read.hint)
  return {
    measure,
    year: Number(when),
    side: sign === '>=' || sign === '≥' ? 'at least' : 'at most',
    limit: Number((read.value / indicator.scale).toPrecision(15)),
    text: limit,
  }
}
