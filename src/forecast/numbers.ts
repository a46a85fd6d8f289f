import { FitError } from './method.js'
import type { Predictive } from './predictive.js'

/** Larger values are not believed, of histories as of forecasts; their squares are numbers. */
export const LARGEST = 1e150

/**
 * Where paths are looked at: quantiles never fall as the probability grows, so that what lies between the outer two is
 * within theirs, but for the middle, where an endless spread times a score of 0 is no number.
 */
const LOOKED_AT = [0.005, 0.5, 0.995]

/** Why a path is refused whose values are not numbers, or too large to be believed. */
export class BeyondNumbers extends FitError {
  constructor() {
    super('it leads to values beyond all numbers', '结果超出计算范围')
  }
}

/** Whether the mean and the quantiles of each step are numbers up to a size, but for the far tails. */
function hasNumbers(path: Predictive, largest: number): boolean {
  for (let step = 0; step < path.horizon; step++) {
    if (!(Math.abs(path.mean[step]!) <= largest)) return false
    for (const probability of LOOKED_AT)
      if (!(Math.abs(path.quantile(step, probability)) <= largest)) return false
  }
  return true
}

/**
 * The path itself when it has numbers. Whatever turns endless values into others, as bounds and the ends of a scale do,
 * asks this first, for afterwards nobody could tell.
 *
 * @throws {BeyondNumbers} when it has not.
 */
export function withNumbers(path: Predictive, largest = Number.MAX_VALUE): Predictive {
  if (!hasNumbers(path, largest)) throw new BeyondNumbers()
  return path
}

/**
 * A path on its way out: its quantiles are numbers for all probabilities, far tails ending at the largest that is
 * believed.
 *
 * @throws {BeyondNumbers} when it has no numbers, or larger ones.
 */
export function sealed(path: Predictive): Predictive {
  const { horizon, mean } = withNumbers(path, LARGEST)
  return {
    horizon,
    mean,
    quantile: (step, probability) => {
      if (!(probability > 0 && probability < 1))
        throw new RangeError(`the probability of a quantile is ${probability}; it must be between 0 and 1`)
      const value = Math.min(LARGEST, Math.max(-LARGEST, path.quantile(step, probability)))
      if (Number.isNaN(value))
        throw new Error(`the quantile ${probability} of step ${step} of ${horizon} is not a number`)
      return value
    },
  }
}
