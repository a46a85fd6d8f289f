import { withUnit } from '../base/format.js'
import type { Place } from '../base/problem.js'
import { ONE, type Unit } from '../base/unit.js'
import type { ForecastSyntax } from '../language/schema/forecast.js'
import type { ScenarioSyntax } from '../language/schema/scenario.js'
import type { Path } from '../language/yaml.js'
import type { Lever, YearPath } from './model.js'
import { applyChange, type Change, pathValue, within } from './paths.js'
import { resolveForecast } from './resolve-forecast.js'
import type { Layer, LeverPath } from './scenario.js'
import { asUnit, type NamedScenario, type ScenarioContext } from './scenario-context.js'

type Written = NonNullable<ScenarioSyntax['levers']>[string]
type Amount = string | number | Record<string, string | number>

const VERBS = ['add', 'multiply', 'growth', 'converge', 'step', 'from-forecast'] as const

/** The path of every lever: the model's default, then what each scenario of the chain makes of it. */
export function resolveLevers(context: ScenarioContext): Map<string, LeverPath> {
  const { model, first, end } = context
  const years = Array.from({ length: Math.max(0, end - first + 1) }, (_, i) => first + i)
  const paths = new Map<string, LeverPath>()
  for (const lever of model.levers) {
    const values = years.map((year) => pathValue(lever.default, year))
    const layer: Layer = { scenario: '', words: lever.defaultText, place: lever.place, values }
    paths.set(lever.id, { lever, values, layers: [layer] })
  }
  for (const scenario of context.fromRoot)
    for (const [id, written] of Object.entries(scenario.parsed.value.levers ?? {})) {
      const before = paths.get(id)
      if (before) paths.set(id, changed(context, scenario, before, written))
      else context.unknown(scenario, 'lever', id, scenario.parsed.file.keyPlace(['levers', id]))
    }
  return paths
}

function changed(
  context: ScenarioContext,
  scenario: NamedScenario,
  before: LeverPath,
  written: Written,
): LeverPath {
  const { id } = before.lever
  const { file } = scenario.parsed
  const place = file.place(['levers', id])
  const errors = context.errors
  const change = readChange(context, scenario, before.lever, written)
  // What is wrong has been reported.
  if (!change) return before
  const values = applyChange(change.change, before.values, context.first)
  if (context.errors === errors) {
    checkBounds(context, scenario, before.lever, written, values)
    if (values.length > 0 && values.every((v, i) => v === before.values[i]))
      context.report(
        scenario,
        'no-effect',
        `this path of ${id} changes nothing: it is what is inherited already`,
        place,
        'remove it, or change it',
        'warning',
      )
  }
  const { words = wordsOf(written), note } = change
  const layer: Layer = { scenario: scenario.name, words, place, values, ...(note ? { note } : {}) }
  return { lever: before.lever, values, layers: [...before.layers, layer] }
}

function checkBounds(
  context: ScenarioContext,
  scenario: NamedScenario,
  lever: Lever,
  written: Written,
  values: readonly number[],
): void {
  // A hair of tolerance, since 0.1 + 0.2 is not 0.3.
  const finite = [lever.min, lever.max].filter(Number.isFinite).map(Math.abs)
  const slack = 1e-12 * Math.max(lever.scale, ...finite)
  const bad = values.findIndex((v) => v < lever.min - slack || v > lever.max + slack)
  if (bad < 0) return
  const year = context.first + bad
  const shown = (value: number) => withUnit(String(Number((value / lever.scale).toPrecision(6))), lever.unit)
  const bounds =
    lever.min === Number.NEGATIVE_INFINITY
      ? `at most ${shown(lever.max)}`
      : lever.max === Number.POSITIVE_INFINITY
        ? `at least ${shown(lever.min)}`
        : `${shown(lever.min)} to ${shown(lever.max)}`
  context.report(
    scenario,
    'out-of-bounds',
    `${lever.id} is ${shown(values[bad]!)} in ${year}; the model allows ${bounds}`,
    placeOfYear(scenario, lever.id, written, year),
    `bounds: ${lever.place.file}:${lever.place.line}`,
  )
}

/** Where a path says its value of a year: the year's own entry, or the amount. */
function placeOfYear(scenario: NamedScenario, id: string, written: Written, year: number): Place {
  const { file } = scenario.parsed
  const verb = verbOf(written)
  const path: Path = verb === undefined ? ['levers', id] : ['levers', id, verb]
  const amount = verb === undefined ? written : (written as Record<string, unknown>)[verb]
  const named = typeof amount === 'object' && amount !== null && Object.hasOwn(amount, String(year))
  return file.place(named ? [...path, String(year)] : path)
}

function verbOf(written: Written): (typeof VERBS)[number] | undefined {
  return typeof written === 'object' ? VERBS.find((verb) => Object.hasOwn(written, verb)) : undefined
}

