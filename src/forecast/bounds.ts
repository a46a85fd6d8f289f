import { isPercent } from './history/series-rows.js'
import { withNumbers } from './numbers.js'
import type { Predictive } from './predictive.js'
import { meanByQuantiles } from './scale.js'

/** What values can be at least and at most; infinite where nothing holds them. */
export interface Bounds {
  readonly lower: number
  readonly upper: number
}

/** Anything goes. */
export const UNBOUNDED: Bounds = { lower: -Infinity, upper: Infinity }

/** Bounds, and what they were taken from. */
export interface FoundBounds {
  readonly bounds: Bounds
  readonly by: 'given' | 'unit' | 'name' | 'values'
}

/** Shares of a whole, by their names. */
const SHARE =
  /share|urban|percent|proportion|coverage|rate of (coverage|enrol|literacy|use)|比重|占比|比例|城镇化率|覆盖率|普及率|入学率/i
/** Heads, which are counted, unless the name says that they are shared out. */
const HEADS = /population|people|persons|households|人口|人数|户数/i
const SHARED = /share|percent|proportion|rate|比重|占比|比例|率/i
/** Changes, which may turn negative whatever they were so far. */
const CHANGE = /growth|change|inflation|increase|增速|增长|涨幅|通胀|变化|变动/i

/**
 * The bounds that a history speaks for, by its unit, its name and its values: shares stay between 0 and 100 (or 1
 * when all values are), what was never negative stays at or above 0, and growth rates have no bounds.
 */
export function boundsFor(indicator: string, unit: string, values: Float64Array): FoundBounds {
  const unbounded: FoundBounds = { bounds: UNBOUNDED, by: 'values' }
  let least = Infinity
  let most = -Infinity
  for (const value of values) {
    if (value < least) least = value
    if (value > most) most = value
  }
  if (CHANGE.test(indicator) || !(least >= 0)) return unbounded
  const percent = isPercent(unit)
  const named = SHARE.test(indicator) && (SHARED.test(indicator) || !HEADS.test(indicator))
  if (named && !percent && most <= 1) return { bounds: { lower: 0, upper: 1 }, by: 'name' }
  // A unit of its own, such as 万人, says that an "urban population" is no share.
  if (most <= 100 && (percent || (named && unit === '')))
    return { bounds: { lower: 0, upper: 100 }, by: percent ? 'unit' : 'name' }
  return { bounds: { lower: 0, upper: Infinity }, by: 'values' }
}

/**
 * A path kept within bounds: quantiles outside are moved to the nearer bound, and the mean is that of what is left.
 *
 * @throws {BeyondNumbers} when it has no numbers, which bounds would hide.
 */
export function bounded(path: Predictive, { lower, upper }: Bounds): Predictive {
  withNumbers(path)
  if (lower === -Infinity && upper === Infinity) return path
  const inside = (value: number) => Math.min(upper, Math.max(lower, value))
  const kept: Predictive = {
    horizon: path.horizon,
    mean: path.mean,
    quantile: (step, probability) => inside(path.quantile(step, probability)),
  }
  const cut = path.mean.some(
    (_, step) => path.quantile(step, FAR) < lower || path.quantile(step, 1 - FAR) > upper,
  )
  return cut ? { ...kept, mean: meanByQuantiles(kept) } : { ...kept, mean: path.mean.map(inside) }
}

/** Probability of a tail too thin to move a mean. */
const FAR = 0.001
