import type { Problem } from '../base/problem.js'
import type { Said } from '../base/text.js'
import type { Unit } from '../base/unit.js'
import type { Path } from '../language/yaml.js'
import type { NamedScenario, ScenarioContext } from './scenario-context.js'

/** A map, or a value in one, of a scenario file, and what can be said about it. */
export class Entry {
  readonly #context: ScenarioContext
  readonly #scenario: NamedScenario
  readonly path: Path
  readonly value: unknown

  constructor(context: ScenarioContext, scenario: NamedScenario, path: Path, value: unknown) {
    this.#context = context
    this.#scenario = scenario
    this.path = path
    this.value = value
  }

  /** What stands under a key, or at a place of a list. */
  at(key: string | number): Entry {
    const value = Object(this.value) as Readonly<Record<string | number, unknown>>
    return new Entry(this.#context, this.#scenario, [...this.path, key], value[key])
  }

  /** Keys of a map, in order; of anything else none. */
  get keys(): readonly string[] {
    const { value } = this
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
  }

  has(key: string): boolean {
    return this.keys.includes(key)
  }

  /** Where it stands: its key (or, in a list, itself) with `key`, else its value. */
  place(of: 'key' | 'value' = 'value') {
    const { file } = this.#scenario.parsed
    return of === 'key' ? file.keyPlace(this.path) : file.place(this.path)
  }

  /** A number of this entry's, in base units; NaN when it cannot be read, which is reported. */
  number(unit: Unit): number {
    return this.#context.quantity(this.#scenario, this.value as string | number, unit, this.path)
  }

  /** Reports a problem at the value. */
  report(kind: string, message: string, hint?: Said, severity?: Problem['severity']): undefined {
    this.#context.report(this.#scenario, kind, message, this.place(), hint, severity)
  }

  /** Reports a problem at the key. */
  reportKey(kind: string, message: string, hint?: Said, severity?: Problem['severity']): undefined {
    this.#context.report(this.#scenario, kind, message, this.place('key'), hint, severity)
  }

  /** The entry's keys in one line, for messages: `uncertain.okun.normal`. */
  get name(): string {
    return this.path.filter((step) => typeof step === 'string').join('.')
  }
}
