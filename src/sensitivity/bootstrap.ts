import { quantileOfSorted } from '../numerics/statistics/summary.js'
import type { RandomStream } from './random-stream.js'

/** How an interval is made by resampling. */
export interface Resampling {
  /** How many resamples; default 1000. */
  readonly resamples?: number
  /** Probability that the interval is to cover; default 0.95. */
  readonly confidence?: number
  readonly seed: number
}

/** An estimate and the interval in which resampling places it. */
export interface Estimate {
  readonly value: number
  readonly low: number
  readonly high: number
  /** Whether low ≤ 0 ≤ high: what is estimated cannot be told from zero. */
  readonly includesZero: boolean
}

/** The numbers of a {@link Resampling}, defaults filled in. @throws RangeError when they make no interval. */
export function resamplingOf(options: Resampling): Required<Resampling> {
  const { resamples = 1000, confidence = 0.95, seed } = options
  if (!Number.isInteger(resamples) || resamples < 2)
    throw new RangeError(`resamples must be a whole number of at least 2, not ${resamples}`)
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`confidence must lie between 0 and 1, not ${confidence}`)
  return { resamples, confidence, seed }
}

/**
 * How often each of so many rows is drawn when as many are drawn with replacement (Efron 1979), written over
 * `counts`.
 */
export function resampleCounts(random: RandomStream, counts: Float64Array): void {
  counts.fill(0)
  for (let i = 0; i < counts.length; i++) counts[random.below(counts.length)]! += 1
}

/** The percentile interval (Efron 1981) around `value`; replicates that are NaN are left out. */
export function percentileEstimate(value: number, replicates: Float64Array, confidence: number): Estimate {
  const sorted = replicates.filter((replicate) => !Number.isNaN(replicate)).sort()
  const low = quantileOfSorted(sorted, (1 - confidence) / 2)
  const high = quantileOfSorted(sorted, (1 + confidence) / 2)
  return { value, low, high, includesZero: low <= 0 && high >= 0 }
}
