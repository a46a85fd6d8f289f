import { inLanguage, type Label, type Language, labelOf } from '../../base/label.js'
import { ONE, sameDimension } from '../../base/unit.js'
import { UnitError } from '../../base/unit-error.js'
import { type Expression, type Span, walk } from '../../functions/expression.js'
import { parseEquation } from '../../language/equation.js'
import type { EquationScope } from '../../language/equation-reader.js'
import { parseFigure } from '../../language/quantity.js'
import type { PlanSyntax } from '../../language/schema/plan.js'
import type { Path } from '../../language/yaml.js'
import { inferDimension } from '../../model/dimensions.js'
import type { Band, Constant, Relation, Says } from '../plan.js'
import { type Known, type PlanReader, TIMES } from './plan-reader.js'
import { citationOf, type RowReader, subjectOf } from './resolve-rows.js'

type Written = NonNullable<PlanSyntax['relations']>[number]

/** What relations may be made of: what can be solved as sums and products. */
const OPERATORS = new Set(['add', 'subtract', 'unaryMinus', 'multiply', 'divide', 'pow'])
const LONGEST_BACK = 100

/** Reads constants and relations. */
export class RelationReader {
  readonly #plan: PlanReader
  readonly #rows: RowReader
  readonly #constants = new Map<string, Known>()

  constructor(plan: PlanReader, rows: RowReader) {
    this.#plan = plan
    this.#rows = rows
  }

  constants(): Map<string, Constant> {
    const constants = new Map<string, Constant>()
    for (const [id, written] of Object.entries(this.#plan.syntax.constants ?? {})) {
      const path = ['constants', id]
      if (this.#plan.find(id)) {
        this.#plan.error('duplicate-name', `"${id}" is an indicator already`, this.#plan.file.keyPlace(path))
        continue
      }
      const text = this.#plan.written(written.value, [...path, 'value'])
      // A constant without a unit of its own has that of its value.
      const own = written.unit ?? parseFigure(text)?.unit ?? ''
      const unit = this.#plan.unit(own, [...path, written.unit === undefined ? 'value' : 'unit'])
      const value = this.#plan.figure(text, unit, [...path, 'value'])
      if (!unit || !value) continue
      const known: Known = {
        indicator: id,
        label: labelOf(written.label, id),
        unit: own,
        scale: unit.scale,
        modelled: false,
        in: unit,
        better: 'near',
      }
      this.#constants.set(id, known)
      const band = this.#band(written.band, unit, [...path, 'band'])
      if (band.kind === 'absolute' && band.value !== 0)
        this.#plan.error(
          'bad-number',
          `the band of a constant is a share, such as 3%, not ${written.band}`,
          this.#plan.file.place([...path, 'band']),
        )
      constants.set(id, {
        subject: subjectOf(known),
        value,
        band: band.value,
        status: written.status ?? (written.band === undefined ? 'accounting' : 'assumption'),
        citation: citationOf(written),
        note: written.note ?? '',
        place: this.#plan.file.keyPlace(path),
      })
    }
    return constants
  }

