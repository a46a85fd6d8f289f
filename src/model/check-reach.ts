import { withUnit } from '../base/format.js'
import { distributionOf, type Specification } from '../random/specification.js'
import { drawBounds } from './draw-bounds.js'
import type { Lever } from './model.js'
import type { Certain } from './resolve-uncertain.js'
import type { NamedScenario, ScenarioContext } from './scenario-context.js'
import type { Uncertain } from './uncertain.js'

/** What would have to be drawn lies outside the lever's bounds with this much of its probability, or more. */
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
  const report = (kind: string, message: string, hint: string, severity: 'error' | 'warning' = 'error') =>
    context.report(
      own,
      kind,
      inherited ? `${message} (inherited from ${owner.name})` : message,
      inherited ? placeOfChange(own, input) : input.place,
      inherited ? `${hint}, or write uncertain: {${id}: none}` : hint,
      severity,
    )
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
  const hint = `bounds: ${lever.place.file}:${lever.place.line}`
  const distributions: readonly { of: string; distribution: Specification; between: Interval }[] = [
    ...(draw
      ? [
          {
            of: 'what is drawn',
            distribution: draw.distribution,
            between: drawBounds(lever, values, draw),
          },
        ]
      : []),
    ...(fan?.years ?? []).map((points, i) => ({
      of: `the fan in ${context.first + i}`,
      distribution: { kind: 'quantiles', points } as const,
      between: [lever.min, lever.max] as const,
    })),
  ]
  const parts = distributions.map(({ of, distribution, between }) => ({
    of,
    inside: probability(distribution, between),
  }))
  const worst = parts.reduce((a, b) => (b.inside < a.inside ? b : a), { of: '', inside: 1 })
  if (worst.inside === 0) {
    report(
      'out-of-bounds',
      `${worst.of} of ${id} lies outside the bounds of the lever: ${boundsOf(lever)}`,
      hint,
    )
    return false
  }
  if (worst.inside < 1 - MOST_OUTSIDE) {
    const percent = Number(((1 - worst.inside) * 100).toPrecision(2))
    report(
      'out-of-bounds',
      `${percent}% of ${worst.of} of ${id} lies outside the bounds of the lever, ${boundsOf(lever)}, and is cut off`,
      `narrow it, or cut it by "min" and "max" of its own; ${hint}`,
      'warning',
    )
  }
  if (draw?.effect === 'multiply' && values.every((value) => value === 0))
    report('no-effect', `${id} is 0 in all years, which no factor changes`, 'write add: …', 'warning')
  return true
}

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

function boundsOf({ min, max, scale, unit }: Lever): string {
  const shown = (value: number) => withUnit(String(Number((value / scale).toPrecision(6))), unit)
  if (min === Number.NEGATIVE_INFINITY) return `at most ${shown(max)}`
  return max === Number.POSITIVE_INFINITY ? `at least ${shown(min)}` : `${shown(min)} to ${shown(max)}`
}

/** Where the own file says what no longer fits an inherited entry. */
function placeOfChange({ parsed: { file, value } }: NamedScenario, { id, of }: Uncertain) {
  if (of === 'start') return file.place([value.data === undefined ? 'region' : 'data'])
  return Object.hasOwn(value.levers ?? {}, id) ? file.place(['levers', id]) : file.place(['years', 'end'])
}
