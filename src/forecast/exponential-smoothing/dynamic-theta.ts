/**
 * The states of the dynamic optimised theta model after `count` values: the smoothed level; the mean, intercept
 * and slope of the least-squares line through all values so far.
 *
 * Fiorucci, Pellegrini, Louzada, Petropoulos and Koehler 2016, "Models for optimising the theta method and their
 * relationship to state space models", International Journal of Forecasting 32, section 3.
 */
export class DynamicTheta {
  count = 0
  level: number
  #mean = 0
  #intercept = 0
  #slope = 0
  readonly #alpha: number
  /** (1 − α) to the power of `count`. */
  #left = 1

  constructor(alpha: number, level: number, count = 0) {
    this.#alpha = alpha
    this.level = level
    this.count = count
    this.#left = (1 - alpha) ** count
  }

  copy(): DynamicTheta {
    const copy = new DynamicTheta(this.#alpha, this.level, this.count)
    copy.#mean = this.#mean
    copy.#intercept = this.#intercept
    copy.#slope = this.#slope
    return copy
  }

  /** What the line adds to the forecast of the next value, per 1 − 1/θ. */
  get line(): number {
    const next = this.#left * (1 - this.#alpha)
    return this.#left * this.#intercept + ((1 - next) / this.#alpha) * this.#slope
  }

  /** Takes the next value in. */
  add(value: number): void {
    const t = ++this.count
    this.#left *= 1 - this.#alpha
    this.level += this.#alpha * (value - this.level)
    this.#slope = ((t - 2) * this.#slope + (6 / t) * (value - this.#mean)) / (t + 1)
    if (t === 1) this.#slope = 0
    this.#mean += (value - this.#mean) / t
    this.#intercept = this.#mean - (this.#slope * (t + 1)) / 2
  }
}
