import type { Expression } from '../../functions/expression.js'
import type { Row, Term } from '../../logic/row.js'
import type { Relation } from '../plan.js'
import { ALWAYS, type Kind, type Space } from '../statement.js'
import { DIFFERENCE_GIVE, levelRow, productRow } from './rows.js'

/**
 * An equation or inequality of indicators in each of its years. The figure is the band: in percent when it is a
 * share, else in base units of the sides.
 */
export const relation: Kind = {
  id: 'relation',
  name: 'relation',
  width: 'level',
  unit: (statement) => ((statement.source.row as Relation).band.kind === 'share' ? '%' : ''),
  rows: (statement, [interval], space, claim, { plan }) => {
    const { says, years, band, id } = statement.source.row as Relation
    if (says.kind !== 'equation') return []
    return years.flatMap((year) => {
      const lowering = new Lowering(`${id}@${year}`, year, space, claim, (name) => plan.constants.has(name))
      const [left, right] = [lowering.form(says.left), lowering.form(says.right)]
      const width = Math.max(0, interval!.high)
      return [
        ...lowering.compare(left, right, says.sign, band.kind === 'share' ? width / 100 : width, band.kind),
        ...lowering.rows,
      ]
    })
  },
  measure: (statement, path, { plan }) => {
    const { says, years, band } = statement.source.row as Relation
    if (says.kind !== 'equation') return []
    return [
      years.map((year) => {
        const read = (name: string, at: number) => path.at(name, plan.constants.has(name) ? ALWAYS : at)
        const left = sized(says.left, year, read)
        const right = sized(says.right, year, read)
        // By how much the sides part, in the direction that the sign forbids; a hair is arithmetic's.
        const over = left.value - right.value
        const apart = says.sign === '=' ? Math.abs(over) : says.sign === '<=' ? over : -over
        const beyond = Math.max(0, apart - DIFFERENCE_GIVE * Math.max(left.size, right.size))
        return band.kind === 'share' && beyond > 0 ? (beyond / Math.abs(right.value)) * 100 : beyond
      }),
    ]
  },
}

/** The value of an expression in plain arithmetic. */
export function evaluate(
  expression: Expression,
  year: number,
  read: (name: string, year: number) => number,
): number {
  switch (expression.kind) {
    case 'number':
      return expression.value
    case 'read':
      return read(expression.name, year - expression.lag)
    case 'fixed':
      return read(expression.name, expression.year)
    case 'year':
      return year - expression.lag
    case 'call':
      return expression.builtin.evaluate(expression.args.map((arg) => evaluate(arg, year, read)))
  }
}

/**
 * A value, and the size by which its arithmetic is to be measured: what it would change by if its parts changed
 * by the whole of theirs. 1000 − 999 is 1, but is no more exact than 1000.
 */
interface Sized {
  readonly value: number
  readonly size: number
}

function sized(expression: Expression, year: number, read: (name: string, year: number) => number): Sized {
  const value = evaluate(expression, year, read)
  if (expression.kind !== 'call') return { value, size: Math.abs(value) }
  const [a, b = a] = expression.args.map((arg) => sized(arg, year, read)) as [Sized, Sized?]
  switch (expression.builtin.name) {
    case 'add':
    case 'subtract':
      return { value, size: Math.max(a.size, b.size) }
    case 'multiply':
      return { value, size: Math.max(a.size * Math.abs(b.value), Math.abs(a.value) * b.size) }
    case 'divide':
      return { value, size: Math.max(a.size / Math.abs(b.value), Math.abs(value / b.value) * b.size) }
    case 'pow':
      return { value, size: Math.abs(value) * Math.max(1, a.size / Math.abs(a.value)) }
    default:
      return { value, size: a.size }
  }
}

/** factor × Π variable ^ exponent; no variables for a plain number. */
interface Product {
  readonly kind: 'product'
  readonly factor: number
  readonly powers: ReadonlyMap<number, number>
}

