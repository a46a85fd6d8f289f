import { gammaln } from 'simple-statistics'

/** The probability of at least `hits` successes in so many independent trials of probability `p`. */
export function binomialTail(hits: number, trials: number, p: number): number {
  if (hits <= 0) return 1
  if (hits > trials || p <= 0) return 0
  if (p >= 1) return 1
  // Summed from the side where terms fall, so that nothing cancels.
  if (hits <= trials * p) return 1 - sumDown(hits - 1, trials, p)
  return Math.min(1, sumDown(trials - hits, trials, 1 - p))
}

/** P(X ≤ most) of a binomial X, for `most` below the mean. */
function sumDown(most: number, trials: number, p: number): number {
  const log =
    gammaln(trials + 1) -
    gammaln(most + 1) -
    gammaln(trials - most + 1) +
    most * Math.log(p) +
    (trials - most) * Math.log1p(-p)
  let term = Math.exp(log)
  let sum = term
  for (let x = most; x > 0 && term > 1e-18 * sum; x--) {
    term *= (x / (trials - x + 1)) * ((1 - p) / p)
    sum += term
  }
  return sum
}
