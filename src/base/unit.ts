import type { Language } from './label.js'
import { WORDS } from './words/words.js'

/** Exponents of base dimensions, such as `{ money_CNY: 1, person: -1 }` for 元/人. Zero exponents are left out. */
export type Dimension = Readonly<Record<string, number>>

/** A unit of measurement: `1 unit = scale` in base units (元, 人, m², J, plain ratios). */
export interface Unit {
  /** As the user wrote it; empty for units that were computed. */
  readonly text: string
  readonly scale: number
  readonly dimension: Dimension
}

/** Plain numbers. */
export const ONE: Unit = { text: '', scale: 1, dimension: {} }

/** A unit that is a dimension of its own, such as a currency or a thing that is counted. */
export function baseUnit(dimension: string): Unit {
  return { text: '', scale: 1, dimension: { [dimension]: 1 } }
}

/** Goes before the names of a model's own dimensions, so that none is taken for a dimension of ours. */
const OWN = 'own '

/** A unit that a model has made a dimension of its own. */
export function ownUnit(name: string): Unit {
  return baseUnit(OWN + name)
}

/** So many of a plain number: 万 is 10,000. */
export function multiple(factor: number): Unit {
  return { text: '', scale: factor, dimension: {} }
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
const NAMES: Readonly<Record<string, string>> = {
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
      [Object.hasOwn(NAMES, name) ? NAMES[name]! : name.replace(/^(money_|own )/, ''), exponent] as const,
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
