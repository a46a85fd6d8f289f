import type { Distribution } from '../distribution.js'
import { beta } from './beta.js'
import { checkMode, checkPositive } from './check.js'

/**
 * The beta distribution through a lowest, a most likely and a highest value, with mean
 * (low + weight × mode + high) / (weight + 2): Malcolm, Roseboom, Clark and Fazar 1959, "Application of a technique
 * for research and development program evaluation"; a weight other than 4 after Vose 2000, Risk Analysis.
 *
 * @throws RangeFault unless low < high, the mode lies from low to high and the weight is positive.
 */
export function pert(low: number, mode: number, high: number, weight = 4): Distribution {
  checkMode(low, mode, high)
  checkPositive('weight', weight)
  const a = 1 + (weight * (mode - low)) / (high - low)
  const b = 1 + (weight * (high - mode)) / (high - low)
  return { ...beta(a, b, low, high), kind: 'pert' }
}
