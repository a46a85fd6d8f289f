import { withUnit } from '../base/format.js'
import { type Expression, walk } from '../functions/expression.js'
import type { Lookup } from '../kernel/evaluate.js'
import { type Model, resolve } from '../model/model.js'
import type { SimulationWords } from './words/en.js'

/** An expression that reads a value. */
export type ValueRead = Extract<Expression, { kind: 'read' | 'fixed' }>

const readsByExpression = new WeakMap<Expression, readonly ValueRead[]>()

/** Everything that an expression reads, in the order it is written. */
export function readsOf(expression: Expression): readonly ValueRead[] {
  const known = readsByExpression.get(expression)
  if (known) return known
  const found: ValueRead[] = []
  walk(expression, (e) => {
    if (e.kind === 'read' || e.kind === 'fixed') found.push(e)
  })
  readsByExpression.set(expression, found)
  return found
}

/** The year that a read looks at when its equation is evaluated in `year`. */
export function yearOf(read: ValueRead, year: number): number {
  return read.kind === 'fixed' ? read.year : year - read.lag
}

/** `employment = 0 万人`, for each name that an expression reads, in shown units. */
export function valuesRead(
  words: SimulationWords,
  model: Model,
  expression: Expression,
  year: number,
  lookup: Lookup,
): string[] {
  return readsOf(expression).map((read) => {
    const { scale, unit } = resolve(model, model.references.get(read.name)!)
    const value = lookup(read.name, yearOf(read, year)) / scale
    return `${written(read)} = ${withUnit(plainNumber(words, value), unit)}`
  })
}

/** A read as equations have it: `gdp(-1)`, `at(gdp, 2020)`. */
function written(read: ValueRead): string {
  if (read.kind === 'fixed') return `at(${read.name}, ${read.year})`
  return read.lag > 0 ? `${read.name}(-${read.lag})` : read.name
}

/** A number to eight digits, or that there is none. */
export function plainNumber(words: SimulationWords, value: number): string {
  if (Number.isNaN(value)) return words.noValue
  return Number.isFinite(value) ? String(Number(value.toPrecision(8))) : String(value)
}
