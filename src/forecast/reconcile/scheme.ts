import { binaryUnit } from '../../numerics/linear-algebra/binary-unit.js'
import { bottomUpProjection } from './bottom-up.js'
import { constraintsOf } from './constraints.js'
import { bottomFirst, type Identity, sumOf } from './identity.js'
import type { ReconciledBy, ReconcileMethod } from './method.js'
import { type Covariance, leastProjection, type Projection, project } from './projection.js'
import type { Errors } from './weights.js'
import { type BoundedValues, projectWithin } from './within-bounds.js'
import type { State } from './year-states.js'

/** The identities of years in which the same series are forecast, and how they are made to hold. */
export interface Scheme {
  readonly identities: readonly Identity[]
  /** Totals that are recomputed from their parts, those below first. */
  readonly sums: readonly Identity[]
  /** Where identities cross: forecast series that are no totals. */
  readonly bottom: readonly number[]
  readonly projection: Projection
  /** Undefined for bottom-up, which knows no bounds. */
  readonly weights: Covariance | undefined
}

/** The method asked for, or the one that can be had. */
export function methodFor(
  asked: ReconcileMethod,
  { correlations }: Errors,
  identities: readonly Identity[],
  size: number,
): ReconciledBy {
  if (asked === 'mint') {
    if (!correlations) return { method: 'wls', because: 'few-residuals' }
    return { method: 'mint', shrinkage: correlations.shrinkage }
  }
  if (asked === 'bottom-up' && !bottomUpProjection(identities, size))
    return { method: 'wls', because: 'several-bottoms' }
  return { method: asked }
}

/** Series that are known stay as they are; identities with a series that is absent do not count. */
export function schemeFor(
  all: readonly Identity[],
  states: readonly State[],
  method: ReconcileMethod,
  errors: Errors,
): Scheme {
  const size = states.length
  const ahead = (k: number) => typeof states[k] === 'number'
  const identities = all.filter(({ total, parts }) => {
    const members = [total, ...parts.map(({ series }) => series)]
    return members.every((k) => states[k] !== 'absent') && members.some(ahead)
  })
  const sums = bottomFirst(identities).filter(({ total }) => ahead(total))
  const totals = new Set(sums.map(({ total }) => total))
  const crossed = identities.length > totals.size
  const bottom = crossed ? [...states.keys()].filter((k) => ahead(k) && !totals.has(k)) : []
  if (method === 'bottom-up') {
    const projection = bottomUpProjection(identities, size, (k) => !ahead(k))
    if (projection) return { identities, sums, bottom, projection, weights: undefined }
  }
  const weights: Covariance = {
    deviations: errors.deviations.map((sd, k) => (ahead(k) ? (method === 'ols' ? 1 : sd) : 0)),
    correlations: method === 'mint' ? errors.correlations : undefined,
  }
  const projection = leastProjection(constraintsOf(identities, size), weights)
  return { identities, sums, bottom, projection, weights }
}

/** Digits, in bits, that values keep of the largest: enough for thirteen figures, and for exact sums of 512 of them. */
const KEPT = 44

/**
 * Values made to add up, within bounds; totals are then summed again, so that not even rounding is left. Where
 * identities cross, what has no parts is first rounded to a common binary unit: such sums are exact in any order.
 */
export function settle(
  { projection, weights, sums, bottom }: Scheme,
  values: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
): BoundedValues {
  const settled = weights
    ? projectWithin(projection, weights, values, lower, upper)
    : { values: project(projection, values), held: NONE }
  const unit = binaryUnit(settled.values) / 2 ** KEPT
  for (const k of bottom) {
    if (!settled.held.has(k)) settled.values[k] = unit * Math.round(settled.values[k]! / unit)
  }
  for (const { total, parts } of sums) {
    const sum = sumOf(parts, settled.values)
    // A total at its bound whose parts are subtracted: rounding would lead just outside.
    settled.values[total] = settled.held.has(total)
      ? Math.min(upper[total]!, Math.max(lower[total]!, sum))
      : sum
  }
  return settled
}

const NONE: ReadonlySet<number> = new Set()
