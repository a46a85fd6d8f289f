import type { ForecastSyntax } from '../language/schema/forecast.js'
import { resolve } from './model.js'
import { convert } from './quantity.js'
import { resolveForecast } from './resolve-forecast.js'
import type { Sourced } from './scenario.js'
import { asUnit, type NamedScenario, type ScenarioContext } from './scenario-context.js'

/** The value of every parameter: the model's, then what scenarios override. */
export function resolveParameters(context: ScenarioContext): Map<string, Sourced> {
  const { parameters, references } = context.model
  const values = new Map<string, Sourced>(
    parameters.map((p) => [p.id, { value: p.value, words: 'model', place: p.place }]),
  )
  for (const scenario of context.fromRoot)
    for (const [id, written] of Object.entries(scenario.parsed.value.parameters ?? {})) {
      const { file } = scenario.parsed
      const path = ['parameters', id]
      const reference = references.get(id)
      if (reference?.kind !== 'parameter') context.unknown(scenario, 'parameter', id, file.keyPlace(path))
      else
        values.set(id, {
          value: context.quantity(scenario, written, asUnit(parameters[reference.position]!), path),
          words: String(written),
          place: file.place(path),
        })
    }
  return values
}

/** Values up to the base year: the region's data, then what scenarios override. */
export function resolveKnown(context: ScenarioContext, region: string): Map<string, Map<number, Sourced>> {
  const { model } = context
  const known = new Map<string, Map<number, Sourced>>()
  const put = (id: string, year: number, value: Sourced) =>
    known.set(id, (known.get(id) ?? new Map()).set(year, value))
  checkRegion(context, region)
  for (const row of context.data?.rows ?? []) {
    const { region: of, indicator, year, value, unit } = row.observation
    const reference = model.references.get(indicator)
    if (of !== region || reference?.kind !== 'indicator') continue
    const words = unit === '' ? String(value) : `${value} ${unit}`
    const read = convert(value, unit, asUnit(resolve(model, reference)), model.units, words)
    if ('value' in read) {
      if (year <= model.base) put(indicator, year, { value: read.value, words, place: row.place })
    } else
      context.problems.push({
        kind: read.kind,
        severity: 'error',
        message: `${indicator}: ${read.message}`,
        place: context.data!.cellPlace(row, 'unit'),
        ...(read.hint ? { hint: read.hint } : {}),
      })
  }
  for (const scenario of context.fromRoot)
    for (const [id, written] of Object.entries(scenario.parsed.value.start ?? {})) {
      const { file } = scenario.parsed
      const path = ['start', id]
      const reference = model.references.get(id)
      if (reference?.kind !== 'indicator') context.unknown(scenario, 'indicator', id, file.keyPlace(path))
      else if (typeof written === 'object')
        forecastStart(context, scenario, id, written['from-forecast'], known.get(id), put)
      else
        put(id, model.base, {
          value: context.quantity(scenario, written, asUnit(resolve(model, reference)), path),
          words: String(written),
          place: file.place(path),
        })
    }
  return known
}

/** Puts the base-year value that a history leads to, and those of years before it that are not known. */
function forecastStart(
  context: ScenarioContext,
  scenario: NamedScenario,
  id: string,
  asked: ForecastSyntax,
  before: ReadonlyMap<number, Sourced> | undefined,
  put: (id: string, year: number, value: Sourced) => void,
): void {
  const { chain, model } = context
  // A nearer scenario may have another value instead.
  if (chain.slice(0, chain.indexOf(scenario)).some((s) => s.parsed.value.start?.[id] !== undefined)) return
  const { file } = scenario.parsed
  const path = ['start', id, 'from-forecast']
  const unit = asUnit(resolve(model, model.references.get(id)!))
  const read = resolveForecast(context, scenario, path, asked, unit, [model.base, model.base])
  if (!read) return
  const { words, note } = read
  const place = file.place(['start', id])
  if (read.to >= model.base && before?.get(model.base)?.value === read.value(model.base))
    context.report(
      scenario,
      'no-effect',
      `the data have ${id} of ${model.base}, so that nothing is forecast`,
      place,
      'remove it, or end the history earlier with "to"',
      'warning',
    )
  for (let year = read.to + 1; year < model.base; year++)
    if (!before?.has(year)) put(id, year, { value: read.value(year), words, note, place })
  put(id, model.base, { value: read.value(model.base), words, note, place })
}

/** The data must have rows of the scenario's region. */
function checkRegion(context: ScenarioContext, region: string): void {
  const regions = [...new Set(context.data?.rows.map((row) => row.observation.region))]
  if (regions.length === 0 || regions.includes(region)) return
  const shown = `they have ${regions.slice(0, 8).join(', ')}${regions.length > 8 ? ', …' : ''}`
  const scenario = context.chain.find((s) => s.parsed.value.region !== undefined)
  if (scenario)
    context.report(
      scenario,
      'unknown-region',
      `the data have no region "${region}"`,
      scenario.parsed.file.place(['region']),
      shown,
    )
  else
    context.report(
      context.chain.at(-1)!,
      'missing-key',
      'the scenario names no region, so none of the data are used',
      context.chain.at(-1)!.parsed.file.place([]),
      `add "region:"; ${shown.replace('they', 'the data')}`,
    )
}
