import { didYouMean, suggestion } from './closest.js'
import type { Language } from './label.js'
import { Physical } from './physical-units.js'
import { say, type Text } from './text.js'
import { ALIASES, COUNTERS, CURRENCIES, LOOKALIKES, MULTIPLIERS, NUMBER_WORDS } from './unit-words.js'
import type { BaseWords } from './words/en.js'
import { WORDS } from './words/words.js'

/** Exponents of base dimensions, such as `{ money_CNY: 1, person: -1 }` for 元/人. Zero exponents are left out. */
export type Dimension = Readonly<Record<string, number>>

/** A unit of measurement: `1 unit = scale` in base units (元, 人, m², J, plain ratios). */
export interface Unit {
  /** As written. */
  readonly text: string
  readonly scale: number
  readonly dimension: Dimension
}

/** What a model may add to the known units: a definition in other units (`1e6 EUR`), or `new`. */
export type UnitDefinitions = Readonly<Record<string, string>>

/** Plain numbers. */
export const ONE: Unit = { text: '', scale: 1, dimension: {} }

/** Why a unit text could not be read, in every language; `hint` may name a close unit. */
export class UnitError extends Error {
  readonly text: Text
  readonly hint: Text | undefined
  constructor(text: Text, hint?: Text) {
    super(text.en)
    this.name = 'UnitError'
    this.text = text
    this.hint = hint
  }
}

/** A number, an English multiplier or a Chinese one before a Latin name, which no power goes with. */
const FACTOR =
  /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*)?(?:(?:hundred|thousand|million|billion|trillion|mn|bn)\s+|[十百千万亿兆]+(?=[A-Za-z]))?/

/** Longest unit text that is read. */
const LONGEST = 200
/** Goes before the names of a model's own dimensions, so that none is taken for a dimension of ours. */
const OWN = 'own '
/** Reads unit texts: the known units and those that a model defines. */
export class Units {
  readonly #definitions: UnitDefinitions
  readonly #known = new Map<string, Unit>()
  /** Definitions worked out already; without it, definitions by products of each other would take for ever. */
  readonly #defined = new Map<string, Unit>()

  constructor(definitions: UnitDefinitions = {}) {
    this.#definitions = definitions
  }

  /**
   * The unit that `text` names: atoms joined by `/`, `*` or `·`, with `^` for powers and parentheses.
   * The empty text is a plain number.
   * @throws UnitError when a part of the text is no known unit.
   */
  parse(text: string): Unit {
    const known = this.#known.get(text)
    if (known) return known
    if (text.length > LONGEST)
      throw refused((words) => words.unitTooLong(LONGEST, text.slice(0, 20), text.length))
    const unit = { ...this.#product(halfWidth(text).trim(), new Set()), text: text.trim() }
    if (!(unit.scale > 0 && Number.isFinite(unit.scale)))
      throw refused((words) => words.unitOfNoSize(unit.text, unit.scale))
    this.#known.set(text, unit)
    return unit
  }

  #product(text: string, open: Set<string>): Unit {
    const tokens = text.match(/\*\*|[/*·⋅×^()]|[^/*·⋅×^()]+/g) ?? []
    let at = 0
    const factor = (): Unit => {
      let unit: Unit
      let before = ONE
      const token = (tokens[at++] ?? '').trim()
      if (token === '(') {
        unit = product()
        if ((tokens[at++] ?? '').trim() !== ')') throw refused((words) => words.unclosedParenthesis(text))
      } else if (token === '' || /^[/*·⋅×^)]$/.test(token)) throw refused((words) => words.noUnit(text))
      else {
        // 100 m^2 and 万m^2 are so many square metres; 万人^2 is the square of 万人, as km^2 is that of km.
        const lead = /^\^|^\*\*/.test(tokens[at] ?? '') ? (FACTOR.exec(token)?.[0] ?? '') : ''
        const rest = token.slice(lead.length)
        if (lead !== '' && rest !== '') before = this.#atom(lead.trim(), open)
        unit = this.#atom(lead !== '' && rest !== '' ? rest : token, open)
      }
      const next = (tokens[at] ?? '').trim()
      if (next === '^' || next === '**') {
        const exponent = Number(tokens[at + 1]?.trim() || Number.NaN)
        if (!Number.isFinite(exponent)) throw refused((words) => words.powerIsNoNumber(text))
        at += 2
        return multiply(before, power(unit, exponent))
      }
      return unit
    }
    const product = (): Unit => {
      let unit = factor()
      for (;;) {
        const operator = (tokens[at] ?? '').trim()
        if (operator === '/') {
          at++
          unit = divide(unit, factor())
        } else if (operator !== '' && '*·⋅×'.includes(operator)) {
          at++
          unit = multiply(unit, factor())
        } else return unit
      }
    }
    if (tokens.length === 0) return ONE
    const unit = product()
    if (at < tokens.length) throw refused((words) => words.noUnit(text))
    return unit
  }

