import { latinHypercubeDesign } from '../random/designs/latin-hypercube.js'
import { normalCdf } from '../random/normal.js'
import type { Simulation } from '../simulate/simulate.js'
import { inputFactors } from './factors.js'
import { inputMeans } from './lever-means.js'

/** Draws by which the quantiles of means are known. */
const DRAWS = 8192
/** Normal scores that all years of a path are tried at: from −4 to 4. */
const SCORES = Float64Array.from({ length: 801 }, (_, i) => (i - 400) / 100)

/**
 * For each factor of a simulation the probability at which each of its dimensions has to be so that the input is at
 * its own quantile `p`. Of an input with one dimension that is `p` itself. Of a lever that is drawn year by year it
 * is nearer to the middle: ten bad years in a row are far rarer than one. It is the rank that all years share
 * when the lever's mean up to `until` lies at the quantile `p` of such means.
 *
 * @throws RangeError when inputs are correlated, or `until` is not among the simulated years.
 */
export function inputEnds(simulation: Simulation, p: number, until: number, seed: number): Float64Array {
  const { names, factors } = inputFactors(simulation)
  if (factors.some(({ inputs }) => inputs.length > 1))
    throw new RangeError('the ends of correlated inputs have no probability of their own')
  const ends = new Float64Array(factors.length).fill(p)
  if (factors.every(({ dimensions }) => dimensions.length === 1)) return ends
  const drawn = inputMeans(simulation, latinHypercubeDesign({ draws: DRAWS, names, seed }), until)
  const ranks = SCORES.map((score) => normalCdf(score))
  const along = inputMeans(
    simulation,
    {
      draws: ranks.length,
      dimensions: names.length,
      fill: (_, from, count, to) => to.set(ranks.subarray(from, from + count)),
    },
    until,
  )
  for (const [f, { inputs, dimensions }] of factors.entries()) {
    if (dimensions.length === 1) continue
    const path = along.get(inputs[0]!)!
    // A factor on a negative path: the lower it is, the higher the lever.
    const way = path.at(-1)! < path[0]! ? -1 : 1
    const ascending = (values: Float64Array) => values.map((value) => way * value)
    const wanted = quantile(ascending(drawn.get(inputs[0]!)!).sort(), p)
    ends[f] = normalCdf(scoreOf(ascending(path), wanted))
  }
  return ends
}

/** The score at which an ascending column has the value, linear between its entries. */
function scoreOf(column: Float64Array, value: number): number {
  const above = column.findIndex((entry) => entry >= value)
  if (above <= 0) return SCORES.at(above)!
  const [low, high] = [column[above - 1]!, column[above]!]
  return SCORES[above - 1]! + ((value - low) / (high - low)) * (SCORES[above]! - SCORES[above - 1]!)
}

/** Quantile of ascending numbers, linear between order statistics (Hyndman and Fan 1996, type 7). */
function quantile(sorted: Float64Array, p: number): number {
  const position = (sorted.length - 1) * p
  const below = Math.floor(position)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below]! + (position - below) * (sorted[above]! - sorted[below]!)
}
