import { lineThrough } from '../numerics/statistics/line.js'

/**
 * Trend growth of a positive series, in percent a year: the slope of the least-squares line through the
 * logarithms, exp(slope) − 1. NaN with fewer than three points, or when one is not positive.
 */
export function trendGrowth(points: readonly { readonly year: number; readonly value: number }[]): number {
  if (points.length < 3 || points.some((p) => !(p.value > 0))) return Number.NaN
  const { slope } = lineThrough(
    points.map((p) => p.year),
    points.map((p) => Math.log(p.value)),
  )
  return Math.expm1(slope) * 100
}
