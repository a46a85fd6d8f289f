import { ONE, type Unit } from '../base/unit.js'
import { YEAR } from '../language/schema/uncertain.js'
import type { QuantilePoint } from '../random/distributions/quantile-table.js'
import { faultOf } from './distribution-fault.js'
import { pathValue } from './paths.js'
import { readPoints } from './resolve-distribution.js'
import type { ScenarioContext } from './scenario-context.js'
import type { Entry } from './scenario-entry.js'
import type { Fan } from './uncertain.js'

/** How many times a drawn number counts in each simulated year, from `sqrt`, `linear` or a map of years. */
export function readWidths(context: ScenarioContext, entry: Entry): readonly number[] | 'wrong' {
  const years = simulated(context)
  if (entry.value === 'sqrt') return years.map((_, i) => Math.sqrt(i + 1))
  if (entry.value === 'linear') return years.map((_, i) => i + 1)
  const points = readYears(context, entry, (at) => {
    const value = at.number(ONE)
    if (value >= 0) return value
    if (value < 0) at.report('wrong-value', `a width is 0 or more, found "${at.value}"`)
    return undefined
  })
  return points ? years.map((year) => pathValue({ points }, year)) : 'wrong'
}

/** The `fan` of an entry, with the `persistence` beside it. */
export function readFan(context: ScenarioContext, entry: Entry, unit: Unit): Fan | 'wrong' {
  const persistence = readPersistence(entry, 1)
  const named = readYears(context, entry.at('fan'), (at) => {
    const points = readPoints(at, unit)
    const fault = points && faultOf({ kind: 'quantiles', points }, unit)
    if (fault !== undefined) at.reportKey('bad-distribution', fault)
    return fault === undefined ? points?.toSorted((a, b) => a.probability - b.probability) : undefined
  })
  if (!named || persistence === undefined || !sameProbabilities(entry.at('fan'), named)) return 'wrong'
  const years = simulated(context).map((year) =>
    named[0]!.value.map(({ probability }, i) => {
      const points = named.map((point) => ({ year: point.year, value: point.value[i]!.value }))
      return { probability, value: pathValue({ points }, year) }
    }),
  )
  return { years, persistence }
}

/** The `persistence` in a map, from 0 to 1; undefined when it is not as it should be. */
export function readPersistence(entry: Entry, usual: number): number | undefined {
  if (!entry.has('persistence')) return usual
  const at = entry.at('persistence')
  const value = at.number(ONE)
  if (value >= 0 && value <= 1) return value
  if (!Number.isNaN(value)) at.report('wrong-value', `persistence is from 0 to 1, found "${at.value}"`)
  return undefined
}

function simulated({ first, end }: ScenarioContext): readonly number[] {
  return Array.from({ length: end - first + 1 }, (_, i) => first + i)
}

/** What a map says by year, in order; undefined when it says nothing, or something could not be read. */
function readYears<T>(
  { first, end, model }: ScenarioContext,
  entry: Entry,
  read: (at: Entry) => T | undefined,
): readonly { readonly year: number; readonly value: T }[] | undefined {
  if (entry.keys.length === 0) return entry.reportKey('empty-path', `${entry.name} has no years`)
  const points = entry.keys.flatMap((key) => {
    const at = entry.at(key)
    const year = YEAR.test(key) ? Number(key) : Number.NaN
    if (Number.isNaN(year)) {
      at.reportKey('bad-name', `"${key}" is not a year`, 'for example 2025')
      return []
    }
    if (year > end || year < model.base)
      at.reportKey(
        'off-horizon',
        `${year} is outside the simulated years ${first}–${end}`,
        entry.keys.length > 1 ? 'it only bends the line towards it' : 'it is held in all years',
        'warning',
      )
    const value = read(at)
    return value === undefined ? [] : [{ year, value }]
  })
  return points.length === entry.keys.length ? points.sort((a, b) => a.year - b.year) : undefined
}

/** Whether all years of a fan have the same probabilities. */
function sameProbabilities(
  entry: Entry,
  named: readonly { readonly year: number; readonly value: readonly QuantilePoint[] }[],
): boolean {
  const list = (points: readonly QuantilePoint[]) => points.map((p) => p.probability).join()
  const odd = named.find(({ value }) => list(value) !== list(named[0]!.value))
  if (!odd) return true
  const shown = named[0]!.value.map(({ probability }) => `${Number((probability * 100).toPrecision(6))}%`)
  entry
    .at(String(odd.year))
    .reportKey(
      'wrong-value',
      `${odd.year} has other probabilities than ${named[0]!.year}`,
      `all years of a fan need the same; here ${shown.join(', ')}`,
    )
  return false
}
