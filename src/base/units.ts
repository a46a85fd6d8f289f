import { closestTo, suggestion } from './closest.js'
import { halfWidth } from './half-width.js'
import { isPhysicalUnit, physicalUnit } from './physical-units.js'
import { say } from './text.js'
import { baseUnit, multiple, multiply, ONE, ownUnit, type Unit } from './unit.js'
import { malformedUnit, UnitError } from './unit-error.js'
import { parseProduct } from './unit-product.js'
import { ALIASES, COUNTERS, CURRENCIES, LOOKALIKES, MULTIPLIERS, NUMBER_WORDS } from './unit-words.js'
import { WORDS } from './words/words.js'

/** What a model may add to the known units: a definition in other units (`1e6 EUR`), or `new`. */
export type UnitDefinitions = Readonly<Record<string, string>>

/** Longest unit text that is read. */
const LONGEST = 200
/** Most definitions that lead to each other. */
const DEEPEST = 50

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
      throw malformedUnit((words) => words.unitTooLong(LONGEST, text.slice(0, 20), text.length))
    const unit = { ...this.#product(text, new Set()), text: text.trim() }
    if (!(unit.scale > 0 && Number.isFinite(unit.scale)))
      throw malformedUnit((words) => words.unitOfNoSize(unit.text, unit.scale))
    this.#known.set(text, unit)
    return unit
  }

  /** @param open definitions that lead here, none of which may be needed again */
  #product(text: string, open: ReadonlySet<string>): Unit {
    return parseProduct(halfWidth(text).trim(), (atom) => this.#atom(atom, open))
  }

  #atom(name: string, open: ReadonlySet<string>): Unit {
    const found = this.#find(name, open)
    if (found) return found
    const word = name.replace(/^[+-]?[\d.]+(?:[eE][+-]?\d+)?\s*/, '')
    throw this.#unknown(word)
  }

  /** A unit by its name, or a multiplier and a unit: 万人, 百万千瓦, billion USD, 1e6 EUR, 1/100 … */
  #find(name: string, open: ReadonlySet<string>): Unit | undefined {
    const found = this.#named(name, open)
    if (found) return found
    const number = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(.*)$/.exec(name)
    if (number) return this.#times(Number(number[1]), number[2]!.trim(), open)
    const word = /^([a-z]+)\s+(.+)$/.exec(name)
    if (Object.hasOwn(NUMBER_WORDS, name)) return multiple(NUMBER_WORDS[name]!)
    if (word && Object.hasOwn(NUMBER_WORDS, word[1]!))
      return this.#times(NUMBER_WORDS[word[1]!]!, word[2]!, open)
    const first = [...name][0]!
    return Object.hasOwn(MULTIPLIERS, first)
      ? this.#times(MULTIPLIERS[first]!, name.slice(first.length), open)
      : undefined
  }

  #times(factor: number, name: string, open: ReadonlySet<string>): Unit | undefined {
    const unit = name === '' ? ONE : this.#find(name, open)
    return unit && multiply(multiple(factor), unit)
  }

  /** A unit whose name this is, without any multiplier. */
  #named(name: string, open: ReadonlySet<string>): Unit | undefined {
    if (Object.hasOwn(this.#definitions, name)) return this.#definition(name, open)
    if (Object.hasOwn(ALIASES, name)) return this.#product(ALIASES[name]!, open)
    if (name === '人') return baseUnit('person')
    if (Object.hasOwn(CURRENCIES, name)) return baseUnit(`money_${CURRENCIES[name]}`)
    if (/^[A-Z]{3}$/.test(name) && currencyCodes().has(name)) return baseUnit(`money_${name}`)
    if (COUNTERS.includes(name)) return baseUnit(name)
    return isPhysicalUnit(name) ? { text: '', ...physicalUnit(name) } : undefined
  }

  #definition(name: string, open: ReadonlySet<string>): Unit {
    const definition = this.#definitions[name]!
    if (definition === 'new') return ownUnit(name)
    const known = this.#defined.get(name)
    if (known) return known
    if (open.has(name))
      throw new UnitError(
        'circular',
        say(WORDS, (words) => words.unitByItself(name)),
      )
    if (definition.length > LONGEST || open.size > DEEPEST)
      throw malformedUnit((words) => words.unitDefinitionTooLong(name))
    const unit = this.#product(definition, new Set([...open, name]))
    this.#defined.set(name, unit)
    return unit
  }

  #unknown(name: string): UnitError {
    const close = this.#meant(name)
    return new UnitError(
      'unknown',
      say(WORDS, (words) => words.unknownUnit(name)),
      close === undefined ? say(WORDS, (words) => words.defineUnit) : suggestion(close),
      close,
    )
  }

  /** The unit that a name seems to mean. */
  #meant(name: string): string | undefined {
    const squared = /^([a-zA-Z]+)([23])$/.exec(name)
    if (squared && isPhysicalUnit(squared[1]!)) return `${squared[1]}^${squared[2]}`
    const corrected = name.replace(/[入园圆顿]/g, (sign) => LOOKALIKES[sign]!)
    if (corrected !== name && this.#find(corrected, new Set())) return corrected
    const names = [...Object.keys(this.#definitions), ...USUAL]
    const multiplier = /^[十百千万亿兆]+/.exec(name)?.[0] ?? ''
    return closestTo(name, [...names, ...names.map((other) => multiplier + other)])
  }
}

/** Names that misspelt ones are compared with. */
const USUAL: readonly string[] = [
  ...Object.keys(ALIASES),
  ...Object.keys(CURRENCIES),
  ...COUNTERS,
  ...['人', 'USD', 'kWh', 'GJ', 'km', 'tonne'],
]

/** ISO 4217 codes as the JavaScript engine lists them. */
function currencyCodes(): Set<string> {
  return new Set(Intl.supportedValuesOf('currency'))
}