  relation(written: Written, path: Path): Relation[] {
    const { file } = this.#plan
    if ((written.says === undefined) === (written.steady === undefined)) {
      this.#plan.error('wrong-kind', 'expected either "says" or "steady"', file.place(path))
      return []
    }
    const id = this.#rows.id(written.id, written.id, path)
    const says =
      written.says === undefined ? this.#steady(written.steady!, path) : this.#equation(written, path)
    if (!says) return []
    const unit = says.kind === 'equation' ? undefined : TIMES
    const band = this.#band(written.band, unit, [...path, 'band'])
    const status = written.status ?? (band.value > 0 ? 'assumption' : 'accounting')
    if (status === 'identity' && band.value > 0)
      this.#plan.error(
        'wrong-kind',
        'an identity holds exactly and has no band',
        file.place([...path, 'band']),
        'make it status: accounting or assumption',
      )
    if (status === 'assumption' && band.value === 0 && written.band === undefined)
      this.#plan.error(
        'missing-key',
        'the key "band" is missing: how far may the assumption be off?',
        file.place(path),
        'add for example band: 5% or band: 1pp; band: 0% for an exact one',
      )
    return [
      {
        id,
        label: written.label === undefined ? this.#spelt(written) : labelOf(written.label, id),
        says,
        text: written.says ?? `steady: ${written.steady}`,
        years: this.#years(written, says, path),
        status,
        band,
        citation: citationOf(written),
        note: written.note ?? '',
        place: file.place(path),
      },
    ]
  }

  /** A relation in the words of its indicators. */
  #spelt({ says, steady }: Written): Label {
    const inWords = (language: Language) => {
      const name = (id: string) => {
        const known = this.#find(id)
        return known && inLanguage(known.label, language)
      }
      if (steady !== undefined) return STEADY[language](name(steady) ?? steady)
      return says!
        .replace(/[a-z][a-z0-9_]*/g, (word) => name(word) ?? FUNCTIONS[language][word] ?? word)
        .replace(/\s*(<=|>=|\*|\/)\s*/g, (_, sign: string) => ` ${SIGNS[sign]} `)
    }
    return { zh: inWords('zh'), en: inWords('en') }
  }

  #steady(id: string, path: Path): Says | undefined {
    const known = this.#plan.known(id, [...path, 'steady'])
    return known ? { kind: 'steady', subject: subjectOf(known) } : undefined
  }

  /** Base and target year, but for what looks back: the target year alone. */
  #years({ years }: Written, says: Says, path: Path): number[] {
    const { base, end } = this.#plan.syntax.period
    if (says.kind === 'steady') return [end]
    if (years === 'all') return Array.from({ length: end - base + 1 }, (_, i) => base + i)
    if (years !== undefined) {
      if (new Set(years).size < years.length)
        this.#plan.error('bad-years', 'a year stands twice', this.#plan.file.place([...path, 'years']))
      return [...years].sort((a, b) => a - b)
    }
    return backOf(says.left) > 0 || backOf(says.right) > 0 ? [end] : [base, end]
  }

  #equation({ says }: Written, path: Path): Says | undefined {
    const { file } = this.#plan
    const where = [...path, 'says']
    const text = says!
    const raw = file.written(where) ?? { text, from: 0 }
    const cut = cutAtSign(text)
    const rawCut = cutAtSign(raw.text)
    if (!cut || !rawCut) {
      this.#plan.error(
        'malformed-equation',
        `"${text}" is no relation: one of =, <=, >= is expected`,
        file.place(where),
        'write for example: gdp = gdp_per_capita * population',
      )
      return undefined
    }
    const scope = this.#scope()
    const left = this.#side(cut.left, rawCut.left, raw.from, scope)
    const right = this.#side(cut.right, rawCut.right, raw.from + rawCut.at, scope)
    if (!left || !right) return undefined
    const dimensions = [left, right].map((side) =>
      inferDimension(side, (name) => this.#find(name)?.in?.dimension),
    )
    for (const inferred of dimensions)
      if ('mismatch' in inferred) {
        this.#plan.error(
          'unit-mismatch',
          inferred.mismatch,
          file.locator.place(inferred.span.from, inferred.span.to),
        )
        return undefined
      }
    const [a, b] = dimensions.map((d) => (d as { dimension: 'any' | Record<string, number> }).dimension) as [
      'any' | Record<string, number>,
      'any' | Record<string, number>,
    ]
    if (a !== 'any' && b !== 'any' && !sameDimension(a, b)) {
      this.#plan.error(
        'unit-mismatch',
        `the two sides of "${text}" have different units`,
        file.place(where),
        'a rate per head times people is a total; a share times a total is a part of it',
      )
      return undefined
    }
    return { kind: 'equation', left, right, sign: cut.sign }
  }

  #find(id: string): Known | undefined {
    return this.#constants.get(id) ?? this.#plan.find(id)
  }

  #scope(): EquationScope {
    return {
      baseYear: this.#plan.syntax.period.base,
      names: new Set([...this.#constants.keys(), ...this.#plan.names()]),
      suggestions: this.#plan.suggestions,
      unit: (word) => {
        try {
          return this.#plan.units.parse(word)
        } catch (error) {
          if (error instanceof UnitError) return undefined
          throw error
        }
      },
    }
  }

  #side(text: string, raw: string, from: number, scope: EquationScope): Expression | undefined {
    const { file } = this.#plan
    const result = parseEquation(text, raw, from, scope)
    if ('problem' in result) {
      const { kind, message, span, hint } = result.problem
      this.#plan.error(kind, message, file.locator.place(span.from, span.to), hint)
      return undefined
    }
    const bad = unsolvable(result.expression)
    if (!bad) return result.expression
    this.#plan.error(
      'not-allowed',
      bad.message,
      file.locator.place(bad.span.from, bad.span.to),
      'relations have + - * / ^, growth, movsum and at',
    )
    return undefined
  }

  /** A share, or so much of the sides' own unit. */
  #band(written: string | number | undefined, unit: { scale: number } | undefined, path: Path): Band {
    const none: Band = { kind: 'share', value: 0, unit: '%', scale: 0.01 }
    if (written === undefined) return none
    const text = String(written)
    const figure = parseFigure(text)
    if (!figure || figure.qualifier || figure.value < 0) {
      this.#plan.error(
        'bad-number',
        `"${text}" is no band`,
        this.#plan.file.place(path),
        'write for example 5%, 3pp or 2 亿元',
      )
      return none
    }
    if (figure.unit === '%') {
      if (figure.value >= 100) {
        this.#plan.error('bad-number', `a band of ${text} says nothing`, this.#plan.file.place(path))
        return none
      }
      return { kind: 'share', value: figure.value / 100, unit: '%', scale: 0.01 }
    }
    const own = figure.unit === '' ? (unit ?? ONE) : this.#plan.unit(figure.unit, path)
    const scale = own?.scale ?? 1
    return { kind: 'absolute', value: figure.value * scale, unit: figure.unit, scale }
  }
}

