import { divide, multiply, ONE, power, type Unit } from './unit.js'
import { malformedUnit } from './unit-error.js'
import { NUMBER_WORDS } from './unit-words.js'

/** A number, an English multiplier or a Chinese one before a Latin name, which no power goes with. */
const FACTOR = new RegExp(
  String.raw`^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*)?` +
    String.raw`(?:(?:${Object.keys(NUMBER_WORDS).join('|')})\s+|[十百千万亿兆]+(?=[A-Za-z]))?`,
)

/**
 * Reads a product of atoms: joined by `/`, `*` or `·`, with `^` for powers and parentheses. The empty text is a
 * plain number.
 *
 * @param unitOf the unit that an atom names
 * @throws UnitError when it is no product, and what `unitOf` throws.
 */
export function parseProduct(text: string, unitOf: (atom: string) => Unit): Unit {
  const parser = new ProductParser(text, unitOf)
  return parser.parse()
}

class ProductParser {
  readonly #text: string
  readonly #unitOf: (atom: string) => Unit
  readonly #tokens: readonly string[]
  #at = 0

  constructor(text: string, unitOf: (atom: string) => Unit) {
    this.#text = text
    this.#unitOf = unitOf
    this.#tokens = text.match(/\*\*|[/*·⋅×^()]|[^/*·⋅×^()]+/g) ?? []
  }

  parse(): Unit {
    if (this.#tokens.length === 0) return ONE
    const unit = this.#product()
    if (this.#at < this.#tokens.length) throw malformedUnit((words) => words.noUnit(this.#text))
    return unit
  }

  /** The token at hand; empty at the end. */
  get #token(): string {
    return (this.#tokens[this.#at] ?? '').trim()
  }

  #product(): Unit {
    let unit = this.#factor()
    for (;;) {
      const operator = this.#token
      if (operator === '/') {
        this.#at++
        unit = divide(unit, this.#factor())
      } else if (operator !== '' && '*·⋅×'.includes(operator)) {
        this.#at++
        unit = multiply(unit, this.#factor())
      } else return unit
    }
  }

  #factor(): Unit {
    const token = this.#token
    this.#at++
    if (token === '(') {
      const inner = this.#product()
      if (this.#token !== ')') throw malformedUnit((words) => words.unclosedParenthesis(this.#text))
      this.#at++
      return this.#raised(ONE, inner)
    }
    if (token === '' || /^[/*·⋅×^)]$/.test(token)) throw malformedUnit((words) => words.noUnit(this.#text))
    // 100 m^2 and 万m^2 are so many square metres; 万人^2 is the square of 万人, as km^2 is that of km.
    const lead = this.#isPower ? (FACTOR.exec(token)?.[0] ?? '') : ''
    const rest = token.slice(lead.length)
    if (lead === '' || rest === '') return this.#raised(ONE, this.#unitOf(token))
    return this.#raised(this.#unitOf(lead.trim()), this.#unitOf(rest))
  }

  get #isPower(): boolean {
    return this.#token === '^' || this.#token === '**'
  }

  /** What stands before a unit, times the unit to the power that may follow. */
  #raised(before: Unit, unit: Unit): Unit {
    if (!this.#isPower) return unit
    const exponent = Number(this.#tokens[this.#at + 1]?.trim() || Number.NaN)
    if (!Number.isFinite(exponent)) throw malformedUnit((words) => words.powerIsNoNumber(this.#text))
    this.#at += 2
    return multiply(before, power(unit, exponent))
  }
}