/** A change, and what is said of it where its own text says too little. */
interface ReadChange {
  readonly change: Change
  readonly words?: string
  readonly note?: string
}

function readChange(
  context: ScenarioContext,
  scenario: NamedScenario,
  lever: Lever,
  written: Written,
): ReadChange | undefined {
  const { first, end } = context
  const { file } = scenario.parsed
  const base = ['levers', lever.id]
  const unit = asUnit(lever)
  const points = (value: Amount, path: Path, of: Unit) =>
    readPoints(context, scenario, lever.id, value, path, of)
  const verb = verbOf(written)
  if (verb === undefined) {
    const path = points(written as Amount, base, unit)
    return path && { change: { verb: 'set', path } }
  }
  const spec = written as { from?: number; until?: number; by?: number } & Record<string, unknown>
  const errors = context.errors
  const from = context.inHorizon(scenario, spec.from, [...base, 'from']) ?? first
  const until = context.inHorizon(scenario, spec.until, [...base, 'until']) ?? end
  if (until < from && context.errors === errors)
    context.report(
      scenario,
      'never',
      `this path of ${lever.id} never takes effect: it ends in ${until}, before it begins in ${from}`,
      file.place([...base, 'until']),
    )
  const amount = spec[verb] as Amount
  switch (verb) {
    case 'add': {
      const read = points(amount, [...base, verb], unit)
      return read && { change: { verb, amount: read, from, until } }
    }
    case 'multiply':
    case 'growth': {
      const read = points(amount, [...base, verb], ONE)
      return read && { change: { verb, amount: read, from, until } }
    }
    case 'converge': {
      const by = spec.by!
      if (by <= from)
        context.report(
          scenario,
          'never',
          `the value is to be reached by ${by}, which is not after ${from}, when the path begins to move`,
          file.place([...base, 'by']),
        )
      const value = context.quantity(scenario, amount as string, unit, [...base, verb])
      return { change: { verb, value, from, by } }
    }
    case 'step': {
      const steps = points(amount, [...base, verb], unit)
      return steps && { change: { verb, steps } }
    }
    case 'from-forecast': {
      if (isReplaced(context, scenario, lever.id)) return undefined
      const asked = spec[verb] as ForecastSyntax
      const read = resolveForecast(context, scenario, [...base, verb], asked, unit, [from, until])
      if (!read) return undefined
      const values = Array.from({ length: end - first + 1 }, (_, i) => first + i).map((year) =>
        within({ from, until }, year) ? read.value(year) : Number.NaN,
      )
      return { change: { verb, values, from, until }, words: read.words, note: read.note }
    }
  }
}

/** Whether a nearer scenario says the whole path of a lever, so that no forecast of it is wanted. */
function isReplaced({ chain }: ScenarioContext, scenario: NamedScenario, id: string): boolean {
  return chain.slice(0, chain.indexOf(scenario)).some(({ parsed: { value } }) => {
    const nearer = value.levers?.[id]
    if (typeof nearer !== 'object') return nearer !== undefined
    return verbOf(nearer) === undefined || isWholeForecast(nearer)
  })
}

function isWholeForecast(written: object): boolean {
  return Object.keys(written).join() === 'from-forecast'
}

/** A constant or a map of years; undefined when the map is empty. */
function readPoints(
  context: ScenarioContext,
  scenario: NamedScenario,
  id: string,
  value: Amount,
  path: Path,
  unit: Unit,
): YearPath | undefined {
  const { first, end, model } = context
  const { file } = scenario.parsed
  if (typeof value !== 'object')
    return { points: [{ year: first, value: context.quantity(scenario, value, unit, path) }] }
  const entries = Object.entries(value)
  if (entries.length === 0) {
    context.report(scenario, 'empty-path', `${id} has a map without years`, file.place(path))
    return undefined
  }
  for (const [year] of entries)
    if (Number(year) > end || Number(year) < model.base)
      context.report(
        scenario,
        'off-horizon',
        `${year} is outside ${model.base}–${end}`,
        file.keyPlace([...path, year]),
        'its value only bends the line towards it',
        'warning',
      )
  return {
    points: entries
      .map(([year, v]) => ({
        year: Number(year),
        value: context.quantity(scenario, v, unit, [...path, year]),
      }))
      .sort((a, b) => a.year - b.year),
  }
}

/** A lever's value as written, in one line. */
function wordsOf(written: unknown): string {
  if (typeof written !== 'object' || written === null) return String(written)
  return Object.entries(written)
    .map(([key, value]) =>
      typeof value === 'object'
        ? `${key} {${wordsOf(value)}}`
        : /^\d/.test(key)
          ? `${key}: ${value}`
          : `${key} ${value}`,
    )
    .join(', ')
}
