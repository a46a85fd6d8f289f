import { didYouMean } from '../base/closest.js'
import type { Said } from '../base/text.js'
import { isPlain, ONE, sameDimension, type Unit } from '../base/unit.js'
import { UnitError } from '../base/unit-error.js'
import type { DataFile } from '../language/data.js'
import type { ForecastSyntax } from '../language/schema/forecast.js'
import type { Observation } from '../table/table.js'
import { resolve } from './model.js'
import { convert, mismatch } from './quantity.js'
import { asUnit, type ScenarioContext } from './scenario-context.js'

/** Reports what is wrong with a key of a `from-forecast`. */
export type Refuse = (key: keyof ForecastSyntax, kind: string, message: string, hint?: Said) => undefined

/** The history that a scenario wants a forecast of. */
export interface AskedHistory {
  readonly region: string
  /** Rising. */
  readonly years: readonly number[]
  /** In the unit that they are shown in. */
  readonly values: readonly number[]
  readonly shown: Unit
}

/** The history that a `from-forecast` names, whose unit must fit what it is for; undefined when there is none. */
export function resolveHistory(
  context: ScenarioContext,
  spec: ForecastSyntax,
  unit: Unit,
  refuse: Refuse,
): AskedHistory | undefined {
  const rows = rowsOf(context, spec, refuse)
  const read = rows && valuesOf(context, rows, spec, unit, refuse)
  return read && { region: rows[0]!.region, years: rows.map((row) => row.year), ...read }
}

/** The observations that are asked for, rising by year. */
function rowsOf(
  context: ScenarioContext,
  { indicator, region: named, data: other, from = -Infinity, to = context.model.base }: ForecastSyntax,
  refuse: Refuse,
): Observation[] | undefined {
  if (from > to) return refuse('from', 'never', `the history would begin in ${from}, after its end in ${to}`)
  const data = other === undefined ? context.data : otherData(context, other, refuse)
  if (data === undefined)
    return other === undefined
      ? refuse('indicator', 'missing-file', 'the scenario has no data to forecast from', 'add data.csv')
      : undefined
  const { file } = data.source
  const region = named ?? context.inherited((s) => s.region) ?? ''
  const ofRegion = data.rows.map((row) => row.observation).filter((row) => row.region === region)
  if (ofRegion.length === 0) {
    const regions = new Set(data.rows.map((row) => row.observation.region))
    return refuse('region', 'unknown-region', `${file} has no region "${region}"`, listed(region, regions))
  }
  const all = ofRegion.filter((row) => row.indicator === indicator)
  if (all.length === 0) {
    const known = new Set(ofRegion.map((row) => row.indicator))
    const message = `${file} has no "${indicator}" of ${region}`
    return refuse('indicator', 'unknown-name', message, listed(indicator, known))
  }
  const rows = all.filter(({ year }) => year >= from && year <= to).sort((a, b) => a.year - b.year)
  if (rows.length === 0) {
    const years = all.map(({ year }) => year)
    const span = `it has ${Math.min(...years)} to ${Math.max(...years)}`
    return refuse('indicator', 'bad-history', `${indicator} has no value up to ${to} to forecast from`, span)
  }
  return rows
}

function otherData(context: ScenarioContext, name: string, refuse: Refuse): DataFile | undefined {
  const { forecasts } = context
  const data = forecasts.data(name)
  if (data === undefined) {
    const hint = listed(name, forecasts.dataNames())
    return refuse('data', 'missing-file', `there is no file "${name}" beside the scenario`, hint)
  }
  if (data === 'unreadable') return undefined
  context.otherFiles.add(data.source.file)
  return data
}

/** The values of a history and the unit that they are shown in, which must fit what they are for. */
function valuesOf(
  { model }: ScenarioContext,
  rows: readonly Observation[],
  { indicator, of = 'level' }: ForecastSyntax,
  unit: Unit,
  refuse: Refuse,
): { readonly shown: Unit; readonly values: readonly number[] } | undefined {
  if (of === 'growth' && !isPlain(unit.dimension))
    return refuse('of', 'unit-mismatch', mismatch(`growth of ${indicator}`, ONE, unit))
  const shown = shownUnit()
  if ('fault' in shown) return refuse('indicator', 'unknown-unit', `${indicator}: ${shown.fault}`)
  if (of !== 'growth' && !sameDimension(shown.dimension, unit.dimension)) {
    const what = of === 'level' ? indicator : `the change of ${indicator}`
    const hint = isPlain(unit.dimension) && of === 'level' ? 'for its growth write of: growth' : undefined
    return refuse('indicator', 'unit-mismatch', mismatch(what, shown, unit), hint)
  }
  const values: number[] = []
  for (const row of rows) {
    const read = convert(row.value, row.unit, shown, model.units)
    if (!('value' in read))
      return refuse('indicator', read.kind, `${indicator} of ${row.year}: ${read.message}`, read.hint)
    values.push(read.value / shown.scale)
  }
  return { shown, values }

  /** The model's unit of the indicator, else the data's, else (of growth any will do) that of what it is for. */
  function shownUnit(): Unit | { readonly fault: string } {
    const reference = model.references.get(indicator)
    if (reference?.kind === 'indicator') return asUnit(resolve(model, reference))
    const written = rows.find((row) => row.unit !== '')?.unit
    if (written === undefined) return of === 'growth' ? ONE : unit
    try {
      return model.units.parse(written)
    } catch (error) {
      if (error instanceof UnitError) return { fault: error.message }
      throw error
    }
  }
}

/** The nearest of some names, else the first of them. */
function listed(name: string, known: Iterable<string>): Said {
  const names = [...known]
  const more = names.length > 8 ? ', …' : ''
  return didYouMean(name, names) ?? `there are ${names.slice(0, 8).join(', ') || 'none'}${more}`
}
