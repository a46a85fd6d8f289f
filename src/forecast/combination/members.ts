import type { Label } from '../../base/label.js'
import { variance } from '../../numerics/statistics/summary.js'
import type { Method } from '../method.js'
import { arimaWithin } from '../methods/arima.js'
import { drift } from '../methods/drift.js'
import { dampedHolt, ets } from '../methods/ets.js'
import { gompertz } from '../methods/gompertz.js'
import { logistic } from '../methods/logistic.js'
import { naive } from '../methods/naive.js'
import { robustDrift } from '../methods/robust-drift.js'
import { onScaleLabel, type Scale } from '../scale.js'
import { followsSaturation } from './saturating.js'

/** A method of the combination, on the values as they are or on the curved scale of the series. */
export interface Member {
  readonly method: Method
  readonly curved: boolean
  /** Weight before any evidence, in proportion. */
  readonly say: number
}

/** ARIMA of at most three terms: as accurate in the combination as without a limit, at a sixth of the cost. */
const arima = arimaWithin({ p: 3, q: 2, together: 3 })

/**
 * What is combined: the walks (with no, a plain and a robust drift), smoothing with a damped trend and of a chosen
 * form, and ARIMA; the trending ones on the curved scale too. Chosen on windows of public series: theta methods, local
 * trends and piecewise lines added nothing to these.
 */
export const MEMBERS: readonly Member[] = [
  { method: naive, curved: false, say: 1 },
  { method: drift, curved: false, say: 1 },
  { method: robustDrift, curved: false, say: 1 },
  { method: robustDrift, curved: true, say: 1 },
  { method: dampedHolt, curved: false, say: 1 },
  { method: dampedHolt, curved: true, say: 1 },
  { method: ets, curved: false, say: 1 },
  { method: arima, curved: false, say: 1 },
  { method: arima, curved: true, say: 1 },
]

/** The members for a few values: the drift counts double. */
const SHORT: readonly Member[] = [
  { method: naive, curved: false, say: 1 },
  { method: drift, curved: false, say: 2 },
]

/** Fewest values for more than the walks. */
const MODELLED = 5

/**
 * The members for a history: the naive one and the drift when it has less than five values, else all of `MEMBERS`,
 * and a saturating curve where it follows one closely.
 */
export function membersFor(values: Float64Array): readonly Member[] {
  if (values.length < MODELLED) return SHORT
  const follows = followsSaturation(values)
  return [
    ...MEMBERS.map((member) => (member.method === drift ? { ...member, say: driftSay(values) } : member)),
    ...(follows.logistic ? [{ method: logistic, curved: false, say: 1 }] : []),
    ...(follows.gompertz ? [{ method: gompertz, curved: false, say: 1 }] : []),
  ]
}

/** Standard deviation of yearly growth at which the plain drift counts double, and what it counts at most. */
const VOLATILE = 0.07
const MOST_SAY = 5

/**
 * What the plain drift has to say: the least adaptive of those that trend, it is the one that follows noise least, so
 * it counts the more the more yearly growth varies; 2 where values are not positive.
 */
function driftSay(values: Float64Array): number {
  if (!values.every((value) => value > 0)) return 2
  const growth = values.slice(1).map((value, t) => Math.log(value / values[t]!))
  return Math.min(MOST_SAY, 1 + variance(growth) / VOLATILE ** 2)
}

/** What is said of a member, with the scale that it works on: `ETS(A,Ad,N) on log`. */
export function memberLabel({ curved }: Member, label: Label, scale: Scale | undefined): Label {
  return curved && scale ? onScaleLabel(label, scale) : label
}
