import { withUnit } from '../base/format.js'
import type { Said } from '../base/text.js'
import { distributionOf, type Specification } from '../random/specification.js'
import { drawBounds } from './draw-bounds.js'
import type { Lever } from './model.js'
import type { Certain } from './resolve-uncertain.js'
import type { NamedScenario, ScenarioContext } from './scenario-context.js'
import type { Uncertain } from './uncertain.js'

/** More probability than this outside a lever's bounds is worth a word. */
const MOST_OUTSIDE = 0.5

/**
 * Whether an uncertain input fits the scenario's own values, which may differ from those of the scenario that it is
 * inherited from (`owner`): a base-year value must be known, and a lever's draws must have room within its bounds.
 */
export function checkReach(
  context: ScenarioContext,
  owner: NamedScenario,
  input: Uncertain,
  { levers, known }: Certain,
): boolean {
  const { own, model } = context
  const inherited = owner !== own
  const { id, draw, fan } = input
  const report = (kind: string, message: string, hint: Said, severity?: 'warning') => {
    // What the parent was warned of already is no news, unless the path is another.
    if (severity && inherited && !Object.hasOwn(own.parsed.value.levers ?? {}, id)) return
    context.report(
      own,
      kind,
      inherited ? `${message} (inherited from ${owner.name})` : message,
      inherited ? placeOfChange(own, input) : input.place,
      inherited ? `write uncertain: {${id}: none}, or: ${hint}` : hint,
      severity,
    )
  }
  if (input.of === 'start' && !known.get(id)?.has(model.base)) {
    report(
      'missing-start',
      `${id} has no base-year value that could be uncertain: neither the data nor "start" give one`,
      `give its value of ${model.base}, or make uncertain what it is computed from`,
    )
    return false
  }
  const path = levers.get(id)
  if (!path) return true
  const { lever, values } = path
  const bounds = `the model's bounds, ${intervalText([lever.min, lever.max], lever)}`
  const where = `bounds: ${lever.place.file}:${lever.place.line}`
  const room = draw ? drawBounds(lever, values, draw) : ([lever.min, lever.max] as const)
  const parts = draw
    ? [{ of: id, inside: probability(draw.distribution, room) }]
    : (fan?.years ?? []).map((points, i) => ({
        of: `${id} in ${context.first + i}`,
        inside: probability({ kind: 'quantiles', points }, room),
      }))
  const worst = parts.reduce((a, b) => (b.inside < a.inside ? b : a), { of: id, inside: 1 })
  const ask = draw
    ? `${SPOKEN[draw.effect]} can be ${intervalText(room, draw.effect === 'multiply' ? PLAIN : lever)}; `
    : ''
  if (worst.inside === 0) {
    report('out-of-bounds', `no draw leaves ${worst.of} within ${bounds}`, ask + where)
    return false
  }
  if (worst.inside < 1 - MOST_OUTSIDE) {
    const percent = Number(((1 - worst.inside) * 100).toPrecision(2))
    const remedy = draw ? 'narrow it, or give it "min" and "max"; ' : ''
    report(
      'out-of-bounds',
      `${percent}% of the draws would take ${worst.of} out of ${bounds}, and are cut off`,
      ask + remedy + where,
      'warning',
    )
  }
  if (draw?.effect === 'multiply' && values.every((value) => value === 0))
    report(
      'no-effect',
      `${id} is 0 in all years, which no factor changes`,
      'write add: … for multiply: …',
      'warning',
    )
  return true
}

const SPOKEN = { add: 'what is added', multiply: 'the factor', replace: 'the value' } as const
const PLAIN = { scale: 1, unit: '' } as const

type Interval = readonly [number, number]

/** Probability of a distribution between two values, both included; 0 when too little to draw from. */
function probability(distribution: Specification, [low, high]: Interval): number {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = distribution
  try {
    distributionOf({ ...distribution, min: Math.max(min, low), max: Math.min(max, high) })
  } catch (error) {
    if (error instanceof RangeError) return 0
    throw error
  }
  const whole = distributionOf(distribution)
  // A hair lower, since `cdf` counts a value that is drawn with a probability of its own as below itself.
  const below = Number.isFinite(low) ? low - 1e-12 * Math.max(Math.abs(low), 1e-9) : low
  return whole.cdf(high) - whole.cdf(below)
}

/** An interval as people read it, in a lever's unit. */
function intervalText([low, high]: Interval, { scale, unit }: Pick<Lever, 'scale' | 'unit'>): string {
  const shown = (value: number) => withUnit(String(Number((value / scale).toPrecision(6))), unit)
  if (low === Number.NEGATIVE_INFINITY) return `at most ${shown(high)}`
  return high === Number.POSITIVE_INFINITY ? `at least ${shown(low)}` : `${shown(low)} to ${shown(high)}`
}

/** Where the own file says what no longer fits an inherited entry. */
function placeOfChange({ parsed: { file, value } }: NamedScenario, { id, of }: Uncertain) {
  if (of === 'start') return file.place([value.data === undefined ? 'region' : 'data'])
  return Object.hasOwn(value.levers ?? {}, id) ? file.place(['levers', id]) : file.place(['years', 'end'])
}
