import { normalCdf } from '../../numerics/special/normal.js'
import { quantileOfSorted } from '../../numerics/statistics/summary.js'
import type { Design } from '../../random/design.js'
import { latinHypercubeDesign } from '../../random/designs/latin-hypercube.js'
import type { Simulation } from '../../simulate/simulate.js'
import { inputFactors } from './factors.js'
import { inputMeans } from './input-means.js'

/** Draws by which the distribution of means is known, and as many mirrored ones. */
const DRAWS = 4096
/** Normal scores that all years of a path are tried at: from −4 to 4. */
const SCORES = Float64Array.from({ length: 801 }, (_, i) => (i - 400) / 100)

/**
 * A design that moves each uncertain input as one number, made into a design of all that is drawn. `design` has a
 * dimension for each input, in the scenario's order, and says at which of its quantiles the input is to be. For an
 * input that takes one number the two are the same. A lever that is drawn year by year has that quantile in its
 * mean from the first simulated year to `until`, all years sharing one rank; that rank is nearer to the
 * middle than the quantile, for ten bad years in a row are far rarer than one.
 *
 * Means are compared with those of 8,192 draws; mirrored ones among them make medians of symmetric inputs exact.
 *
 * @throws RangeError when inputs are correlated, their number is not that of the design's dimensions, or `until` is
 * not among the simulated years.
 */
export function inputDesign(simulation: Simulation, design: Design, until: number, seed: number): Design {
  const { names, factors } = inputFactors(simulation)
  if (factors.some(({ inputs }) => inputs.length > 1))
    throw new RangeError('correlated inputs do not move one by one; set their correlations aside first')
  if (design.dimensions !== factors.length)
    throw new RangeError(`the design has ${design.dimensions} dimensions; there are ${factors.length} inputs`)
  const owner = new Int32Array(names.length)
  for (const [f, { dimensions }] of factors.entries()) for (const d of dimensions) owner[d] = f
  const several = factors.map(({ dimensions }) => dimensions.length > 1)
  const rankOf = several.includes(true) ? ranks(simulation, names, until, seed) : undefined
  const ids = factors.map(({ inputs }) => inputs[0]!)
  return {
    draws: design.draws,
    dimensions: names.length,
    fill(dimension, from, count, to) {
      const factor = owner[dimension]!
      design.fill(factor, from, count, to)
      if (several[factor]) for (let i = 0; i < count; i++) to[i] = rankOf!(ids[factor]!, to[i]!)
    },
  }
}

/** The rank that all numbers of an input share when its mean is at a quantile; by the input's id. */
function ranks(
  simulation: Simulation,
  names: readonly string[],
  until: number,
  seed: number,
): (id: string, p: number) => number {
  const along = inputMeans(simulation, diagonal(names.length), until)
  const drawn = inputMeans(simulation, mirrored(names, seed), until)
  // A factor on a negative path: the higher its rank, the lower the lever.
  const ways = new Map([...along].map(([id, path]) => [id, path.at(-1)! < path[0]! ? -1 : 1]))
  const ascending = (id: string, values: Float64Array) => values.map((value) => ways.get(id)! * value)
  const paths = new Map([...along].map(([id, values]) => [id, ascending(id, values)]))
  const sorted = new Map([...drawn].map(([id, values]) => [id, ascending(id, values).sort()]))
  const known = new Map<string, number>()
  return (id, p) => {
    const key = `${id} ${p}`
    const rank = known.get(key) ?? normalCdf(scoreAt(paths.get(id)!, quantileOfSorted(sorted.get(id)!, p)))
    known.set(key, rank)
    return rank
  }
}

/** Every dimension at the same rank, from low to high. */
function diagonal(dimensions: number): Design {
  const all = SCORES.map((score) => normalCdf(score))
  return {
    draws: all.length,
    dimensions,
    fill: (_, from, count, to) => to.set(all.subarray(from, from + count)),
  }
}

/** A Latin hypercube, and the same with every number u as 1 − u. */
function mirrored(names: readonly string[], seed: number): Design {
  const plain = latinHypercubeDesign({ draws: DRAWS, names, seed })
  return {
    draws: 2 * DRAWS,
    dimensions: names.length,
    fill(dimension, from, count, to) {
      // Draws 2i and 2i + 1 mirror each other.
      const start = Math.floor(from / 2)
      const half = new Float64Array(Math.ceil((from + count) / 2) - start)
      plain.fill(dimension, start, half.length, half)
      for (let i = 0; i < count; i++) {
        const u = half[Math.floor((from + i) / 2) - start]!
        to[i] = (from + i) % 2 === 0 ? u : 1 - u
      }
    },
  }
}

/** The score at which an ascending column has the value, linear between its entries. */
function scoreAt(column: Float64Array, value: number): number {
  const above = column.findIndex((entry) => entry >= value)
  if (above <= 0) return SCORES.at(above)!
  const [low, high] = [column[above - 1]!, column[above]!]
  return SCORES[above - 1]! + ((value - low) / (high - low)) * (SCORES[above]! - SCORES[above - 1]!)
}
