import type { Design } from '../random/design.js'
import { type Factor, factorOf } from './factor.js'
import { RandomStream } from './random-stream.js'

/** How trajectories are laid out. */
export interface MorrisOptions {
  readonly factors: readonly Factor[]
  /** Of the model; those in no factor stay in the middle, at 0.5. */
  readonly dimensions: number
  /** How many trajectories; 10 to 50 are usual. */
  readonly trajectories: number
  /** Levels of the grid, an even number; default 4. */
  readonly levels?: number
  /** Distance of the lowest level from 0 and of the highest from 1; default half a level, 0.5 / levels. */
  readonly edge?: number
  readonly seed: number
}

/**
 * Where to run the model for `morrisEffects`: r random trajectories of k + 1 draws each (Morris 1991).
 * From one draw to the next a single factor moves, each factor once.
 */
export interface MorrisDesign extends Design {
  readonly factors: readonly Factor[]
  readonly trajectories: number
  /** Length of a move, as a share of the way from lowest to highest level: p / (2 (p − 1)). */
  readonly delta: number
  /** The factor that moves after draw `step` of a trajectory, at `trajectory × k + step`. */
  readonly order: Int32Array
  /** Whether a dimension goes up (1) or down (−1) when it moves, at `dimension × r + trajectory`. */
  readonly direction: Int8Array
}

/**
 * Trajectories on a grid of p levels. As 0 and 1 themselves are no draws, level j lies at
 * edge + (1 − 2 edge) j / (p − 1); with the default edge that is the middle of the j-th of p equal slices, so a
 * lever takes its quantiles 12.5%, 37.5%, 62.5% and 87.5% for p = 4.
 *
 * A move spans p / 2 levels, so that each level is equally likely before and after. Every dimension begins on each
 * level in as many trajectories as on any other, up to one; the dimensions of one factor begin on levels of
 * their own and move at once (Campolongo, Cariboni and Saltelli 2007, on groups).
 *
 * @throws RangeError when levels are odd, the edge is not in (0, 0.5), or there is no trajectory.
 */
export function morrisDesign(options: MorrisOptions): MorrisDesign {
  const { factors, dimensions, trajectories, levels = 4, edge = 0.5 / levels, seed } = options
  const k = factors.length
  const owner = factorOf(factors, dimensions)
  if (!Number.isInteger(levels) || levels < 2 || levels % 2 !== 0)
    throw new RangeError(`levels must be an even number of at least 2, not ${levels}`)
  if (!(edge > 0 && edge < 0.5)) throw new RangeError(`edge must lie between 0 and 0.5, not ${edge}`)
  if (!Number.isInteger(trajectories) || trajectories < 1)
    throw new RangeError(`trajectories must be a whole number of at least 1, not ${trajectories}`)

  const order = new Int32Array(trajectories * k)
  /** When each factor moves: the first step at which it has moved. */
  const moved = new Int32Array(trajectories * k)
  const orders = new RandomStream(seed, 'morris orders')
  for (let t = 0; t < trajectories; t++) {
    const ordered = order.subarray(t * k, (t + 1) * k)
    for (let f = 0; f < k; f++) ordered[f] = f
    orders.shuffle(ordered)
    for (let s = 0; s < k; s++) moved[t * k + ordered[s]!] = s + 1
  }
  const starts = new Int32Array(dimensions * trajectories)
  for (let d = 0; d < dimensions; d++)
    levelsInTurn(
      starts.subarray(d * trajectories, (d + 1) * trajectories),
      levels,
      new RandomStream(seed, `morris dimension ${d}`),
    )
  const direction = Int8Array.from(starts, (level) => (level < levels / 2 ? 1 : -1))

  const at = (level: number) => edge + ((1 - 2 * edge) * level) / (levels - 1)
  return {
    draws: trajectories * (k + 1),
    dimensions,
    factors,
    trajectories,
    delta: levels / (2 * (levels - 1)),
    order,
    direction,
    fill(dimension, from, count, to) {
      const factor = owner[dimension]!
      for (let i = 0; i < count; i++) {
        const t = Math.floor((from + i) / (k + 1))
        const cell = dimension * trajectories + t
        const gone = (from + i) % (k + 1) >= moved[t * k + factor]! ? (direction[cell]! * levels) / 2 : 0
        to[i] = factor === -1 ? 0.5 : at(starts[cell]! + gone)
      }
    },
  }
}

/** Levels in random order; how often two of them come differs by one at most. */
function levelsInTurn(to: Int32Array, levels: number, random: RandomStream): void {
  const first = random.below(levels)
  for (let t = 0; t < to.length; t++) to[t] = (first + t) % levels
  random.shuffle(to)
}
