import { didYouMean } from '../base/closest.js'
import { isPlain, ONE, type Unit } from '../base/unit.js'
import {
  DISTRIBUTIONS,
  PARAMETERS,
  type ParameterName,
  PROBABILITY,
  SHAPES,
} from '../language/schema/uncertain.js'
import type { QuantilePoint } from '../random/distributions/quantile-table.js'
import type { Specification } from '../random/specification.js'
import { faultOf } from './distribution-fault.js'
import type { Entry } from './scenario-entry.js'

type Kind = Specification['kind']

/** What must be positive; what else distributions ask of their numbers they say themselves. */
const POSITIVE: readonly string[] = ['sd', 'sigma', 'scale', 'median', 'alpha', 'beta', 'df', 'weight']
const SPREADS: readonly string[] = ['sd', 'sigma', 'scale']

/** The distributions' names, for hints. */
export const DISTRIBUTION_LIST = `distributions: ${DISTRIBUTIONS.join(', ')}`

/**
 * Reads the distribution in a map that holds one: `{normal: {sd: 1pp}}`, with `besides` as its other keys. Numbers
 * are in `unit`; `centre` is the middle that a normal or student_t has when it is not written. Undefined when
 * something is wrong, which is reported.
 */
export function readDistribution(
  entry: Entry,
  unit: Unit,
  centre: number | undefined,
  besides: readonly string[] = [],
): Specification | undefined {
  const unknown = entry.keys.filter((key) => !isKind(key) && !besides.includes(key))
  for (const key of unknown) {
    const close = didYouMean(key, [...DISTRIBUTIONS, ...besides])
    entry.at(key).reportKey('unknown-name', `unknown distribution "${key}"`, close ?? DISTRIBUTION_LIST)
  }
  if (unknown.length > 0) return undefined
  const [kind, second] = entry.keys.filter(isKind)
  if (kind === undefined)
    return entry.reportKey('missing-key', `${entry.name} names no distribution`, DISTRIBUTION_LIST)
  if (second !== undefined)
    return entry
      .at(second)
      .reportKey('unknown-key', `"${second}" cannot stand beside "${kind}"`, 'remove one of the two')
  return readKind(entry.at(kind), kind, unit, centre)
}

/** Reads a distribution of a known kind: `{sd: 1pp}` under `normal`. */
export function readKind(
  entry: Entry,
  kind: Kind,
  unit: Unit,
  centre: number | undefined,
): Specification | undefined {
  switch (kind) {
    case 'empirical':
      return readEmpirical(entry, unit)
    case 'quantiles': {
      const bounds = readNumbers(entry, ['min', 'max'], unit)
      const points = readPoints(entry, unit, ['min', 'max'])
      return bounds && points && checked(entry, { kind, points, ...bounds }, unit)
    }
    default:
      return readShape(entry, kind, unit, centre)
  }
}

function isKind(key: string): key is Kind {
  return (DISTRIBUTIONS as readonly string[]).includes(key)
}

function readShape(
  entry: Entry,
  kind: keyof typeof SHAPES,
  unit: Unit,
  centre: number | undefined,
): Specification | undefined {
  const { forms, optional = [], centre: middle } = SHAPES[kind]
  const known = [...new Set([...forms.flat(), ...optional, 'min', 'max'] as const)]
  const unknown = unknownKeys(entry, known)
  // The form that has most of the keys written; of those that have as many, the first.
  const written = (form: readonly ParameterName[]) => form.filter((name) => entry.has(name)).length
  const form = [...forms].sort((a, b) => written(b) - written(a))[0]!
  const other = forms.flat().find((name) => entry.has(name) && !form.includes(name))
  if (other)
    return entry
      .at(other)
      .reportKey(
        'unknown-key',
        `"${other}" cannot stand beside "${form.filter((name) => entry.has(name)).join('", "')}"`,
        `${kind} takes ${forms.map((names) => names.join(' and ')).join(', or ')}`,
      )
  const missing = form.filter((name) => !entry.has(name) && !(name === middle && centre !== undefined))
  if (kind === 'beta' && !isPlain(unit.dimension))
    missing.push(...optional.filter((name) => !entry.has(name)))
  // A misspelt key is not also a missing one.
  if (unknown < missing.length)
    for (const name of missing)
      entry.reportKey(
        'missing-key',
        `the key "${name}" is missing in ${entry.name}`,
        name === middle ? `to draw around the scenario's own value write add: {${kind}: …}` : undefined,
      )
  const numbers = readNumbers(entry, [...form, ...optional, 'min', 'max'], unit)
  if (!numbers || missing.length > 0 || unknown > 0) return undefined
  const defaults = {
    ...(kind === 'beta' ? { low: 0, high: 1 } : {}),
    ...(middle ? { [middle]: centre } : {}),
  }
  // A form has what the specification of its kind has.
  return checked(entry, { kind, ...defaults, ...numbers } as Specification, unit)
}

