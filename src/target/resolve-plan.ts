import { Suggestions } from '../base/closest.js'
import { labelOf } from '../base/label.js'
import type { Place, Problem } from '../base/problem.js'
import { sameDimension, type Unit, UnitError } from '../base/unit.js'
import type { Parsed } from '../language/parsed.js'
import { parseFigure } from '../language/quantity.js'
import type { PlanSyntax } from '../language/schema/plan.js'
import type { Path } from '../language/yaml.js'
import type { Model } from '../model/model.js'
import { mismatch, readQuantity } from '../model/quantity.js'
import type { Citation, Direction, Outcome, Plan, Printed, Subject, Target } from './plan.js'

/** Resolves a plan file against a model: indicators, units and figures. Says everything that is wrong with it. */
export function resolvePlan(
  parsed: Parsed<PlanSyntax>,
  model: Model,
): { readonly plan?: Plan; readonly problems: readonly Problem[] } {
  return new Resolver(parsed, model).run()
}

interface Known extends Subject {
  /** Undefined when the unit cannot be read; then figures are taken as they stand. */
  readonly in: Unit | undefined
  readonly better: Direction
}

/** What may stand before a figure, as examples. */
const QUALIFIERS = ['about', 'at least', 'above', 'at most', 'within', 'below', 'keep', 'keep at least']

const PERCENT: Unit = { text: '%', scale: 0.01, dimension: {} }

class Resolver {
  readonly #file: Parsed<PlanSyntax>['file']
  readonly #syntax: PlanSyntax
  readonly #model: Model
  readonly #problems: Problem[] = []
  readonly #suggestions = new Suggestions()
  readonly #own = new Map<string, Known>()

  constructor(parsed: Parsed<PlanSyntax>, model: Model) {
    this.#file = parsed.file
    this.#syntax = parsed.value
    this.#model = model
  }