/** constant + Σ coefficient × variable. */
interface Sum {
  readonly kind: 'sum'
  readonly constant: number
  readonly parts: ReadonlyMap<number, number>
}

type Form = Product | Sum

const NOTHING: ReadonlyMap<number, number> = new Map()

/** Turns an expression into sums of variables and products of variables, with helpers where one is inside the other. */
class Lowering {
  readonly rows: Row[] = []
  readonly #name: string
  readonly #year: number
  readonly #space: Space
  readonly #claim: number
  readonly #isConstant: (name: string) => boolean
  #helpers = 0

  constructor(
    name: string,
    year: number,
    space: Space,
    claim: number,
    isConstant: (name: string) => boolean,
  ) {
    this.#name = name
    this.#year = year
    this.#space = space
    this.#claim = claim
    this.#isConstant = isConstant
  }

  form(expression: Expression): Form {
    switch (expression.kind) {
      case 'number':
        return number(expression.value)
      case 'year':
        return number(this.#year - expression.lag)
      case 'read':
        return this.#variable(expression.name, this.#year - expression.lag)
      case 'fixed':
        return this.#variable(expression.name, expression.year)
      case 'call': {
        const args = expression.args.map((arg) => this.form(arg))
        const [a, b] = args as [Form, Form]
        switch (expression.builtin.name) {
          case 'add':
            return this.#add(a, b, 1)
          case 'subtract':
            return this.#add(a, b, -1)
          case 'unaryMinus':
            return this.#add(number(0), a, -1)
          case 'multiply':
            return this.#multiply(a, b, 1)
          case 'divide':
            return this.#multiply(a, b, -1)
          case 'pow':
            return this.#power(a, b)
          default:
            throw new Error(`${expression.builtin.name} in a relation`)
        }
      }
    }
  }

  /** left sign right, with a band. */
  compare(left: Form, right: Form, sign: '=' | '<=' | '>=', band: number, kind: 'share' | 'absolute'): Row[] {
    const low = sign === '<=' ? Number.NEGATIVE_INFINITY : kind === 'share' ? 1 - band : -band
    const high = sign === '>=' ? Number.POSITIVE_INFINITY : kind === 'share' ? 1 + band : band
    if (
      kind === 'share' &&
      left.kind === 'product' &&
      right.kind === 'product' &&
      left.factor > 0 &&
      right.factor > 0 &&
      (left.powers.size > 0 || right.powers.size > 0)
    ) {
      const ratio = this.#multiply(left, right, -1) as Product
      return [
        productRow(this.#claim, termsOf(ratio.powers), {
          low: low / ratio.factor,
          high: high / ratio.factor,
        }),
      ]
    }
    if (kind === 'absolute' || band === 0) {
      const { constant, parts } = this.#add(left, right, -1)
      const shift =
        kind === 'share' ? { low: sign === '<=' ? low : 0, high: sign === '>=' ? high : 0 } : { low, high }
      return [
        levelRow(this.#claim, termsOf(parts), { low: shift.low - constant, high: shift.high - constant }),
      ]
    }
    // low × right ≤ left ≤ high × right, one row for each end.
    return [[low, Number.NEGATIVE_INFINITY] as const, [high, Number.POSITIVE_INFINITY] as const].flatMap(
      ([factor, open]) => {
        if (!Number.isFinite(factor)) return []
        const { constant, parts } = this.#add(left, this.#multiply(number(factor), right, 1), -1)
        const row =
          open < 0
            ? { low: -constant, high: Number.POSITIVE_INFINITY }
            : { low: Number.NEGATIVE_INFINITY, high: -constant }
        return [levelRow(this.#claim, termsOf(parts), row)]
      },
    )
  }

  #variable(name: string, year: number): Product {
    const variable = this.#space.value(name, this.#isConstant(name) ? ALWAYS : year)
    return { kind: 'product', factor: 1, powers: new Map([[variable, 1]]) }
  }

  #add(a: Form, b: Form, sign: 1 | -1): Sum {
    const [x, y] = [this.#sum(a), this.#sum(b)]
    const parts = new Map(x.parts)
    for (const [v, c] of y.parts) put(parts, v, (parts.get(v) ?? 0) + sign * c)
    return { kind: 'sum', constant: x.constant + sign * y.constant, parts }
  }

  /**
   * a × b, or a ÷ b. A sum is multiplied out, since its terms are positive where it may not be; only what is
   * divided by has to be a variable of its own.
   */
  #multiply(a: Form, b: Form, sign: 1 | -1): Form {
    const over = sign < 0 && b.kind === 'sum' ? this.#product(b) : b
    if (a.kind === 'product' && over.kind === 'product') return times(a, over, sign)
    return partsOf(a)
      .flatMap((x) => partsOf(over).map((y) => times(x, y, sign)))
      .reduce<Form>((sum, part) => this.#add(sum, part, 1), { kind: 'sum', constant: 0, parts: NOTHING })
  }

  #power(a: Form, b: Form): Form {
    const exponent = b.kind === 'product' ? b.factor : b.constant
    const { factor, powers } = this.#product(a)
    return {
      kind: 'product',
      factor: factor ** exponent,
      powers: new Map([...powers].map(([v, p]) => [v, p * exponent])),
    }
  }

  #sum(form: Form): Sum {
    if (form.kind === 'sum') return form
    const { factor, powers } = form
    if (powers.size === 0) return { kind: 'sum', constant: factor, parts: NOTHING }
    const [[first, exponent]] = [...powers] as [[number, number]]
    if (powers.size === 1 && exponent === 1)
      return { kind: 'sum', constant: 0, parts: new Map([[first, factor]]) }
    // A helper that equals the product: ln helper = Σ exponent × ln variable.
    const helper = this.#helper()
    const product = new Map(powers)
    put(product, helper, -1)
    this.rows.push(productRow(this.#claim, termsOf(product), { low: 1, high: 1 }))
    return { kind: 'sum', constant: 0, parts: new Map([[helper, factor]]) }
  }

  #product(form: Form): Product {
    if (form.kind === 'product') return form
    if (form.parts.size === 0) return number(form.constant)
    // A helper that equals the sum; as a factor it is positive.
    const helper = this.#helper()
    const parts = new Map(form.parts)
    put(parts, helper, -1)
    this.rows.push(levelRow(this.#claim, termsOf(parts), { low: -form.constant, high: -form.constant }))
    return { kind: 'product', factor: 1, powers: new Map([[helper, 1]]) }
  }

  #helper(): number {
    return this.#space.helper(`${this.#name}#${this.#helpers++}`)
  }
}

function times(a: Product, b: Product, sign: 1 | -1): Product {
  const powers = new Map(a.powers)
  for (const [v, p] of b.powers) put(powers, v, (powers.get(v) ?? 0) + sign * p)
  return { kind: 'product', factor: sign > 0 ? a.factor * b.factor : a.factor / b.factor, powers }
}

/** A form as products that are to be added. */
function partsOf(form: Form): Product[] {
  if (form.kind === 'product') return [form]
  const parts = [...form.parts].map(
    ([variable, factor]): Product => ({ kind: 'product', factor, powers: new Map([[variable, 1]]) }),
  )
  return form.constant === 0 && parts.length > 0 ? parts : [number(form.constant), ...parts]
}

function number(factor: number): Product {
  return { kind: 'product', factor, powers: NOTHING }
}

function put(map: Map<number, number>, key: number, value: number): void {
  if (Math.abs(value) < 1e-15) map.delete(key)
  else map.set(key, value)
}

function termsOf(map: ReadonlyMap<number, number>): Term[] {
  return [...map].map(([variable, coefficient]) => ({ variable, coefficient }))
}
