import { didYouMean } from '../base/closest.js'
import { ONE } from '../base/unit.js'
import { checkCorrelation } from '../random/correlation.js'
import { describeFault } from './correlation-words.js'
import type { NamedScenario, ScenarioContext } from './scenario-context.js'
import { Entry } from './scenario-entry.js'
import type { Correlation, Uncertain } from './uncertain.js'

/**
 * The correlations of a scenario's uncertain inputs: of each pair the nearest along the chain. Inherited ones of what
 * is no longer uncertain are left out; so are zeros, which are the rule.
 */
export function resolveCorrelations(context: ScenarioContext, inputs: readonly Uncertain[]): Correlation[] {
  const uncertain = new Map(inputs.map((input) => [input.id, input]))
  const pairs = new Map<string, Correlation & { readonly scenario: NamedScenario }>()
  for (const scenario of context.fromRoot)
    for (const [key, pair] of readPairs(context, scenario, uncertain)) pairs.set(key, { ...pair, scenario })
  const correlations = [...pairs.values()].filter(
    ({ between: [a, b], value }) => value !== 0 && uncertain.has(a) && uncertain.has(b),
  )
  for (const { between, place, scenario } of correlations) {
    const [a, b] = between.map((id) => uncertain.get(id)!) as [Uncertain, Uncertain]
    if (!meet(a, b)) {
      const [once, yearly] = isOnce(a) ? [a, b] : [b, a]
      context.report(
        scenario,
        'no-effect',
        `this correlation has no effect: ${once.id} is drawn once for all years, ${yearly.id} anew each year`,
        place,
        'remove it',
        'warning',
      )
    }
  }
  checkTogether(context, correlations)
  return correlations.map(({ between, value, place }) => ({ between, value, place }))
}

/** The pairs that one file says, by a key that is the same for (a, b) and (b, a). */
function readPairs(
  context: ScenarioContext,
  scenario: NamedScenario,
  uncertain: ReadonlyMap<string, Uncertain>,
): Map<string, Correlation> {
  const pairs = new Map<string, Correlation>()
  const all = new Entry(context, scenario, ['correlations'], scenario.parsed.value.correlations)
  const check = (id: string, entry: Entry): boolean => {
    if (uncertain.has(id)) return true
    // What is said of it has been found wrong.
    if (isSaid(context, id)) return false
    const known = context.model.references.has(id)
    const hint = known ? `say under "uncertain:" how ${id} is drawn` : undefined
    entry.reportKey(
      'unknown-name',
      known ? `${id} is not uncertain` : `unknown lever, parameter or indicator "${id}"`,
      hint ??
        didYouMean(id, uncertain.keys()) ??
        (uncertain.size > 0
          ? `uncertain are ${[...uncertain.keys()].join(', ')}`
          : 'nothing is uncertain here'),
    )
    return false
  }
  for (const a of all.keys) {
    const row = all.at(a)
    const known = check(a, row)
    for (const b of row.keys) {
      const entry = row.at(b)
      if (!check(b, entry) || !known) continue
      const value = readValue(entry, a, b)
      if (value === undefined) continue
      const key = [a, b].sort().join()
      const before = pairs.get(key)
      if (before && before.value !== value)
        entry.report(
          'duplicate-name',
          `${a} and ${b} are correlated twice: ${before.value} in line ${before.place.line}, ${value} here`,
          'remove one of the two',
        )
      else pairs.set(key, { between: [a, b], value, place: entry.place() })
    }
  }
  return pairs
}

/** Whether the nearest entry of an id along the chain says how it is drawn. */
function isSaid(context: ScenarioContext, id: string): boolean {
  const entry = context.inherited(({ uncertain = {} }) =>
    Object.hasOwn(uncertain, id) ? uncertain[id] : undefined,
  )
  return entry !== undefined && entry !== 'none' && context.model.references.has(id)
}

function readValue(entry: Entry, a: string, b: string): number | undefined {
  if (a === b) return entry.reportKey('wrong-value', `${a} cannot be correlated with itself`, 'remove it')
  const value = entry.number(ONE)
  if (Number.isNaN(value)) return undefined
  if (Math.abs(value) > 1)
    return entry.report('wrong-value', `a correlation is from -1 to 1, found "${entry.value}"`)
  if (Math.abs(value) === 1)
    return entry.report(
      'wrong-value',
      `a correlation of ${value} would make one number of ${a} and ${b}`,
      `write ${value * 0.99}, or let one follow from the other in the model`,
    )
  return value
}

/** Whether a number of one input and a number of the other are drawn at the same time. */
function meet(a: Uncertain, b: Uncertain): boolean {
  return (isOnce(a) && isOnce(b)) || (isYearly(a) && isYearly(b))
}

function isOnce({ draw, fan }: Uncertain): boolean {
  return draw !== undefined || fan?.persistence === 1
}

function isYearly({ shocks, fan }: Uncertain): boolean {
  return shocks !== undefined || (fan !== undefined && fan.persistence < 1)
}

/** Whether random numbers can have all these correlations at once. */
function checkTogether(
  context: ScenarioContext,
  correlations: readonly (Correlation & { readonly scenario: NamedScenario })[],
): void {
  const ids = [...new Set(correlations.flatMap(({ between }) => between))]
  const n = ids.length
  const matrix = new Float64Array(n * n)
  for (let i = 0; i < n; i++) matrix[i * n + i] = 1
  for (const { between, value } of correlations) {
    const [i, j] = between.map((id) => ids.indexOf(id)) as [number, number]
    matrix[i * n + j] = value
    matrix[j * n + i] = value
  }
  const fault = checkCorrelation(matrix, n)
  if (fault?.kind !== 'indefinite') return
  const { message, hint, blamed } = describeFault(ids, matrix, fault)
  const isBlamed = ({ between: [a, b] }: Correlation) =>
    blamed.some((pair) => pair.includes(a) && pair.includes(b))
  const own = correlations.filter(({ scenario }) => scenario === context.own)
  const place = (own.find(isBlamed) ?? own[0])?.place ?? context.own.parsed.file.place(['correlations'])
  context.report(context.own, 'bad-correlation', message, place, hint)
}
