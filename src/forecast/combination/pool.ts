import type { Opinion } from './opinion.js'

/** The middle of several opinions, and how far from it the path may lie by them. */
export interface Pooled {
  readonly centre: number
  readonly spread: number
}

/** Spreads beyond this many times the middle one, or below its inverse, are not believed; nor are values so far off. */
const BELIEVED = 8

/**
 * Several opinions on one step as one. The centre is midway between their weighted mean and their weighted median:
 * nearly as efficient as the mean, nearly as safe from one that went astray as the median. The spread adds the
 * weighted geometric mean of their spreads and their disagreement about the centre, in squares. Spreads more than
 * eight times the middle one or less than an eighth of it, and values farther than eight such spreads from the
 * weighted median, are moved to that limit first.
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
  const median = middleOf(said, total, 'value')
  const within = (value: number) => clamp(value, median - BELIEVED * usual, median + BELIEVED * usual)
  let mean = 0
  for (const { value, weight } of said) mean += (weight / total) * within(value)
  const centre = (mean + median) / 2
  if (usual === 0) return { centre, spread: 0 }
  let logs = 0
  let apart = 0
  for (const { value, spread, weight } of said) {
    logs += (weight / total) * Math.log(clamp(spread, usual / BELIEVED, usual * BELIEVED))
    apart += (weight / total) * (within(value) - centre) ** 2
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

/** The weighted median of the values or the spreads, between the two next to the middle of the weight. */
function middleOf(said: Said[], total: number, of: 'value' | 'spread'): number {
  said.sort((a, b) => a[of] - b[of])
  let below = 0
  let before: { value: number; at: number } | undefined
  for (const opinion of said) {
    const at = (below + opinion.weight / 2) / total
    const value = opinion[of]
    if (at >= 0.5)
      return before ? before.value + ((value - before.value) * (0.5 - before.at)) / (at - before.at) : value
    before = { value, at }
    below += opinion.weight
  }
  return before!.value
}
