import { didYouMean } from '../base/closest.js'
import { labelOf } from '../base/label.js'
import type { Place, Problem } from '../base/problem.js'
import { ONE, type Unit } from '../base/unit.js'
import type { DataFile } from '../language/data.js'
import type { Parsed } from '../language/parsed.js'
import type { FindSyntax, ScenarioSyntax } from '../language/schema/scenario.js'
import type { Path } from '../language/yaml.js'
import type { Model, Scaled, YearPath } from './model.js'
import { resolve } from './model.js'
import { applyChange, type Change, pathValue } from './paths.js'
import { readQuantity } from './quantity.js'
import type { Find, Layer, LeverPath, Scenario, Sourced } from './scenario.js'

/** A scenario file and the name it goes by. */
export interface NamedScenario {
  readonly name: string
  readonly parsed: Parsed<ScenarioSyntax>
}

/**
 * Resolves a scenario: its own file first in `chain`, then each it extends, the root last.
 * Only problems of its own file are reported; the others' are theirs.
 */
export function resolveScenario(
  chain: readonly NamedScenario[],
  model: Model,
  data: DataFile | undefined,
): { readonly scenario?: Scenario; readonly problems: readonly Problem[] } {
  const resolver = new Resolver(chain, model, data)
  return resolver.run()
}

class Resolver {
  readonly #chain: readonly NamedScenario[]
  readonly #model: Model
  readonly #data: DataFile | undefined
  readonly #problems: Problem[] = []
  readonly #own: NamedScenario
  readonly #first: number
  readonly #end: number

  constructor(chain: readonly NamedScenario[], model: Model, data: DataFile | undefined) {
    this.#chain = chain
    this.#model = model
    this.#data = data
    this.#own = chain[0]!
    this.#first = model.base + 1
    this.#end = this.#inherited((s) => s.years?.end) ?? model.end
  }

