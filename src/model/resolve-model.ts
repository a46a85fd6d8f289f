import { Suggestions } from '../base/closest.js'
import { labelOf } from '../base/label.js'
import type { Place, Problem } from '../base/problem.js'
import type { Said } from '../base/text.js'
import { describeDimension, describeUnit, ONE, sameDimension, type Unit } from '../base/unit.js'
import { UnitError } from '../base/unit-error.js'
import { Units } from '../base/units.js'
import { type Expression, type Span, walk } from '../functions/expression.js'
import { parseEquation } from '../language/equation.js'
import type { EquationScope } from '../language/equation-reader.js'
import type { Parsed } from '../language/parsed.js'
import { parseFigure } from '../language/quantity.js'
import type { ModelSyntax } from '../language/schema/model.js'
import type { Path } from '../language/yaml.js'
import { inferDimension } from './dimensions.js'
import type { Indicator, Lever, Model, Parameter, Reference, YearPath } from './model.js'
import { orderBlocks } from './order.js'
import { readQuantity } from './quantity.js'
import { unused } from './unused.js'

/** Names of equations that stand for years. */
const TIME = new Set(['year', 'base_year'])
/** Words that equations use for something else. A name may hide a function, but not an operator or a constant. */
const RESERVED = new Set([
  ...TIME,
  ...['true', 'false', 'null', 'undefined'],
  ...['and', 'or', 'not', 'xor', 'mod', 'to', 'in'],
])

/** Stands for a unit that cannot be read: what is in it is not checked any further. */
const UNCLEAR: Unit = { text: '', scale: 1, dimension: {} }

/** Resolves a model file: names, units, equations and their order. Says everything that is wrong with it. */
export function resolveModel(parsed: Parsed<ModelSyntax>): {
  readonly model?: Model
  readonly problems: readonly Problem[]
} {
  return new Resolver(parsed).run()
}

class Resolver {
  readonly #file: Parsed<ModelSyntax>['file']
  readonly #syntax: ModelSyntax
  readonly #problems: Problem[] = []
  readonly #units: Units
  readonly #references = new Map<string, Reference>()
  /** Names whose unit cannot be read. */
  readonly #unclear = new Set<string>()
  /** Whether a name is one that equations use for something else; then they cannot be read. */
  #reserved = false
  readonly #suggestions = new Suggestions()
  #scope: EquationScope | undefined

  constructor(parsed: Parsed<ModelSyntax>) {
    this.#file = parsed.file
    this.#syntax = parsed.value
    this.#units = new Units(parsed.value.units ?? {})
  }

