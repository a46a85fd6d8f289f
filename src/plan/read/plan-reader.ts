import { Suggestions } from '../../base/closest.js'
import { labelOf } from '../../base/label.js'
import type { Place, Problem } from '../../base/problem.js'
import type { Said } from '../../base/text.js'
import { sameDimension, type Unit } from '../../base/unit.js'
import { UnitError } from '../../base/unit-error.js'
import { Units } from '../../base/units.js'
import type { Parsed } from '../../language/parsed.js'
import { parseFigure } from '../../language/quantity.js'
import type { PlanSyntax } from '../../language/schema/plan.js'
import type { Path } from '../../language/yaml.js'
import type { Model } from '../../model/model.js'
import { mismatch } from '../../model/quantity.js'
import type { Direction, Printed, Subject } from '../plan.js'

/** A name of the plan with all that reading its figures needs. */
export interface Known extends Subject {
  /** Undefined when the unit cannot be read; then figures are taken as they stand. */
  readonly in: Unit | undefined
  readonly better: Direction
}

/** What may stand before a figure, as examples. */
const QUALIFIERS = ['about', 'at least', 'above', 'at most', 'within', 'below', 'keep', 'keep at least']

export const PERCENT: Unit = { text: '%', scale: 0.01, dimension: {} }
export const TIMES: Unit = { text: '', scale: 1, dimension: {} }

/** Reads names, units and figures of one plan file and collects what is wrong. */
export class PlanReader {
  readonly file: Parsed<PlanSyntax>['file']
  readonly syntax: PlanSyntax
  readonly units: Units
  readonly problems: Problem[] = []
  readonly suggestions = new Suggestions()
  readonly #model: Model | undefined
  readonly #own = new Map<string, Known>()

  constructor(parsed: Parsed<PlanSyntax>, model: Model | undefined) {
    this.file = parsed.file
    this.syntax = parsed.value
    this.#model = model
    this.units = model?.units ?? new Units()
    for (const [id, own] of Object.entries(this.syntax.indicators ?? {})) {
      if (model?.references.has(id)) {
        this.error(
          'duplicate-name',
          `"${id}" is a name of the model ${model.name} already`,
          this.file.keyPlace(['indicators', id]),
          'remove it here: the model’s is used',
        )
        continue
      }
      const unit = this.unit(own.unit ?? '', ['indicators', id, 'unit'])
      this.#own.set(id, {
        indicator: id,
        label: labelOf(own.label, id),
        unit: own.unit ?? '',
        scale: unit?.scale ?? 1,
        modelled: false,
        in: unit,
        better: own.better ?? 'higher',
      })
    }
  }

  error(kind: string, message: Said, place: Place, hint?: Said): void {
    this.problems.push({ kind, severity: 'error', message, place, ...(hint ? { hint } : {}) })
  }

  /** Every name that statements may be about. */
  names(): string[] {
    return [...this.#own.keys(), ...(this.#model?.indicators.map((m) => m.id) ?? [])]
  }

  /** A name, or undefined (and a problem) when there is none such. */
  known(id: string, where: Path): Known | undefined {
    const known = this.find(id)
    if (!known)
      this.error(
        'unknown-name',
        `unknown indicator "${id}"`,
        this.file.place(where),
        this.suggestions.hint(id, this.names()) ??
          (this.#model
            ? 'if the model does not have it, describe it under "indicators:" of this file'
            : 'describe it under "indicators:" of this file'),
      )
    return known
  }

  find(id: string): Known | undefined {
    const own = this.#own.get(id)
    if (own) return own
    const reference = this.#model?.references.get(id)
    if (reference?.kind !== 'indicator') return undefined
    const { label, unit, better, scale, dimension, named } = this.#model!.indicators[reference.position]!
    return {
      indicator: id,
      label,
      unit,
      scale,
      modelled: named,
      in: { text: unit, scale, dimension },
      better,
    }
  }

  unit(text: string, path: Path): Unit | undefined {
    try {
      return this.units.parse(text)
    } catch (error) {
      if (!(error instanceof UnitError)) throw error
      this.error('unknown-unit', error.message, this.file.place(path), error.hint)
      return undefined
    }
  }

  /** What was written, with the digits that numbers lose: 2.370. */
  written(value: string | number, path: Path): string {
    return this.file.written(path)?.text.replace(/^(["'])(.*)\1$/, '$2') ?? String(value)
  }

  /** A figure for each subject: several only for a structure such as 8:41:51. */
  figures(
    written: string | number | undefined,
    subjects: readonly Known[],
    path: Path,
  ): Printed[] | undefined {
    if (written === undefined) return undefined
    const raw = this.written(written, path)
    const texts = subjects.length > 1 ? raw.split(/[:：]/) : [raw]
    if (texts.length !== subjects.length) {
      this.error(
        'bad-number',
        `"${raw}" has ${texts.length} parts; ${subjects.length} are expected`,
        this.file.place(path),
        'write a structure as "8:41:51"',
      )
      return undefined
    }
    const figures = texts.map((text, i) => this.figure(text, subjects[i]!.in, path))
    return figures.includes(undefined) ? undefined : (figures as Printed[])
  }

  /** One figure in a given unit. */
  single(written: string | number | undefined, unit: Unit | undefined, path: Path): Printed | undefined {
    return written === undefined ? undefined : this.figure(this.written(written, path), unit, path)
  }

  figure(text: string, unit: Unit | undefined, path: Path): Printed | undefined {
    const figure = parseFigure(text)
    if (!figure) {
      this.error(
        'bad-number',
        `"${text}" is not a figure`,
        this.file.place(path),
        /^\p{L}/u.test(text.trim())
          ? `before a number may stand: ${QUALIFIERS.join(', ')}`
          : 'write for example: about 7.8%, at least 2%, 300 亿元',
      )
      return undefined
    }
    const own = figure.unit === '' ? unit : this.unit(figure.unit, path)
    if (figure.unit !== '' && !own) return undefined
    if (own && unit && !sameDimension(own.dimension, unit.dimension)) {
      this.error('unit-mismatch', mismatch(text.trim(), own, unit), this.file.place(path))
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
}