  run(): { scenario?: Scenario; problems: readonly Problem[] } {
    const own = this.#own.parsed
    if (this.#end < this.#first || this.#end - this.#first > 500)
      this.#report(
        this.#own,
        'bad-years',
        `the last year ${this.#end} must lie after the base year ${this.#model.base}, by 500 years at most`,
        own.file.place(['years', 'end']),
      )
    const region = this.#inherited((s) => s.region) ?? ''
    const levers = this.#levers()
    const parameters = this.#parameters()
    const known = this.#known(region)
    const finds = this.#finds(levers)
    if (this.#problems.some((p) => p.severity === 'error')) return { problems: this.#problems }
    const scenario: Scenario = {
      name: this.#own.name,
      label: labelOf(own.value.label, this.#own.name),
      description: own.value.description ?? '',
      region,
      regionLabel: labelOf(
        this.#inherited((s) => s.region_label),
        region,
      ),
      model: this.#model,
      end: this.#end,
      levers,
      parameters,
      known,
      finds,
      data: (this.#data?.rows ?? []).map((row) => row.observation),
      files: [
        ...this.#chain.map((s) => s.parsed.file.source.file),
        this.#model.file.source.file,
        ...(this.#data ? [this.#data.source.file] : []),
      ],
    }
    return { scenario, problems: this.#problems }
  }

  #inherited<T>(pick: (syntax: ScenarioSyntax) => T | undefined): T | undefined {
    for (const { parsed } of this.#chain) {
      const value = pick(parsed.value)
      if (value !== undefined) return value
    }
    return undefined
  }

  /** Reports a problem of the scenario's own file; those of inherited files are reported with them. */
  #report(
    scenario: NamedScenario,
    kind: string,
    message: string,
    place: Place,
    hint?: string,
    severity: Problem['severity'] = 'error',
  ): void {
    if (scenario === this.#own || severity === 'error')
      this.#problems.push({ kind, severity, message, place, ...(hint ? { hint } : {}) })
  }

  #quantity(scenario: NamedScenario, written: string | number, unit: Unit, path: Path): number {
    const read = readQuantity(written, unit, this.#model.units)
    if ('value' in read) return read.value
    this.#report(scenario, read.kind, read.message, scenario.parsed.file.place(path), read.hint)
    return Number.NaN
  }

  #levers(): Map<string, LeverPath> {
    const years = Array.from({ length: Math.max(0, this.#end - this.#first + 1) }, (_, i) => this.#first + i)
    const paths = new Map<string, LeverPath>()
    for (const lever of this.#model.levers) {
      const values = years.map((year) => pathValue(lever.default, year))
      paths.set(lever.id, {
        lever,
        values,
        layers: [{ scenario: '', words: lever.defaultText, place: lever.place, values }],
      })
    }
    for (const scenario of [...this.#chain].reverse()) {
      for (const [id, written] of Object.entries(scenario.parsed.value.levers ?? {})) {
        const before = paths.get(id)
        const place = scenario.parsed.file.place(['levers', id])
        if (!before) {
          this.#unknown(scenario, 'lever', id, ['levers', id])
          continue
        }
        const change = this.#change(scenario, id, written, before)
        if (!change) continue
        const values = applyChange(change, before.values, this.#first)
        const layer: Layer = { scenario: scenario.name, words: wordsOf(written), place, values }
        this.#checkBounds(scenario, before, values, place)
        if (years.length > 0 && values.every((v, i) => v === before.values[i]))
          this.#report(
            scenario,
            'no-effect',
            `this path of ${id} changes nothing: it is what is inherited already`,
            place,
            'remove it, or change it',
            'warning',
          )
        paths.set(id, { lever: before.lever, values, layers: [...before.layers, layer] })
      }
    }
    return paths
  }

  #checkBounds(scenario: NamedScenario, path: LeverPath, values: readonly number[], place: Place): void {
    const { lever } = path
    // A hair of tolerance, since 0.1 + 0.2 is not 0.3.
    const slack = 1e-12 * Math.max(1, Math.abs(lever.min), Math.abs(lever.max))
    const bad = values.findIndex((v) => v < lever.min - slack || v > lever.max + slack)
    if (bad < 0 || Number.isNaN(values[bad])) return
    const shown = (value: number) =>
      Number.isFinite(value)
        ? `${Number((value / lever.scale).toPrecision(6))}${lever.unit === '%' ? '%' : ` ${lever.unit}`}`
        : 'any'
    this.#report(
      scenario,
      'out-of-bounds',
      `${lever.id} is ${shown(values[bad]!)} in ${this.#first + bad}; the model allows ${shown(lever.min)} to ${shown(lever.max)}`,
      place,
      `bounds: ${lever.place.file}:${lever.place.line}`,
    )
  }

  #change(
    scenario: NamedScenario,
    id: string,
    written: NonNullable<ScenarioSyntax['levers']>[string],
    before: LeverPath,
  ): Change | undefined {
    const { file } = scenario.parsed
    const base = ['levers', id]
    const unit = asUnit(before.lever)
    const points = (
      value: string | number | Record<string, string | number>,
      path: Path,
      of: Unit,
    ): YearPath => {
      if (typeof value !== 'object')
        return { points: [{ year: this.#first, value: this.#quantity(scenario, value, of, path) }] }
      const entries = Object.entries(value)
      if (entries.length === 0)
        this.#report(scenario, 'empty-path', `${id} has a map without years`, file.place(path))
      const late = entries.filter(([year]) => Number(year) > this.#end || Number(year) < this.#model.base)
      for (const [year] of late)
        this.#report(
          scenario,
          'off-horizon',
          `${year} is outside ${this.#model.base}–${this.#end}`,
          file.keyPlace([...path, year]),
          'its value only bends the line towards it',
          'warning',
        )
      return {
        points: entries
          .map(([year, v]) => ({
            year: Number(year),
            value: this.#quantity(scenario, v, of, [...path, year]),
          }))
          .sort((a, b) => a.year - b.year),
      }
    }
    if (typeof written !== 'object') return { verb: 'set', path: points(written, base, unit) }
    const verb = (['add', 'multiply', 'growth', 'converge', 'step'] as const).find((v) => v in written)
    if (!verb) return { verb: 'set', path: points(written as Record<string, string | number>, base, unit) }
    const spec = written as { from?: number; until?: number; by?: number } & Record<string, unknown>
    const from = this.#inHorizon(scenario, spec.from, [...base, 'from']) ?? this.#first
    const until = this.#inHorizon(scenario, spec.until, [...base, 'until']) ?? this.#end
    if (until < from)
      this.#report(
        scenario,
        'never',
        `this path of ${id} never takes effect: it ends in ${until}, before it begins in ${from}`,
        file.place([...base, 'until']),
      )
    const amount = spec[verb] as string | number | Record<string, string | number>
    switch (verb) {
      case 'add':
        return { verb, amount: points(amount, [...base, verb], unit), from, until }
      case 'multiply':
      case 'growth':
        return { verb, amount: points(amount, [...base, verb], ONE), from, until }
      case 'converge': {
        const by = spec.by!
        if (by <= from)
          this.#report(
            scenario,
            'never',
            `"by: ${by}" is not after "from", ${from}`,
            file.place([...base, 'by']),
          )
        return { verb, value: this.#quantity(scenario, amount as string, unit, [...base, verb]), from, by }
      }
      case 'step':
        return { verb, steps: points(amount, [...base, verb], unit) }
    }
  }

  #inHorizon(scenario: NamedScenario, year: number | undefined, path: Path): number | undefined {
    if (year === undefined || (year >= this.#first && year <= this.#end)) return year
    this.#report(
      scenario,
      'off-horizon',
      `${year} is outside the simulated years ${this.#first}–${this.#end}`,
      scenario.parsed.file.place(path),
    )
    return year
  }

  #unknown(
    scenario: NamedScenario,
    wanted: 'lever' | 'parameter' | 'indicator',
    id: string,
    path: Path,
  ): void {
    const other = this.#model.references.get(id)
    const names = [...this.#model.references].filter(([, r]) => r.kind === wanted).map(([n]) => n)
    const message = other
      ? `"${id}" is ${other.kind === 'indicator' ? 'an' : 'a'} ${other.kind}, not a ${wanted}`
      : `unknown ${wanted} "${id}"`
    const hint =
      other?.kind === 'indicator' && wanted === 'lever'
        ? 'indicators follow from equations; use "find" to reach a value'
        : didYouMean(id, names)
    this.#report(scenario, 'unknown-name', message, scenario.parsed.file.keyPlace(path), hint)
  }

  #parameters(): Map<string, Sourced> {
    const values = new Map<string, Sourced>(
      this.#model.parameters.map((p) => [p.id, { value: p.value, words: 'model', place: p.place }]),
    )
    for (const scenario of [...this.#chain].reverse())
      for (const [id, written] of Object.entries(scenario.parsed.value.parameters ?? {})) {
        const parameter = this.#model.parameters.find((p) => p.id === id)
        if (!parameter) this.#unknown(scenario, 'parameter', id, ['parameters', id])
        else
          values.set(id, {
            value: this.#quantity(scenario, written, asUnit(parameter), ['parameters', id]),
            words: String(written),
            place: scenario.parsed.file.place(['parameters', id]),
          })
      }
    return values
  }

  /** Values up to the base year: the data's, then what scenarios override. */
  #known(region: string): Map<string, Map<number, Sourced>> {
    const known = new Map<string, Map<number, Sourced>>()
    const put = (id: string, year: number, value: Sourced) =>
      known.set(id, (known.get(id) ?? new Map()).set(year, value))
    for (const { observation: o, place } of this.#data?.rows ?? []) {
      if (o.region !== region || o.year > this.#model.base) continue
      const reference = this.#model.references.get(o.indicator)
      if (reference?.kind !== 'indicator') continue
      const read = readQuantity(
        `${o.value} ${o.unit}`,
        asUnit(resolve(this.#model, reference)),
        this.#model.units,
      )
      if ('value' in read)
        put(o.indicator, o.year, { value: read.value, words: `${o.value} ${o.unit}`, place })
      else if (this.#chain.length === 1)
        this.#problems.push({
          kind: read.kind,
          severity: 'error',
          message: `${o.indicator}: ${read.message}`,
          place,
          ...(read.hint ? { hint: read.hint } : {}),
        })
    }
    if (this.#data && region !== '' && !this.#data.rows.some((row) => row.observation.region === region)) {
      const regions = [...new Set(this.#data.rows.map((row) => row.observation.region))]
      this.#report(
        this.#own,
        'unknown-region',
        `the data have no region "${region}"`,
        this.#chain.at(-1)!.parsed.file.place(['region']),
        didYouMean(region, regions) ?? `they have ${regions.slice(0, 8).join(', ')}`,
      )
    }
    for (const scenario of [...this.#chain].reverse())
      for (const [id, written] of Object.entries(scenario.parsed.value.start ?? {})) {
        const reference = this.#model.references.get(id)
        if (reference?.kind !== 'indicator') this.#unknown(scenario, 'indicator', id, ['start', id])
        else
          put(id, this.#model.base, {
            value: this.#quantity(scenario, written, asUnit(resolve(this.#model, reference)), ['start', id]),
            words: String(written),
            place: scenario.parsed.file.place(['start', id]),
          })
      }
    return known
  }

  #finds(levers: ReadonlyMap<string, LeverPath>): Find[] {
    const scenario = this.#chain.find((s) => s.parsed.value.find !== undefined)
    return (scenario?.parsed.value.find ?? []).flatMap((find, i) =>
      this.#find(scenario!, find, ['find', i], levers),
    )
  }

  #find(
    scenario: NamedScenario,
    find: FindSyntax,
    path: Path,
    levers: ReadonlyMap<string, LeverPath>,
  ): Find[] {
    const { file } = scenario.parsed
    const wanted = find.so_that
    find.levers.forEach((id, i) => {
      if (!levers.has(id)) this.#unknown(scenario, 'lever', id, [...path, 'levers', i])
    })
    const reference = this.#model.references.get(wanted.indicator)
    if (reference?.kind !== 'indicator') {
      this.#unknown(scenario, 'indicator', wanted.indicator, [...path, 'so_that', 'indicator'])
      return []
    }
    const each = wanted.each_year
    if ((wanted.year === undefined) === (each === undefined)) {
      this.#report(
        scenario,
        'wrong-kind',
        'expected either "year" or "each_year"',
        file.place([...path, 'so_that']),
      )
      return []
    }
    const years = each
      ? Array.from({ length: Math.max(0, Math.min(500, each.to - each.from + 1)) }, (_, i) => each.from + i)
      : [wanted.year!]
    if (years.length === 0)
      this.#report(
        scenario,
        'never',
        `the years ${each!.from} to ${each!.to} are none`,
        file.place([...path, 'so_that', 'each_year']),
      )
    for (const [year, where] of each
      ? ([
          [each.from, ['each_year', 'from']],
          [each.to, ['each_year', 'to']],
        ] as const)
      : ([[wanted.year!, ['year']]] as const))
      this.#inHorizon(scenario, year, [...path, 'so_that', ...where])
    const from = this.#inHorizon(scenario, find.from, [...path, 'from']) ?? this.#first
    const until = this.#inHorizon(scenario, find.until, [...path, 'until']) ?? this.#end
    if (from > (years.at(-1) ?? from))
      this.#report(
        scenario,
        'never',
        `levers move only from ${from}, after the year in which the value is wanted`,
        file.place([...path, 'from']),
      )
    return [
      {
        levers: find.levers,
        shift: find.shift ?? 'add',
        from,
        until,
        indicator: wanted.indicator,
        years,
        words: String(wanted.equals),
        equals: this.#quantity(scenario, wanted.equals, asUnit(resolve(this.#model, reference)), [
          ...path,
          'so_that',
          'equals',
        ]),
        place: file.place(path),
      },
    ]
  }
}

function asUnit(scaled: Scaled): Unit {
  return { text: scaled.unit, scale: scaled.scale, dimension: scaled.dimension }
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