  #atom(name: string, open: Set<string>): Unit {
    const found = this.#find(name, open)
    if (found) return found
    const word = name.replace(/^[+-]?[\d.]+(?:[eE][+-]?\d+)?\s*/, '')
    throw refused((words) => words.unknownUnit(word), this.#suggest(word))
  }

  /** A unit by its name, or a multiplier and a unit: 万人, 百万千瓦, billion USD, 1e6 EUR, 1/100 … */
  #find(name: string, open: Set<string>): Unit | undefined {
    const found = this.#plain(name, open)
    if (found) return found
    const number = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/.exec(name)
    if (number) return this.#times(Number(number[1]), number[2]!.trim(), open)
    const word = /^([a-z]+)\s+(.+)$/.exec(name)
    if (Object.hasOwn(NUMBER_WORDS, name)) return { text: '', scale: NUMBER_WORDS[name]!, dimension: {} }
    if (word && Object.hasOwn(NUMBER_WORDS, word[1]!))
      return this.#times(NUMBER_WORDS[word[1]!]!, word[2]!, open)
    const first = [...name][0]!
    return Object.hasOwn(MULTIPLIERS, first)
      ? this.#times(MULTIPLIERS[first]!, name.slice(first.length), open)
      : undefined
  }

  #times(factor: number, name: string, open: Set<string>): Unit | undefined {
    const unit = name === '' ? ONE : this.#find(name, open)
    return unit && multiply({ text: '', scale: factor, dimension: {} }, unit)
  }

  #plain(name: string, open: Set<string>): Unit | undefined {
    if (Object.hasOwn(this.#definitions, name)) {
      const definition = this.#definitions[name]!
      if (definition === 'new') return base(OWN + name)
      const known = this.#defined.get(name)
      if (known) return known
      if (open.has(name)) throw refused((words) => words.unitByItself(name))
      if (definition.length > LONGEST || open.size > 50)
        throw refused((words) => words.unitDefinitionTooLong(name))
      const unit = this.#product(halfWidth(definition).trim(), new Set([...open, name]))
      this.#defined.set(name, unit)
      return unit
    }
    if (Object.hasOwn(ALIASES, name)) return this.#product(ALIASES[name]!, open)
    if (name === '人') return base('person')
    if (Object.hasOwn(CURRENCIES, name)) return base(`money_${CURRENCIES[name]}`)
    if (/^[A-Z]{3}$/.test(name) && currencyCodes().has(name)) return base(`money_${name}`)
    if (COUNTERS.includes(name)) return base(name)
    if (Physical.isValuelessUnit(name)) return physical(name)
    return undefined
  }

  #suggest(name: string): Text {
    const squared = /^([a-zA-Z]+)([23])$/.exec(name)
    if (squared && Physical.isValuelessUnit(squared[1]!)) return suggestion(`${squared[1]}^${squared[2]}`)
    const slip = name.replace(/[入园圆顿]/g, (sign) => LOOKALIKES[sign]!)
    if (slip !== name && this.#find(slip, new Set())) return suggestion(slip)
    const names = [
      ...Object.keys(this.#definitions),
      ...Object.keys(ALIASES),
      ...Object.keys(CURRENCIES),
      ...COUNTERS,
      '人',
      'USD',
      'kWh',
      'GJ',
      'km',
      'tonne',
    ]
    const multiplier = /^[十百千万亿兆]+/.exec(name)?.[0] ?? ''
    return (
      didYouMean(name, [...names, ...names.map((n) => multiplier + n)]) ??
      say(WORDS, (words) => words.defineUnit)
    )
  }
}

