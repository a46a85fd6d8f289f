import type { Lever } from './model.js'
import type { Draw } from './uncertain.js'

/**
 * The interval that a drawn number must lie in so that the lever stays within its hard bounds in every simulated
 * year; `path` is what it is drawn around. All in base units, a factor as a plain number; ends may be infinite.
 *
 * With path p, width w and bounds [m, M], what is added obeys m ≤ p + w·d ≤ M, and a factor m ≤ p·(1 + w·(d − 1)) ≤ M:
 * the same with d − 1 for d and p·w for w.
 */
export function drawBounds(
  lever: Pick<Lever, 'min' | 'max'>,
  path: readonly number[],
  draw: Pick<Draw, 'effect' | 'widths'>,
): readonly [number, number] {
  if (draw.effect === 'replace') return [lever.min, lever.max]
  // The path lies within the bounds but for rounding: drawing nothing (0, or a factor of 1) is always possible.
  let low = Number.NEGATIVE_INFINITY
  let high = Number.POSITIVE_INFINITY
  for (const [i, value] of path.entries()) {
    const slope = (draw.widths?.[i] ?? 1) * (draw.effect === 'multiply' ? value : 1)
    if (slope === 0) continue
    const [down, up] = slope > 0 ? [lever.min, lever.max] : [lever.max, lever.min]
    low = Math.max(low, Math.min(0, (down - value) / slope))
    high = Math.min(high, Math.max(0, (up - value) / slope))
  }
  const still = draw.effect === 'multiply' ? 1 : 0
  return [low + still, high + still]
}
