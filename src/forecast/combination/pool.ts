import type { Opinion } from './opinion.js'

/** The middle of several opinions, and how far from it the path may lie by them. */
export interface Pooled {
  readonly centre: number
  readonly spread: number
}

/** Share of the weight, in the middle, that a centre is the mean of. */
const MIDDLE = 0.6
/** Spreads beyond this many times the middle one, or below its inverse, are not believed; nor are values so far off. */
const BELIEVED = 8

/**
 * Several opinions on one step as one. The centre is the mean of the middle 60% of the weight: nearly as efficient as
 * the mean of all, nearly as safe from one that went astray as the median. The spread adds the weighted geometric mean
 * of their spreads and their disagreement about the centre, in squares; spreads more than eight times the middle one
 * or less than an eighth of it, and values farther than eight such spreads off, are moved to that limit first.
 *
 * Opinions that are not finite have no say; NaN when none is.
 */
export function pool(
  opinions: readonly (Opinion | undefined)[],
  weights: Float64Array,
  step: number,
): Pooled {
  const said: Said[] = []
  let total = 0
  for (let i = 0; i < opinions.length; i++) {
    const value = opinions[i]?.centre[step]
    const spread = opinions[i]?.spread[step]
    const weight = weights[i]!
    if (weight === 0 || !Number.isFinite(value) || !Number.isFinite(spread)) continue
    said.push({ value: value!, spread: spread!, weight })
    total += weight
  }
  if (said.length === 0) return { centre: Number.NaN, spread: Number.NaN }
  const usual = middleOf(said, total, 'spread')
  const centre = middleOf(said, total, 'value')
  if (usual === 0) return { centre, spread: 0 }
  let logs = 0
  let apart = 0
  for (const { value, spread, weight } of said) {
    logs += (weight / total) * Math.log(clamp(spread, usual / BELIEVED, usual * BELIEVED))
    apart += (weight / total) * clamp(value - centre, -BELIEVED * usual, BELIEVED * usual) ** 2
  }
  return { centre, spread: Math.hypot(Math.exp(logs), Math.sqrt(apart)) }
}

interface Said {
  readonly value: number
  readonly spread: number
  readonly weight: number
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value))
}

/** The weighted mean of the values or the spreads that are in the middle of the weight. */
function middleOf(said: Said[], total: number, of: 'value' | 'spread'): number {
  said.sort((a, b) => a[of] - b[of])
  const low = (total * (1 - MIDDLE)) / 2
  const high = total - low
  let below = 0
  let sum = 0
  for (const opinion of said) {
    const above = below + opinion.weight
    const inside = Math.min(above, high) - Math.max(below, low)
    if (inside > 0) sum += inside * opinion[of]
    below = above
  }
  return sum / (high - low)
}
