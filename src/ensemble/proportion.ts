/** A share of draws, and where the probability behind it lies with 95% confidence. */
export interface Interval {
  readonly probability: number
  readonly low: number
  readonly high: number
}

/** The 97.5% quantile of the standard normal distribution. */
const Z = 1.959963984540054

/** The share `count / of` with Wilson's (1927) score interval. */
export function proportionInterval(count: number, of: number): Interval {
  const share = count / of
  const middle = (share + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of)
  const half = (Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))) / (1 + Z ** 2 / of)
  return {
    probability: share,
    low: count === 0 ? 0 : middle - half,
    high: count === of ? 1 : middle + half,
  }
}
