import { largestSize } from '../statistics/summary.js'

/**
 * The power of two nearest below the largest size in `values`, 1 if all are 0. Dividing by it loses no digit and
 * leaves sizes up to 2, so that squares neither overflow nor vanish and a fit is the same in any unit.
 */
export function binaryUnit(values: Float64Array): number {
  const size = largestSize(values)
  return size === 0 ? 1 : 2 ** Math.min(1023, Math.max(-1022, Math.floor(Math.log2(size))))
}