function refused(phrase: (words: BaseWords) => string, hint?: Text): UnitError {
  return new UnitError(say(WORDS, phrase), hint)
}

function base(dimension: string): Unit {
  return { text: '', scale: 1, dimension: { [dimension]: 1 } }
}

function physical(name: string): Unit {
  const unit = new Physical(null, name)
  const dimension: Record<string, number> = {}
  unit.dimensions.forEach((exponent, i) => {
    if (exponent !== 0) dimension[Physical.BASE_DIMENSIONS[i]!.toLowerCase()] = exponent
  })
  // Of temperatures differences are meant: a degree more is a degree more, wherever the scale begins.
  return { text: '', scale: unit._normalize(1) - unit._normalize(0), dimension }
}

/** ISO 4217 codes as the JavaScript engine lists them. */
function currencyCodes(): Set<string> {
  return new Set(Intl.supportedValuesOf('currency'))
}

/** The product of two units. */
export function multiply(a: Unit, b: Unit): Unit {
  return { text: '', scale: a.scale * b.scale, dimension: combine(a.dimension, b.dimension, 1) }
}

/** The ratio of two units. */
export function divide(a: Unit, b: Unit): Unit {
  return { text: '', scale: a.scale / b.scale, dimension: combine(a.dimension, b.dimension, -1) }
}

/** A unit to a power. */
export function power(a: Unit, exponent: number): Unit {
  return { text: '', scale: a.scale ** exponent, dimension: combine({}, a.dimension, exponent) }
}

/** The dimension of a·bᵏ. */
export function combine(a: Dimension, b: Dimension, k: number): Dimension {
  const result: Record<string, number> = { ...a }
  for (const [name, exponent] of Object.entries(b)) {
    const sum = (Object.hasOwn(result, name) ? result[name]! : 0) + k * exponent
    if (Math.abs(sum) < 1e-12) delete result[name]
    else result[name] = sum
  }
  return result
}

/** Whether two dimensions are the same. */
export function sameDimension(a: Dimension, b: Dimension): boolean {
  const names = Object.keys(a)
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && Math.abs(b[name]! - a[name]!) < 1e-12)
  )
}

/** Whether a dimension is that of a plain number. */
export function isPlain(dimension: Dimension): boolean {
  return Object.keys(dimension).length === 0
}

/** How a base dimension is called in messages. */
const SPOKEN: Readonly<Record<string, string>> = {
  money_CNY: '元',
  person: '人',
  length: 'm',
  mass: 'kg',
  time: 's',
}

/** A dimension as people read it: `元/人`, `a plain number`. */
export function describeDimension(dimension: Dimension, language: Language): string {
  const entries = Object.entries(dimension).map(
    ([name, exponent]) =>
      [Object.hasOwn(SPOKEN, name) ? SPOKEN[name]! : name.replace(/^(money_|own )/, ''), exponent] as const,
  )
  if (entries.length === 0) return WORDS[language].plainNumber
  const part = ([name, exponent]: readonly [string, number]) =>
    Math.abs(exponent) === 1 ? name : `${name}^${Math.abs(exponent)}`
  const above = entries.filter(([, e]) => e > 0).map(part)
  const below = entries.filter(([, e]) => e < 0).map(part)
  return (above.join('·') || '1') + below.map((b) => `/${b}`).join('')
}

/** A unit with what it measures, for messages: `亿元 (元)`, `%`, `a plain number`. */
export function describeUnit(unit: Pick<Unit, 'text' | 'dimension'>, language: Language): string {
  const dimension = describeDimension(unit.dimension, language)
  if (unit.text === '' || unit.text === dimension) return dimension
  return isPlain(unit.dimension) ? unit.text : WORDS[language].unitOf(unit.text, dimension)
}

/** Text with the full-width signs that Chinese keyboards write (％, ／, ：) and the minus sign as plain ones. */
export function halfWidth(text: string): string {
  return text
    .replace(/[²㎡]/g, (sign) => (sign === '²' ? '^2' : 'm^2'))
    .replace(/[³㎥]/g, (sign) => (sign === '³' ? '^3' : 'm^3'))
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
}