  run(): { plan?: Plan; problems: readonly Problem[] } {
    const { period, policy, targets = [], outcomes = [], document } = this.#syntax
    if (period.end <= period.base)
      this.#error(
        'bad-years',
        `the target year ${period.end} is not after the base year ${period.base}`,
        this.#file.place(['period', 'end']),
      )
    for (const [id, own] of Object.entries(this.#syntax.indicators ?? {})) {
      if (this.#model.references.has(id)) {
        this.#error(
          'duplicate-name',
          `"${id}" is a name of the model ${this.#model.name} already`,
          this.#file.keyPlace(['indicators', id]),
          'remove it here: the model’s is used',
        )
        continue
      }
      const label = labelOf(own.label, id)
      this.#own.set(id, {
        indicator: id,
        label,
        unit: own.unit ?? '',
        modelled: false,
        in: this.#unit(own.unit ?? '', ['indicators', id, 'unit']),
        better: own.better ?? 'higher',
      })
    }
    const ids = new Map<string, number>()
    const plan: Plan = {
      name: this.#syntax.plan,
      label: labelOf(this.#syntax.label, this.#syntax.plan),
      title: labelOf(document?.title, ''),
      region: this.#syntax.region ?? '',
      base: period.base,
      end: period.end,
      policy: {
        aboutGrowth: this.#policy(policy?.about_growth ?? '0.5pp', 'about_growth') * 100,
        aboutLevel: this.#policy(policy?.about_level ?? '2%', 'about_level'),
      },
      targets: targets.flatMap((t, i) => this.#target(t, ['targets', i], ids)),
      outcomes: outcomes.flatMap((o, i) => this.#outcome(o, ['outcomes', i])),
    }
    return this.#problems.some((p) => p.severity === 'error')
      ? { problems: this.#problems }
      : { plan, problems: this.#problems }
  }

  #error(kind: string, message: string, place: Place, hint?: string): void {
    this.#problems.push({ kind, severity: 'error', message, place, ...(hint ? { hint } : {}) })
  }

  #policy(written: string | number, key: string): number {
    const read = readQuantity(written, PERCENT, this.#model.units)
    if ('value' in read) return read.value
    this.#error(read.kind, read.message, this.#file.place(['policy', key]), read.hint)
    return 0
  }

  #unit(text: string, path: Path): Unit | undefined {
    try {
      return this.#model.units.parse(text)
    } catch (error) {
      if (!(error instanceof UnitError)) throw error
      this.#error('unknown-unit', error.message, this.#file.place(path), error.hint)
      return undefined
    }
  }

  #subjects(
    row: { indicator?: string | undefined; indicators?: string[] | undefined },
    path: Path,
  ): Known[] | undefined {
    if ((row.indicator === undefined) === (row.indicators === undefined)) {
      this.#error('wrong-kind', 'expected either "indicator" or "indicators"', this.#file.place(path))
      return undefined
    }
    const subjects = (row.indicators ?? [row.indicator!]).map((id, i) => {
      const own = this.#own.get(id)
      if (own) return own
      const reference = this.#model.references.get(id)
      const where = row.indicators ? [...path, 'indicators', i] : [...path, 'indicator']
      if (reference?.kind !== 'indicator') {
        const names = [...this.#own.keys(), ...this.#model.indicators.map((m) => m.id)]
        this.#error(
          'unknown-name',
          `unknown indicator "${id}"`,
          this.#file.place(where),
          this.#suggestions.hint(id, names) ??
            'if the model does not have it, describe it under "indicators:" of this file',
        )
        return undefined
      }
      const { label, unit, better, scale, dimension, named } = this.#model.indicators[reference.position]!
      return { indicator: id, label, unit, modelled: named, in: { text: unit, scale, dimension }, better }
    })
    return subjects.includes(undefined) ? undefined : (subjects as Known[])
  }

  #figures(
    written: string | number | undefined,
    subjects: readonly Known[],
    path: Path,
  ): Printed[] | undefined {
    if (written === undefined) return undefined
    // What was written keeps digits that numbers lose: 2.370.
    const raw = this.#file.written(path)?.text.replace(/^(["'])(.*)\1$/, '$2') ?? String(written)
    const texts = subjects.length > 1 ? raw.split(/[:：]/) : [raw]
    if (texts.length !== subjects.length) {
      this.#error(
        'bad-number',
        `"${raw}" has ${texts.length} parts; ${subjects.length} are expected`,
        this.#file.place(path),
        'write a structure as "8:41:51"',
      )
      return undefined
    }
    const figures = texts.map((text, i) => this.#figure(text, subjects[i]!.in, path))
    return figures.includes(undefined) ? undefined : (figures as Printed[])
  }

  #figure(text: string, unit: Unit | undefined, path: Path): Printed | undefined {
    const figure = parseFigure(text)
    if (!figure) {
      this.#error(
        'bad-number',
        `"${text}" is not a figure`,
        this.#file.place(path),
        /^\p{L}/u.test(text.trim())
          ? `before a number may stand: ${QUALIFIERS.join(', ')}`
          : 'write for example: about 7.8%, at least 2%, 300 亿元',
      )
      return undefined
    }
    const own = figure.unit === '' ? unit : this.#unit(figure.unit, path)
    if (figure.unit !== '' && !own) return undefined
    if (own && unit && !sameDimension(own.dimension, unit.dimension)) {
      this.#error('unit-mismatch', mismatch(text.trim(), own, unit), this.#file.place(path))
      return undefined
    }
    const factor = own && unit ? own.scale / unit.scale : 1
    return {
      value: Number((figure.value * factor).toPrecision(15)),
      half: 0.5 * 10 ** -figure.decimals * factor,
      decimals: figure.decimals,
      qualifier: figure.qualifier,
      text: text.trim(),
    }
  }

  #target(row: NonNullable<PlanSyntax['targets']>[number], path: Path, ids: Map<string, number>): Target[] {
    const subjects = this.#subjects(row, path)
    if (!subjects) return []
    const year = row.year ?? this.#syntax.period.end
    if (year <= this.#syntax.period.base)
      this.#error(
        'bad-years',
        `the year ${year} is not after the base year ${this.#syntax.period.base}`,
        this.#file.place([...path, 'year']),
      )
    const id = row.id ?? `${subjects.map((s) => s.indicator).join('_')}_${year}`
    const line = this.#file.place(path).line
    const other = ids.get(id)
    if (other !== undefined)
      this.#error(
        'duplicate-name',
        `the target "${id}" stands in line ${other} already`,
        this.#file.place(row.id === undefined ? path : [...path, 'id']),
        'give one of the two another id',
      )
    ids.set(id, line)
    const target = this.#figures(row.target, subjects, [...path, 'target'])
    const first = subjects[0]!
    const growth =
      row.growth === undefined
        ? undefined
        : this.#figures(row.growth, [{ ...first, in: PERCENT }], [...path, 'growth'])?.[0]
    const change = row.change === undefined ? undefined : this.#change(row.change, first, [...path, 'change'])
    return [
      {
        id,
        subjects: subjects.map(subjectOf),
        year,
        baseYear: this.#syntax.period.base,
        base: this.#figures(row.base, subjects, [...path, 'base']),
        target,
        growth,
        change,
        basis: row.basis,
        direction:
          row.better ??
          directionOf(target?.[0] ?? growth ?? change) ??
          (subjects.length > 1 ? 'near' : first.better),
        // An average or cumulative change is over the plan's own years.
        onlyInYear: row.only_in_year ?? row.target === undefined,
        label: row.label === undefined ? undefined : labelOf(row.label, id),
        status: row.status,
        citation: citationOf(row),
        note: row.note ?? '',
        place: this.#file.place(path),
      },
    ]
  }

  /** A change in the indicator's own unit, or in percent of its base value. */
  #change(written: string | number, subject: Known, path: Path): Printed | undefined {
    const raw = this.#file.written(path)?.text.replace(/^(["'])(.*)\1$/, '$2') ?? String(written)
    const figure = parseFigure(raw)
    const unit = figure?.unit === '%' && !['%', '‰', 'pp'].includes(subject.unit) ? PERCENT : subject.in
    return this.#figure(raw, unit, path)
  }

  #outcome(row: NonNullable<PlanSyntax['outcomes']>[number], path: Path): Outcome[] {
    const subjects = this.#subjects(row, path)
    if (!subjects) return []
    const target = this.#figures(row.target, subjects, [...path, 'target'])
    const year = row.year ?? this.#syntax.period.base
    return [
      {
        id: row.id ?? `${subjects.map((s) => s.indicator).join('_')}_${year}`,
        subjects: subjects.map(subjectOf),
        year,
        target,
        outcome: this.#figures(row.outcome, subjects, [...path, 'outcome']),
        direction:
          row.better ?? directionOf(target?.[0]) ?? (subjects.length > 1 ? 'near' : subjects[0]!.better),
        citation: citationOf(row),
        note: row.note ?? '',
        place: this.#file.place(path),
      },
    ]
  }
}

function subjectOf({ indicator, label, unit, modelled }: Known): Subject {
  return { indicator, label, unit, modelled }
}

function citationOf(row: {
  table?: string | undefined
  row?: number | undefined
  page?: number | undefined
}): Citation {
  return { table: row.table ?? '', row: row.row, page: row.page }
}

/** The direction that a qualifier implies. */
function directionOf(figure: Printed | undefined): Direction | undefined {
  switch (figure?.qualifier) {
    case 'at least':
    case 'above':
    case 'keep at least':
      return 'higher'
    case 'at most':
    case 'below':
    case 'keep at most':
      return 'lower'
    default:
      return undefined
  }
}
