/** A distribution of one number. */
export interface Distribution {
  /** As scenario files name it: `normal`, `log_normal`. */
  readonly kind: string
  /** NaN where the distribution has none. */
  readonly mean: number
  /** Standard deviation; NaN where the distribution has none, or an infinite one. */
  readonly sd: number
  /** Bounds of what can come out; may be infinite. */
  readonly low: number
  readonly high: number
  /** Probability of a value of at most `x`. */
  cdf(x: number): number
  /** The smallest x with cdf(x) ≥ p, for p in [0, 1]; NaN for any other p. */
  quantile(p: number): number
  /**
   * Turns standard normal scores into values, in place: the quantile at Φ(z), for the first `count` entries. This
   * is what sampling calls, for correlated scores keep their ranks; it may interpolate `quantile` where the error
   * stays below 1e-9 of the standard deviation (or of the middle half's width, or of the distance from the median).
   */
  fromScores(scores: Float64Array, count: number): void
}
