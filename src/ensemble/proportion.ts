/** A share of draws, and where the probability behind it lies with 95% confidence. */
export interface ProportionInterval {
  readonly probability: number
  readonly low: number
  readonly high: number
}

/** The 97.5% quantile of the standard normal distribution. */
const Z = 1.959963984540054

/** The share `count / total` with Wilson's (1927) score interval. */
export function proportionInterval(count: number, total: number): ProportionInterval {
  const share = count / total
  const middle = (share + Z ** 2 / (2 * total)) / (1 + Z ** 2 / total)
  const half =
    (Z * Math.sqrt((share * (1 - share)) / total + Z ** 2 / (4 * total ** 2))) / (1 + Z ** 2 / total)
  return {
    probability: share,
    low: count === 0 ? 0 : middle - half,
    high: count === total ? 1 : middle + half,
  }
}
