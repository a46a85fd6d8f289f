import type { Pooled } from './pool.js'

/** Mean absolute one-step error of the combination, in pooled spreads, over many public series. */
const USUAL = 0.75
/** How many errors' worth that mean is to a series' own. */
const SHRINKAGE = 10
/** One miss counts as at most so many spreads. */
const LARGEST = 5

/** How large a series' own one-step errors are, in pooled spreads, against the usual; drawn towards 1. */
export function ownRatio(trials: readonly { readonly pooled: Pooled; readonly value: number }[]): number {
  let sum = SHRINKAGE * USUAL
  let count = SHRINKAGE
  for (const { pooled, value } of trials) {
    if (!(pooled.spread > 0)) continue
    sum += Math.min(LARGEST, Math.abs(value - pooled.centre) / pooled.spread)
    count++
  }
  return sum / count / USUAL
}