function readEmpirical(entry: Entry, unit: Unit): Specification | undefined {
  const list = Array.isArray(entry.value)
  if (!list && unknownKeys(entry, ['values', 'weights', 'min', 'max']) > 0) return undefined
  if (!list && !entry.has('values'))
    return entry.reportKey('missing-key', `the key "values" is missing in ${entry.name}`)
  const values = readList(list ? entry : entry.at('values'), unit)
  const weights = entry.has('weights') ? readList(entry.at('weights'), ONE) : undefined
  const bounds = readNumbers(entry, ['min', 'max'], unit)
  if (!bounds || [...values, ...(weights ?? [])].some(Number.isNaN)) return undefined
  return checked(entry, { kind: 'empirical', values, ...(weights ? { weights } : {}), ...bounds }, unit)
}

function readList(entry: Entry, unit: Unit): number[] {
  return (entry.value as readonly unknown[]).map((_, i) => entry.at(i).number(unit))
}

/** Quantiles by probability: `{10%: 1%, 90%: 4%}`; `besides` are the map's other keys. */
export function readPoints(
  entry: Entry,
  unit: Unit,
  besides: readonly string[] = [],
): readonly QuantilePoint[] | undefined {
  const keys = entry.keys.filter((key) => !besides.includes(key))
  const points = keys.map((key) => {
    if (PROBABILITY.test(key)) return { probability: probabilityOf(key), value: entry.at(key).number(unit) }
    entry
      .at(key)
      .reportKey('bad-number', `"${key}" is not a probability`, 'write a probability such as 10% or 0.1')
    return { probability: Number.NaN, value: 0 }
  })
  return points.some(({ probability, value }) => Number.isNaN(probability + value)) ? undefined : points
}

function probabilityOf(key: string): number {
  const number = Number.parseFloat(key)
  return /[%％]$/.test(key) ? number / 100 : number
}

/** Those of the named numbers that are written, in base units; undefined when one is not as it should be. */
function readNumbers(
  entry: Entry,
  names: readonly ParameterName[],
  unit: Unit,
): Partial<Record<ParameterName, number>> | undefined {
  const numbers: Partial<Record<ParameterName, number>> = {}
  let good = true
  for (const name of names.filter((n) => entry.has(n))) {
    const at = entry.at(name)
    const value = at.number(PARAMETERS[name].plain ? ONE : unit)
    numbers[name] = value
    if (Number.isNaN(value)) good = false
    else if (POSITIVE.includes(name) && value <= 0) {
      const still = value === 0 && SPREADS.includes(name)
      at.report(
        'wrong-value',
        `${name} is ${at.value}; it must be positive`,
        still ? 'what is not uncertain is left out, or "none"' : undefined,
      )
      good = false
    }
  }
  if (good && numbers.min !== undefined && numbers.max !== undefined && numbers.min > numbers.max) {
    entry.at('min').report('wrong-value', 'min is above max')
    good = false
  }
  return good ? numbers : undefined
}

/** Reports the keys that are not known, and counts them. */
function unknownKeys(entry: Entry, known: readonly string[]): number {
  const unknown = entry.keys.filter((key) => !known.includes(key))
  for (const key of unknown)
    entry
      .at(key)
      .reportKey(
        'unknown-key',
        `unknown key "${key}" in ${entry.name}`,
        didYouMean(key, known) ?? `known here: ${known.join(', ')}`,
      )
  return unknown.length
}

/** A specification that a distribution can be made of, or undefined, after saying why not. */
function checked(entry: Entry, specification: Specification, unit: Unit): Specification | undefined {
  const fault = faultOf(specification, unit)
  return fault === undefined ? specification : entry.reportKey('bad-distribution', fault)
}
