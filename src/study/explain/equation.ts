import type { Label } from '../../base/label.js'
import type { Place } from '../../base/problem.js'
import { type Expression, walk } from '../../functions/expression.js'
import { printExpression } from '../../language/print.js'
import { type Indicator, type Reference, resolve } from '../../model/model.js'
import type { Simulation } from '../../simulate/simulate.js'
import { type LayerOrigin, layersOf, type Origin, originOf, shownValue } from './origins.js'

/** Where the value of a base year is from: given, from the model's start value, or from its own equation. */
export type BaseOrigin =
  | ({ readonly kind: 'given' } & Origin)
  | { readonly kind: 'start' | 'own-equation'; readonly place: Place; readonly equation: string }

/** The equation that gave a value. */
export interface EquationOrigin {
  readonly kind: 'equation'
  readonly place: Place
  /** As written. */
  readonly equation: string
  /** Ids of the other indicators that it is solved together with; undefined when it is not. */
  readonly together: readonly string[] | undefined
  /** What it reads, in order. */
  readonly inputs: readonly ExplainedInput[]
}

/** A value that an equation reads. */
export interface ExplainedInput {
  readonly id: string
  readonly label: Label
  readonly kind: Reference['kind']
  /** As the equation reads it: `gdp`, `gdp(-1)`, `at(gdp, 2020)`. */
  readonly term: string
  readonly year: number
  /** In `unit`; NaN where there is none. */
  readonly value: number
  readonly unit: string
  /** Of a lever, everything that shaped its path, the last first. */
  readonly layers: readonly LayerOrigin[]
  /** Of a parameter, where it was given. */
  readonly place: Place | undefined
  /** Of an indicator up to the base year, where its value was given, if it was. */
  readonly given: Origin | undefined
}

/** A lever that an indicator depends on by way of others. */
export interface LeverBehind {
  readonly id: string
  readonly label: Label
  readonly unit: string
  /** In `unit`. */
  readonly value: number
  /** What gave it this value. */
  readonly layer: LayerOrigin
}

/** Where the value of an indicator in the base year is from. */
export function baseOrigin({ scenario }: Simulation, indicator: Indicator): BaseOrigin {
  const given = scenario.known.get(indicator.id)?.get(scenario.model.base)
  const { place, start, text } = indicator
  if (given) return { kind: 'given', ...originOf(given) }
  if (start) return { kind: 'start', place, equation: printExpression(start) }
  return { kind: 'own-equation', place, equation: text }
}

/** The equation of an indicator, and what went into it in a year. */
export function equationOrigin(simulation: Simulation, indicator: Indicator, year: number): EquationOrigin {
  const { model } = simulation.scenario
  const position = model.indicators.indexOf(indicator)
  const block = model.blocks.find(
    ({ kind, indicators }) => kind === 'simultaneous' && indicators.includes(position),
  )
  return {
    kind: 'equation',
    place: indicator.place,
    equation: indicator.text.replace(/\s+/g, ' '),
    together: block?.indicators.filter((i) => i !== position).map((i) => model.indicators[i]!.id),
    inputs: readsOf(indicator.equation).map((read) => inputOf(simulation, read, year)),
  }
}

function inputOf(simulation: Simulation, read: Read, year: number): ExplainedInput {
  const { scenario, lookup } = simulation
  const { model } = scenario
  const { name } = read
  const reference = model.references.get(name)!
  const { kind } = reference
  const item = resolve(model, reference)
  const when = read.kind === 'fixed' ? read.year : year - read.lag
  const given = kind === 'indicator' && when <= model.base ? scenario.known.get(name)?.get(when) : undefined
  return {
    id: name,
    label: item.label,
    kind,
    term: termOf(read),
    year: when,
    value: shownValue(lookup(name, when), item),
    unit: item.unit,
    layers: kind === 'lever' && when > model.base ? layersOf(simulation, name, when) : [],
    place: kind === 'parameter' ? scenario.parameters.get(name)!.place : undefined,
    given: given && originOf(given),
  }
}

/** Levers that reach an indicator through other indicators, by id, each with the origin of its value. */
export function leversBehind(simulation: Simulation, indicator: Indicator, year: number): LeverBehind[] {
  const { scenario, lookup } = simulation
  const { model } = scenario
  const direct = new Set(readsOf(indicator.equation).map(({ name }) => name))
  const seen = new Set<string>([indicator.id])
  const queue: Indicator[] = [indicator]
  const found: string[] = []
  for (let next = queue.pop(); next; next = queue.pop())
    for (const { name } of readsOf(next.equation)) {
      if (seen.has(name)) continue
      seen.add(name)
      const { kind, position } = model.references.get(name)!
      if (kind === 'indicator') queue.push(model.indicators[position]!)
      else if (kind === 'lever' && !direct.has(name)) found.push(name)
    }
  return found.sort().map((id) => {
    const lever = model.levers[model.references.get(id)!.position]!
    const [layer] = layersOf(simulation, id, year)
    const value = shownValue(lookup(id, year), lever)
    return { id, label: lever.label, unit: lever.unit, value, layer: layer! }
  })
}

type Read = Extract<Expression, { kind: 'read' | 'fixed' }>

function readsOf(expression: Expression): Read[] {
  const found = new Map<string, Read>()
  walk(expression, (part) => {
    if (part.kind === 'read' || part.kind === 'fixed') found.set(termOf(part), part)
  })
  return [...found.values()]
}

function termOf(read: Read): string {
  if (read.kind === 'fixed') return `at(${read.name}, ${read.year})`
  return read.lag > 0 ? `${read.name}(-${read.lag})` : read.name
}
