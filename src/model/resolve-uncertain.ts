import { Suggestions } from '../base/closest.js'
import type { Said } from '../base/text.js'
import { ONE, type Unit } from '../base/unit.js'
import type { ForecastSyntax } from '../language/schema/forecast.js'
import { DISTRIBUTIONS, KEYS } from '../language/schema/uncertain.js'
import { checkReach } from './check-reach.js'
import { type Reference, resolve } from './model.js'
import { readDistribution, readKind } from './resolve-distribution.js'
import { resolveForecast } from './resolve-forecast.js'
import { readFan, readPersistence, readWidths } from './resolve-widths.js'
import type { LeverPath, Sourced } from './scenario.js'
import { asUnit, type NamedScenario, type ScenarioContext } from './scenario-context.js'
import { Entry } from './scenario-entry.js'
import type { Draw, Fan, Shocks, Uncertain } from './uncertain.js'

/** What of a scenario is resolved before its uncertainty. */
export interface Certain {
  readonly levers: ReadonlyMap<string, LeverPath>
  /** Known values up to the base year: by indicator, then year. */
  readonly known: ReadonlyMap<string, ReadonlyMap<number, Sourced>>
}

/** What is uncertain in a scenario: of each id the nearest entry along the chain, unless that is `none`. */
export function resolveUncertain(context: ScenarioContext, certain: Certain): Uncertain[] {
  const owners = new Map<string, NamedScenario>()
  for (const scenario of context.fromRoot)
    for (const id of Object.keys(scenario.parsed.value.uncertain ?? {})) owners.set(id, scenario)
  const suggestions = new Suggestions()
  return [...owners].flatMap(([id, scenario]) => {
    const reference = context.model.references.get(id)
    const entry = new Entry(context, scenario, ['uncertain', id], scenario.parsed.value.uncertain![id])
    if (!reference) {
      const hint = suggestions.hint(id, context.model.references.keys())
      entry.reportKey('unknown-name', `unknown lever, parameter or indicator "${id}"`, hint ?? KINDS_HINT)
      return []
    }
    if (entry.value === 'none') return []
    const input = readEntry(context, scenario, entry, id, reference)
    return input && checkReach(context, scenario, input, certain) ? [input] : []
  })
}

const KINDS_HINT = 'a lever, a parameter, or an indicator (its base-year value) can be uncertain'
const EXAMPLE = 'for example add: {normal: {sd: 1pp}}'
const OF = { lever: 'lever', parameter: 'parameter', indicator: 'start' } as const

function readEntry(
  context: ScenarioContext,
  scenario: NamedScenario,
  entry: Entry,
  id: string,
  reference: Reference,
): Uncertain | undefined {
  const known: readonly string[] = [...KEYS, ...DISTRIBUTIONS]
  const unknown = entry.keys.filter((key) => !known.includes(key))
  const suggestions = new Suggestions()
  for (const key of unknown)
    entry
      .at(key)
      .reportKey(
        'unknown-key',
        `unknown key "${key}" in ${entry.name}`,
        suggestions.hint(key, known) ?? `known here: ${known.join(', ')}`,
      )
  if (unknown.length > 0 || !fitTogether(entry, reference)) return undefined
  const unit = asUnit(resolve(context.model, reference))
  const of = OF[reference.kind]
  const place = entry.place('key')
  if (entry.has('from-forecast')) {
    const made = readForecast(context, scenario, entry, of, unit)
    return made && { id, of, draw: undefined, shocks: undefined, fan: undefined, ...made, place }
  }
  const draw = readDraw(context, entry, unit)
  const shocks = entry.has('shocks') ? readShocks(entry.at('shocks'), unit) : undefined
  const fan = entry.has('fan') ? readFan(context, entry, unit) : undefined
  if (draw === 'wrong' || shocks === 'wrong' || fan === 'wrong') return undefined
  return { id, of, draw, shocks, fan, place }
}

