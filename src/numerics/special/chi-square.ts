import { normalCdf } from './normal.js'

/**
 * Probability that a chi-square number of `df` degrees of freedom, a whole number from 1 on, is above `x`: from that
 * of 1 or 2, two more at a time. Abramowitz and Stegun 1964, 26.4.4, 26.4.5 and 26.4.8.
 */
export function chiSquareTail(x: number, df: number): number {
  const first = df % 2 === 1 ? 1 : 2
  const height = Math.exp(-x / 2)
  let tail = first === 1 ? 2 * normalCdf(-Math.sqrt(x)) : height
  let step = height * (first === 1 ? Math.sqrt((2 * x) / Math.PI) : x / 2)
  for (let k = first; k < df; k += 2) {
    tail += step
    step *= x / (k + 2)
  }
  return tail
}