const SIGNS: Readonly<Record<string, string>> = { '<=': '≤', '>=': '≥', '*': '×', '/': '÷' }
const FUNCTIONS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { growth: '年均增长', movsum: '合计', at: '取年份' },
  en: { growth: 'growth', movsum: 'total', at: 'at' },
}
const STEADY: Readonly<Record<Language, (name: string) => string>> = {
  zh: (name) => `${name}逐年均衡增长`,
  en: (name) => `${name} grows evenly`,
}

/** The two sides of a relation, and where the right one begins. */
function cutAtSign(
  text: string,
): { left: string; right: string; at: number; sign: '=' | '<=' | '>=' } | undefined {
  const match = /<=|>=|≤|≥|=/.exec(text)
  if (!match) return undefined
  const at = match.index + match[0].length
  const right = text.slice(at)
  if (/[<>=≤≥]/.test(right)) return undefined
  const sign = match[0] === '≤' ? '<=' : match[0] === '≥' ? '>=' : (match[0] as '=' | '<=' | '>=')
  return { left: text.slice(0, match.index), right, at, sign }
}

/** How many years back an expression reads. */
export function backOf(expression: Expression): number {
  let back = 0
  walk(expression, (e) => {
    if (e.kind === 'read') back = Math.max(back, e.lag)
  })
  return back
}

function unsolvable(expression: Expression): { message: string; span: Span } | undefined {
  let bad: { message: string; span: Span } | undefined
  walk(expression, (e) => {
    if (bad) return
    if (e.kind === 'call' && !OPERATORS.has(e.builtin.name))
      bad = {
        message: `"${e.builtin.sign?.trim() ?? e.builtin.name}" cannot stand in a relation`,
        span: e.span,
      }
    else if (e.kind === 'call' && e.builtin.name === 'pow' && reads(e.args[1]!))
      bad = { message: 'the exponent must be a number', span: e.span }
    else if (e.kind === 'read' && e.lag > LONGEST_BACK)
      bad = { message: 'this looks back too far', span: e.span }
  })
  return bad
}

function reads(expression: Expression): boolean {
  let found = false
  walk(expression, (e) => {
    if (e.kind === 'read' || e.kind === 'fixed') found = true
  })
  return found
}