  run(): { model?: Model; problems: readonly Problem[] } {
    const { years, units, groups } = this.#syntax
    if (years.end <= years.base)
      this.#error(
        'bad-years',
        `the last year ${years.end} is not after the base year ${years.base}`,
        this.#file.place(['years', 'end']),
      )
    else if (years.end - years.base > 500)
      this.#error(
        'bad-years',
        `${years.base} to ${years.end} is more than 500 years`,
        this.#file.place(['years', 'end']),
      )
    this.#checkDefinitions(Object.keys(units ?? {}))
    this.#collectNames()
    const parameters = Object.entries(this.#syntax.parameters ?? {}).map(([id, p]) => this.#parameter(id, p))
    const levers = Object.entries(this.#syntax.levers ?? {}).map(([id, l]) => this.#lever(id, l))
    const indicators = Object.entries(this.#syntax.indicators).map(([id, i]) => this.#indicator(id, i))
    if (indicators.length === 0)
      this.#error('empty-model', 'the model has no indicators', this.#file.keyPlace(['indicators']))
    const scaled = { indicator: indicators, lever: levers, parameter: parameters }
    const dimensionOf = (name: string) => {
      const reference = this.#unclear.has(name) ? undefined : this.#references.get(name)
      return reference && scaled[reference.kind][reference.position]?.dimension
    }
    for (const indicator of indicators) this.#checkUnits(indicator, dimensionOf)
    const headline = this.#headline(indicators)
    // With an equation that cannot be read, what it uses would seem unused.
    if (this.#problems.some((p) => p.severity === 'error')) return { problems: this.#problems }
    for (const warning of unused(this.#file, indicators, levers, parameters)) this.#problems.push(warning)
    const model: Model = {
      name: this.#syntax.model,
      label: labelOf(this.#syntax.label, this.#syntax.model),
      description: this.#syntax.description ?? '',
      base: years.base,
      end: years.end,
      groups: new Map(Object.entries(groups ?? {}).map(([id, label]) => [id, labelOf(label, id)])),
      headline,
      units: this.#units,
      indicators,
      levers,
      parameters,
      references: this.#references,
      blocks: orderBlocks(indicators.map((i) => this.#currentReads(i.equation))),
      back: indicators.reduce((most, i) => Math.max(most, this.#reach(i.equation)), 0),
      file: this.#file,
    }
    return { model, problems: this.#problems }
  }

  /** The indicators to show first; without a list, the first dozen that are named. */
  #headline(indicators: readonly Indicator[]): string[] {
    const named = indicators.filter((i) => i.named).map((i) => i.id)
    const listed = this.#syntax.headline
    listed?.forEach((id, i) => {
      if (!named.includes(id))
        this.#error(
          'unknown-name',
          `unknown indicator "${id}"`,
          this.#file.place(['headline', i]),
          this.#suggestions.hint(id, named),
        )
    })
    return listed && listed.length > 0 ? listed : named.slice(0, 12)
  }

  #error(kind: string, message: Said, place: Place, hint?: Said): void {
    this.#problems.push({ kind, severity: 'error', message, place, ...(hint ? { hint } : {}) })
  }

  #collectNames(): void {
    for (const [section, kind] of [
      ['indicators', 'indicator'],
      ['levers', 'lever'],
      ['parameters', 'parameter'],
    ] as const) {
      Object.keys(this.#syntax[section] ?? {}).forEach((id, position) => {
        const place = this.#file.keyPlace([section, id])
        const other = this.#references.get(id)
        if (other)
          this.#error(
            'duplicate-name',
            `"${id}" is already the name of ${article(other.kind)}, in line ${this.#file.keyPlace([`${other.kind}s`, id]).line}`,
            place,
            'a name can mean one thing only',
          )
        else if (!TIME.has(id)) this.#references.set(id, { kind, position })
        if (!other && RESERVED.has(id)) {
          this.#reserved = true
          this.#error(
            'reserved-name',
            `"${id}" has a meaning of its own in equations`,
            place,
            'choose another name',
          )
        }
      })
    }
  }

  /** The unit of `id`; UNCLEAR when it cannot be read. */
  #unit(id: string, text: string | undefined, path: Path): Unit {
    if (text === undefined) return ONE
    try {
      return this.#units.parse(text)
    } catch (error) {
      if (!(error instanceof UnitError)) throw error
      this.#error('unknown-unit', error.message, this.#file.place(path), error.hint)
      this.#unclear.add(id)
      return UNCLEAR
    }
  }

  /** The model's own units; of a circle of definitions the first is told. */
  #checkDefinitions(names: readonly string[]): void {
    let circle = false
    for (const name of names)
      try {
        this.#units.parse(name)
      } catch (error) {
        if (!(error instanceof UnitError)) throw error
        const isCircle = error.fault === 'circular'
        if (isCircle && circle) continue
        circle ||= isCircle
        this.#error('unknown-unit', error.message, this.#file.place(['units', name]), error.hint)
      }
  }

  #quantity(written: string | number, unit: Unit, path: Path): number {
    if (unit === UNCLEAR) return parseFigure(String(written))?.value ?? Number.NaN
    const read = readQuantity(written, unit, this.#units)
    if ('value' in read) return read.value
    this.#error(read.kind, read.message, this.#file.place(path), read.hint)
    return Number.NaN
  }

  #group(group: string | undefined, path: Path): string {
    const known = Object.keys(this.#syntax.groups ?? {})
    if (group !== undefined && !known.includes(group))
      this.#error(
        'unknown-group',
        `unknown group "${group}"`,
        this.#file.place(path),
        this.#suggestions.hint(group, known) ?? `add it under "groups:"`,
      )
    return group ?? ''
  }

  #parameter(id: string, p: NonNullable<ModelSyntax['parameters']>[string]): Parameter {
    const written = parseFigure(String(p.value))?.unit
    const unitText = p.unit ?? written
    const unit = this.#unit(
      id,
      unitText,
      p.unit === undefined ? ['parameters', id, 'value'] : ['parameters', id, 'unit'],
    )
    return {
      id,
      label: labelOf(p.label, id),
      unit: unit.text,
      kind: 'ratio',
      digits: 2,
      group: '',
      scale: unit.scale,
      dimension: unit.dimension,
      value: this.#quantity(p.value, unit, ['parameters', id, 'value']),
      place: this.#file.keyPlace(['parameters', id]),
    }
  }

  #lever(id: string, l: NonNullable<ModelSyntax['levers']>[string]): Lever {
    const path = ['levers', id]
    const unit = this.#unit(id, l.unit, [...path, 'unit'])
    const min = l.min === undefined ? Number.NEGATIVE_INFINITY : this.#quantity(l.min, unit, [...path, 'min'])
    const max = l.max === undefined ? Number.POSITIVE_INFINITY : this.#quantity(l.max, unit, [...path, 'max'])
    if (min > max)
      this.#error(
        'bad-bounds',
        `the lowest value of ${id} is above its highest`,
        this.#file.place([...path, 'min']),
      )
    const points =
      typeof l.default === 'object'
        ? Object.entries(l.default).map(([year, value]) => ({
            year: Number(year),
            value: this.#quantity(value, unit, [...path, 'default', year]),
            path: [...path, 'default', year],
          }))
        : [
            {
              year: this.#syntax.years.base,
              value: this.#quantity(l.default, unit, [...path, 'default']),
              path: [...path, 'default'],
            },
          ]
    if (points.length === 0)
      this.#error('empty-path', `${id} has a map without years`, this.#file.place([...path, 'default']))
    const out = min > max ? undefined : points.find((point) => point.value < min || point.value > max)
    if (out)
      this.#error(
        'out-of-bounds',
        `the default of ${id} lies outside its bounds`,
        this.#file.place(out.path),
        l.min === undefined
          ? `at most ${l.max}`
          : l.max === undefined
            ? `at least ${l.min}`
            : `allowed: ${l.min} to ${l.max}`,
      )
    const sorted: YearPath = {
      points: points.map(({ year, value }) => ({ year, value })).sort((a, b) => a.year - b.year),
    }
    return {
      id,
      label: labelOf(l.label, id),
      unit: unit.text,
      kind: 'rate',
      digits: l.digits ?? 2,
      group: this.#group(l.group, [...path, 'group']),
      scale: unit.scale,
      dimension: unit.dimension,
      default: sorted,
      defaultText: typeof l.default === 'object' ? 'a map of years' : String(l.default),
      min,
      max,
      place: this.#file.place([...path, 'default']),
    }
  }

  #indicator(id: string, i: ModelSyntax['indicators'][string]): Indicator {
    const path = ['indicators', id]
    const unit = this.#unit(id, i.unit, [...path, 'unit'])
    return {
      id,
      label: labelOf(i.label, id),
      unit: unit.text,
      kind: i.kind ?? 'flow',
      digits: i.digits ?? 2,
      group: this.#group(i.group, [...path, 'group']),
      scale: unit.scale,
      dimension: unit.dimension,
      better: i.better ?? 'higher',
      text: String(i.equation).trim(),
      equation: this.#expression(i.equation, [...path, 'equation']),
      start: i.start === undefined ? undefined : this.#start(i.start, unit, [...path, 'start']),
      place: this.#file.place([...path, 'equation']),
      named: i.label !== undefined || i.group !== undefined,
    }
  }

  /** A quantity, or an equation without lags. */
  #start(written: string | number, unit: Unit, path: Path): Expression {
    const figure = parseFigure(String(written))
    if (figure && !figure.qualifier) {
      const literal = (value: number): Expression => ({
        kind: 'number',
        value,
        dimension: unit.dimension,
        span: { from: 0, to: 0 },
      })
      if (unit === UNCLEAR) return literal(figure.value)
      const read = readQuantity(written, unit, this.#units)
      if ('value' in read) return literal(read.value)
      // A number, and then something that is no equation: 55 万人, 3 foo/bar.
      if (read.kind === 'unit-mismatch' || !/[-+*^()]|\/ *\d/.test(String(written))) {
        this.#error(read.kind, read.message, this.#file.place(path), read.hint)
        return literal(Number.NaN)
      }
    }
    const expression = this.#expression(written, path)
    walk(expression, (e) => {
      if (e.kind === 'read' && e.lag > 0)
        this.#errorAt('lag-in-start', 'a start value cannot look back in time', e.span)
    })
    return expression
  }

  #expression(written: string | number, path: Path): Expression {
    const raw = this.#file.written(path) ?? { text: String(written), from: 0 }
    this.#scope ??= this.#equationScope()
    const result = parseEquation(String(written), raw.text, raw.from, this.#scope)
    if ('expression' in result) {
      walk(result.expression, (e) => {
        if (e.kind === 'fixed' && e.year > this.#syntax.years.base)
          this.#errorAt(
            'lead',
            `at(…, ${e.year}) would look ahead; only years up to the base year ${this.#syntax.years.base} are known in every year`,
            e.span,
          )
      })
      return result.expression
    }
    const { problem } = result
    if (!this.#reserved || problem.kind === 'unknown-name')
      this.#errorAt(problem.kind, problem.message, problem.span, problem.hint)
    return { kind: 'number', value: 0, span: problem.span }
  }

  #equationScope(): EquationScope {
    return {
      baseYear: this.#syntax.years.base,
      names: new Set(this.#references.keys()),
      suggestions: this.#suggestions,
      unit: (word) => {
        try {
          return this.#units.parse(word)
        } catch (error) {
          if (error instanceof UnitError) return undefined
          throw error
        }
      },
    }
  }

  #errorAt(kind: string, message: Said, span: Span, hint?: Said): void {
    this.#error(kind, message, this.#file.locator.around(span), hint)
  }

  #checkUnits(indicator: Indicator, dimensionOf: (name: string) => Indicator['dimension'] | undefined): void {
    for (const expression of [indicator.equation, indicator.start]) {
      if (!expression) continue
      const inferred = inferDimension(expression, dimensionOf)
      if ('mismatch' in inferred)
        this.#errorAt(
          'unit-mismatch',
          `units do not fit in ${indicator.id}: ${inferred.mismatch.en}`,
          inferred.span,
        )
      else if (
        inferred.dimension !== 'any' &&
        !this.#unclear.has(indicator.id) &&
        !sameDimension(inferred.dimension, indicator.dimension)
      )
        this.#errorAt(
          'unit-mismatch',
          `the ${expression === indicator.start ? 'start' : 'equation'} of ${indicator.id} gives ${describeDimension(inferred.dimension, 'en')}, but its unit is ${describeUnit({ text: indicator.unit, dimension: indicator.dimension }, 'en')}`,
          expression.span,
        )
    }
  }

  /** Equations whose value of the same year is read. */
  #currentReads(expression: Expression): number[] {
    const reads = new Set<number>()
    walk(expression, (e) => {
      const reference = e.kind === 'read' && e.lag === 0 ? this.#references.get(e.name) : undefined
      if (reference?.kind === 'indicator') reads.add(reference.position)
    })
    return [...reads]
  }

  /** How many years before the base year the equation reads, counted from the first simulated year. */
  #reach(expression: Expression): number {
    let most = 0
    walk(expression, (e) => {
      if (e.kind === 'read') most = Math.max(most, e.lag - 1)
      if (e.kind === 'fixed') most = Math.max(most, this.#syntax.years.base - e.year)
    })
    return most
  }
}

function article(kind: Reference['kind']): string {
  return kind === 'indicator' ? 'an indicator' : `a ${kind}`
}
