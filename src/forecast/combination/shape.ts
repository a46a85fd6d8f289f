import type { Predictive } from '../predictive.js'

/** How far the upper half follows the exponential, in its exponent, before it goes on as a straight line. */
const TAMED = 0.3

/**
 * Student's t with 4 degrees of freedom around `centre` at each step, `spread` the scale at each: the errors of
 * combined forecasts have about such tails. Where the history is `positive` the values are spread around the centre in
 * ratios, not differences: below by exp(−x), so that they stay above 0; above by exp(x) up to x = 0.3 and along the
 * tangent from there, since compounding heavy tails would promise what no history bears out.
 *
 * Quantiles of t with 4 degrees by their closed form: Shaw 2006, "Sampling Student's T distribution", Journal of
 * Computational Finance 9.
 */
export function spreadAround(centre: Float64Array, spread: Float64Array, positive: boolean): Predictive {
  const at = (step: number, t: number) => {
    const middle = centre[step]!
    const away = spread[step]! * t
    if (!positive || !(middle > 0) || away === 0) return middle + away
    const x = away / middle
    return middle * (x <= TAMED ? Math.exp(x) : Math.exp(TAMED) * (1 + x - TAMED))
  }
  return {
    horizon: centre.length,
    mean: centre.map((_, step) => SHARES.reduce((sum, t) => sum + at(step, t), 0) / SHARES.length),
    quantile: (step, probability) => at(step, studentQuantile(probability)),
  }
}

/** The quantile of Student's t with 4 degrees of freedom. */
export function studentQuantile(probability: number): number {
  const tail = Math.min(probability, 1 - probability)
  if (tail === 0.5) return 0
  const root = Math.sqrt(4 * tail * (1 - tail))
  const size = 2 * Math.sqrt(Math.cos(Math.acos(root) / 3) / root - 1)
  return probability < 0.5 ? -size : size
}

/** Quantiles in the middle of a hundred equal shares: their average stands for the mean. */
const SHARES = Array.from({ length: 100 }, (_, i) => studentQuantile((i + 0.5) / 100))
