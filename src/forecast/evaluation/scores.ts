import type { Predictive } from '../predictive.js'

/**
 * Scores of forecasts against what came. Arrays have one value a step; all scores but coverage are better when
 * smaller. Scaled scores divide by what the naive forecast misses by, one year ahead, within the history; for a
 * constant history that is 0, and they are NaN.
 */

/** Mean absolute change from year to year of the history; NaN for a constant one. */
export function naiveScale(history: Float64Array): number {
  let sum = 0
  for (let t = 1; t < history.length; t++) sum += Math.abs(history[t]! - history[t - 1]!)
  return sum > 0 ? sum / (history.length - 1) : Number.NaN
}

/** Root mean square change from year to year of the history; NaN for a constant one. */
export function naiveSquareScale(history: Float64Array): number {
  const unit = naiveScale(history)
  let sum = 0
  for (let t = 1; t < history.length; t++) sum += ((history[t]! - history[t - 1]!) / unit) ** 2
  return unit * Math.sqrt(sum / (history.length - 1))
}

/** Mean absolute scaled error. Hyndman and Koehler 2006, IJF 22, section 3. */
export function mase(actual: Float64Array, forecast: Float64Array, history: Float64Array): number {
  return average(actual.length, (i) => Math.abs(actual[i]! - forecast[i]!)) / naiveScale(history)
}

/** Root mean squared scaled error. Makridakis, Spiliotis and Assimakopoulos 2022 (M5), IJF 38, section 3. */
export function rmsse(actual: Float64Array, forecast: Float64Array, history: Float64Array): number {
  const unit = naiveSquareScale(history)
  return Math.sqrt(average(actual.length, (i) => ((actual[i]! - forecast[i]!) / unit) ** 2))
}

/**
 * Symmetric mean absolute percentage error, 0 to 200: the mean of 200 |y − f| / (|y| + |f|), and 0 where both
 * are 0. Makridakis and Hibon 2000 (M3), IJF 16, appendix A.
 */
export function smape(actual: Float64Array, forecast: Float64Array): number {
  return average(actual.length, (i) => {
    const miss = Math.abs(actual[i]! - forecast[i]!)
    return miss === 0 ? 0 : (200 * miss) / (Math.abs(actual[i]!) + Math.abs(forecast[i]!))
  })
}

/** Loss of `quantile` as the forecast that the value stays below with `probability`. Koenker and Bassett 1978. */
export function pinball(actual: number, quantile: number, probability: number): number {
  return (actual - quantile) * (probability - (actual < quantile ? 1 : 0))
}

/** Probabilities whose pinball losses stand for the integral over all: midpoints of equal shares. */
const GRID = Array.from({ length: 100 }, (_, i) => (i + 0.5) / 100)

/**
 * Continuous ranked probability score of a step: twice the mean pinball loss over 100 probabilities, which is the
 * integral to about one part in a thousand; the absolute error where the forecast is certain.
 * Gneiting and Raftery 2007, JASA 102, sections 4.2 and 6.1.
 */
export function crps(path: Predictive, step: number, actual: number): number {
  let sum = 0
  for (const probability of GRID) sum += pinball(actual, path.quantile(step, probability), probability)
  return (2 * sum) / GRID.length
}

/** The central interval of a step that holds the value with probability `level`, such as 0.95. */
export function interval(
  path: Predictive,
  step: number,
  level: number,
): readonly [low: number, high: number] {
  return [path.quantile(step, (1 - level) / 2), path.quantile(step, (1 + level) / 2)]
}

/**
 * Mean scaled interval score: width of the interval, and 2 / (1 − level) times what a value lies outside by.
 * Makridakis, Spiliotis and Assimakopoulos 2020 (M4), IJF 36, section 2.4; Gneiting and Raftery 2007, section 6.2.
 */
export function msis(actual: Float64Array, path: Predictive, level: number, history: Float64Array): number {
  const score = average(actual.length, (i) => {
    const [low, high] = interval(path, i, level)
    const outside = Math.max(low - actual[i]!, actual[i]! - high, 0)
    return high - low + (2 / (1 - level)) * outside
  })
  return score / naiveScale(history)
}

/** Share of the values that lie in their intervals, 0 to 1, bounds included. */
export function coverage(actual: Float64Array, path: Predictive, level: number): number {
  return average(actual.length, (i) => {
    const [low, high] = interval(path, i, level)
    return low <= actual[i]! && actual[i]! <= high ? 1 : 0
  })
}

/** Mean of `value(0)` to `value(count - 1)`. */
function average(count: number, value: (i: number) => number): number {
  let sum = 0
  for (let i = 0; i < count; i++) sum += value(i)
  return sum / count
}
