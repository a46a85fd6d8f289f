import { normalBetween, normalCdf, normalQuantile } from '../../numerics/special/normal.js'
import type { Distribution } from '../distribution.js'
import { RangeFault } from '../range-fault.js'
import { scoreMoments } from '../score-moments.js'
import { scoreTable } from '../score-table.js'

/** Less probability than this cannot be told from none. */
const LEAST = 1e-12
/** Beyond this score lies no probability that a number can hold. */
const FARTHEST = 38.5

/**
 * `distribution` restricted to [low, high] (either may be infinite) and renormalised. A score w becomes the score z
 * at which Φ(z) = Φ(zLow) + Φ(w) (Φ(zHigh) - Φ(zLow)), and z the value that `distribution` has there: nothing needs
 * to be known about the distribution, and its far tails are cut as exactly as its middle. Mean and standard deviation
 * are quadratures of that: the closed forms that some kinds have lose their digits in narrow and in far intervals.
 *
 * @throws RangeFault when `low` is above `high`, or less than 1e-12 of the probability lies between them.
 */
export function truncated(distribution: Distribution, low: number, high: number): Distribution {
  if (!(low <= high)) throw new RangeFault((words) => words.notDescending(low, high))
  const valueAt = (z: number) => {
    const one = Float64Array.of(z)
    distribution.fromScores(one, 1)
    return one[0]!
  }
  const zLow = boundary((z) => valueAt(z) >= low)
  const zHigh = boundary((z) => valueAt(z) > high)
  const inside = normalBetween(zLow, zHigh)
  if (!(inside >= LEAST)) throw hardlyAny(distribution, [low, high], inside)
  const below = normalCdf(zLow)
  const above = normalCdf(-zHigh)
  /** The distribution's score for one of ours. */
  const scoreAt = (w: number) => {
    const lower = below + inside * normalCdf(w)
    return lower <= 0.5 ? normalQuantile(lower) : -normalQuantile(above + inside * normalCdf(-w))
  }
  const bottom = Math.max(low, distribution.low)
  const top = Math.min(high, distribution.high)
  const clamp = (x: number) => Math.min(top, Math.max(bottom, x))
  const tailless = bottom > -Infinity && top < Infinity
  // Worked out when asked for: sampling never does, and it takes longer than all the rest.
  let moments: ReturnType<typeof scoreMoments> | undefined
  const momentsOf = () => {
    moments ??= scoreMoments((w) => clamp(valueAt(scoreAt(w))))
    return moments
  }

  let warp: Distribution['fromScores'] | undefined
  return {
    kind: 'truncated',
    get mean() {
      return tailless || !Number.isNaN(distribution.mean) ? momentsOf().mean : Number.NaN
    },
    get sd() {
      return tailless || !Number.isNaN(distribution.sd) ? momentsOf().sd : Number.NaN
    },
    low: bottom,
    high: top,
    cdf(x) {
      if (x < bottom) return 0
      return x >= top
        ? 1
        : normalBetween(
            zLow,
            boundary((z) => valueAt(z) > x),
          ) / inside
    },
    quantile: (p) => (p >= 0 && p <= 1 ? clamp(valueAt(scoreAt(normalQuantile(p)))) : Number.NaN),
    fromScores(scores, count) {
      warp ??= scoreTable((w) => {
        const z = scoreAt(w)
        return [z, inside * Math.exp((z - w) * (z + w) * 0.5)]
      }, scoreAt(0.5) - scoreAt(-0.5))
      warp(scores, count)
      distribution.fromScores(scores, count)
      for (let i = 0; i < count; i++) scores[i] = clamp(scores[i]!)
    },
  }
}

/** That next to none of the probability lies between bounds. */
function hardlyAny(
  { kind, quantile }: Distribution,
  bounds: readonly [number, number],
  inside: number,
): RangeFault {
  const shown = (p: number) => Number(quantile(p).toPrecision(4))
  const middle = [shown(0.01), shown(0.99)] as const
  return new RangeFault((words) => words.noneBetween(bounds, inside, words.distribution(kind), middle, LEAST))
}

/** The least score for which `holds`, which from there on holds for all: by bisection down to the last digit. */
function boundary(holds: (z: number) => boolean): number {
  let low = -FARTHEST
  let high = FARTHEST
  if (holds(low)) return -Infinity
  if (!holds(high)) return Infinity
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return high
    if (holds(middle)) high = middle
    else low = middle
  }
}
