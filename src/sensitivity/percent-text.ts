import { formatNumber } from '../base/format.js'

/** A share as a whole percentage; what is not quite none or all does not round to it. */
export function percentText(share: number): string {
  if (share > 0 && share < 0.005) return '<1%'
  if (share < 1 && share >= 0.995) return '>99%'
  return `${formatNumber(100 * share, 0)}%`
}
