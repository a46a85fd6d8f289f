import { Suggestions } from '../base/closest.js'
import type { Place, Problem } from '../base/problem.js'
import type { Said } from '../base/text.js'
import type { Unit } from '../base/unit.js'
import type { DataFile } from '../language/data.js'
import type { Parsed } from '../language/parsed.js'
import type { ScenarioSyntax } from '../language/schema/scenario.js'
import type { Path } from '../language/yaml.js'
import type { Forecasts } from './forecasts.js'
import type { Model, Reference, Scaled } from './model.js'
import { readQuantity } from './quantity.js'

/** A scenario file and the name it goes by. */
export interface NamedScenario {
  readonly name: string
  readonly parsed: Parsed<ScenarioSyntax>
}

/** What the parts of a scenario are resolved against, and where their problems are gathered. */
export class ScenarioContext {
  /** The scenario's own file first, then each that it extends, the root last. */
  readonly chain: readonly NamedScenario[]
  readonly model: Model
  readonly data: DataFile | undefined
  readonly forecasts: Forecasts
  /** Names of other data files that were read. */
  readonly otherFiles = new Set<string>()
  readonly problems: Problem[] = []
  readonly #suggestions = new Suggestions()
  /** First simulated year. */
  readonly first: number
  /** Last simulated year. */
  readonly end: number

  constructor(
    chain: readonly NamedScenario[],
    model: Model,
    data: DataFile | undefined,
    forecasts: Forecasts,
  ) {
    this.chain = chain
    this.model = model
    this.data = data
    this.forecasts = forecasts
    this.first = model.base + 1
    this.end = this.inherited((s) => s.years?.end) ?? model.end
  }

  /** How many errors there are so far. */
  get errors(): number {
    return this.problems.filter((p) => p.severity === 'error').length
  }

  /** The scenario itself. */
  get own(): NamedScenario {
    return this.chain[0]!
  }

  /** The scenarios from the root to the own one, as their changes apply. */
  get fromRoot(): readonly NamedScenario[] {
    return [...this.chain].reverse()
  }

  /** The nearest value along the chain. */
  inherited<T>(pick: (syntax: ScenarioSyntax) => T | undefined): T | undefined {
    return this.chain.map(({ parsed }) => pick(parsed.value)).find((value) => value !== undefined)
  }

  /** Reports a problem of the scenario's own file; those of inherited files are reported when they are resolved. */
  report(
    scenario: NamedScenario,
    kind: string,
    message: string,
    place: Place,
    hint?: Said,
    severity: Problem['severity'] = 'error',
  ): void {
    if (scenario === this.own)
      this.problems.push({ kind, severity, message, place, ...(hint ? { hint } : {}) })
  }

  /** Reads a quantity at a path of a scenario's file; NaN when it cannot be read. */
  quantity(scenario: NamedScenario, written: string | number, unit: Unit, path: Path): number {
    const read = readQuantity(written, unit, this.model.units)
    if ('value' in read) return read.value
    this.report(scenario, read.kind, read.message, scenario.parsed.file.place(path), read.hint)
    return Number.NaN
  }

  /** A year at a path of a scenario's file, which must be one that is simulated. */
  inHorizon(scenario: NamedScenario, year: number | undefined, path: Path): number | undefined {
    if (year !== undefined && (year < this.first || year > this.end))
      this.report(
        scenario,
        'off-horizon',
        `${year} is outside the simulated years ${this.first}–${this.end}`,
        scenario.parsed.file.place(path),
      )
    return year
  }

  /** Reports a name that the model does not have, or has as something else. */
  unknown(scenario: NamedScenario, wanted: Reference['kind'], id: string, place: Place): void {
    const other = this.model.references.get(id)
    const { indicators, levers, parameters } = this.model
    const named = { indicator: indicators, lever: levers, parameter: parameters }[wanted]
    const names = named.map((record) => record.id)
    const message = other
      ? `"${id}" is ${other.kind === 'indicator' ? 'an' : 'a'} ${other.kind}, not ${wanted === 'indicator' ? 'an' : 'a'} ${wanted}`
      : `unknown ${wanted} "${id}"`
    const hint =
      other?.kind === 'indicator' && wanted === 'lever'
        ? 'indicators follow from equations; use "find" to reach a value'
        : (this.#suggestions.hint(id, names) ?? some(wanted, names))
    this.report(scenario, 'unknown-name', message, place, hint)
  }
}

function some(kind: string, names: readonly string[]): string {
  if (names.length === 0) return `the model has no ${kind}s`
  return `${kind}s of the model: ${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}`
}

/** The unit that something's shown values are in. */
export function asUnit(scaled: Scaled): Unit {
  return { text: scaled.unit, scale: scaled.scale, dimension: scaled.dimension }
}