/** Whether the keys of an entry can stand together, and for what they stand. */
function fitTogether(entry: Entry, { kind }: Reference): boolean {
  const { keys } = entry
  const refuse = (key: string, message: string, hint: Said): false => {
    entry.at(key).reportKey('unknown-key', message, hint)
    return false
  }
  const [first, second] = keys.filter((key) => !['shocks', 'widens', 'persistence'].includes(key))
  if (second !== undefined)
    return refuse(second, `"${second}" cannot stand beside "${first}"`, 'keep one of the two')
  if (first === undefined && !entry.has('shocks')) {
    entry.reportKey('missing-key', `${entry.name} does not say what is drawn`, EXAMPLE)
    return false
  }
  for (const key of ['shocks', 'fan', 'widens'])
    if (entry.has(key) && kind !== 'lever') {
      const one = kind === 'parameter' ? 'a parameter, the same in all years' : 'a value of the base year'
      return refuse(
        key,
        `"${key}" is for levers; ${entry.path.at(-1)} is ${one}`,
        key === 'widens' ? 'remove it' : EXAMPLE,
      )
    }
  const isFan = first === 'fan' || (first === 'from-forecast' && kind === 'lever')
  for (const key of ['shocks', 'widens'])
    if (entry.has(key) && (isFan || first === 'from-forecast'))
      return refuse(
        key,
        `"${key}" cannot stand beside "${first}"`,
        `remove it: a ${first === 'fan' ? 'fan' : 'forecast'} says itself how wide each year is`,
      )
  if (first === 'from-forecast' && kind === 'parameter')
    return refuse(
      first,
      `"${first}" is for levers and base-year values; ${entry.path.at(-1)} is a parameter`,
      EXAMPLE,
    )
  if (entry.has('widens') && first !== 'add' && first !== 'multiply')
    return refuse('widens', '"widens" needs "add" or "multiply", whose number it widens', EXAMPLE)
  if (entry.has('persistence') && !isFan)
    return refuse('persistence', '"persistence" belongs to a fan or inside shocks', INSIDE_SHOCKS)
  return true
}

const INSIDE_SHOCKS = 'for example shocks: {normal: {sd: 1pp}, persistence: 0.5}'

/** The number drawn for all years; undefined when there is none. */
function readDraw(context: ScenarioContext, entry: Entry, unit: Unit): Draw | undefined | 'wrong' {
  const kind = DISTRIBUTIONS.find((name) => entry.has(name))
  if (kind !== undefined) {
    const distribution = readKind(entry.at(kind), kind, unit, undefined)
    return distribution ? { effect: 'replace', distribution, widths: undefined } : 'wrong'
  }
  const effect = (['add', 'multiply'] as const).find((verb) => entry.has(verb))
  if (effect === undefined) return undefined
  const distribution =
    effect === 'add'
      ? readDistribution(entry.at(effect), unit, 0)
      : readDistribution(entry.at(effect), ONE, 1)
  const widths = entry.has('widens') ? readWidths(context, entry.at('widens')) : undefined
  return distribution && widths !== 'wrong' ? { effect, distribution, widths } : 'wrong'
}

function readShocks(entry: Entry, unit: Unit): Shocks | 'wrong' {
  const distribution = readDistribution(entry, unit, 0, ['persistence'])
  const persistence = readPersistence(entry, 0)
  return distribution && persistence !== undefined ? { distribution, persistence } : 'wrong'
}

/** Quantiles of a forecast that draws follow. */
const PROBABILITIES = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975]

/** The distributions of a forecast: of a lever a fan, of an indicator that of its base-year value. */
function readForecast(
  context: ScenarioContext,
  scenario: NamedScenario,
  entry: Entry,
  of: Uncertain['of'],
  unit: Unit,
): { readonly fan: Fan } | { readonly draw: Draw } | undefined {
  const at = entry.at('from-forecast')
  if (at.has('quantile'))
    return at
      .at('quantile')
      .reportKey('unknown-key', '"quantile" has no place here: all of them are drawn', 'remove it')
  const persistence = readPersistence(entry, 1)
  const { first, end, model } = context
  const years = of === 'lever' ? ([first, end] as const) : ([model.base, model.base] as const)
  const made = resolveForecast(context, scenario, at.path, at.value as ForecastSyntax, unit, years)
  if (!made || persistence === undefined) return undefined
  if (made.to >= years[1])
    return at.reportKey(
      'no-effect',
      `${entry.path.at(-1)} is observed to ${made.to}, so that there is nothing to draw`,
      'end the history earlier with "to", or remove it',
    )
  const points = (year: number) =>
    PROBABILITIES.map((probability) => ({ probability, value: made.quantile(year, probability) }))
  if (of === 'lever')
    return {
      fan: { persistence, years: Array.from({ length: end - first + 1 }, (_, i) => points(first + i)) },
    }
  const distribution = { kind: 'quantiles', points: points(model.base) } as const
  return { draw: { effect: 'replace', distribution, widths: undefined } }
}
