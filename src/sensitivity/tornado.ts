import type { Design } from '../random/design.js'
import { type Factor, factorOf } from './factor.js'

/** Which factors are moved, and how far. */
export interface TornadoOptions {
  readonly factors: readonly Factor[]
  /** Of the model; those in no factor stay at their median. */
  readonly dimensions: number
  /** Probability at which a factor is low; default 0.1. */
  readonly low?: number
  /** Probability at which a factor is high; default 0.9. */
  readonly high?: number
}

/**
 * Where to run the model for {@link tornado}: draw 0 has every dimension at its median, draws 1 + 2i and 2 + 2i have
 * those of factor i at its low and its high probability, all together.
 *
 * @throws RangeError when 0 < low < high < 1 does not hold.
 */
export function tornadoDesign({ factors, dimensions, low = 0.1, high = 0.9 }: TornadoOptions): Design {
  const owner = factorOf(factors, dimensions)
  if (!(low > 0 && low < high && high < 1))
    throw new RangeError(`low and high must be 0 < low < high < 1, not ${low} and ${high}`)
  return {
    draws: 1 + 2 * factors.length,
    dimensions,
    fill(dimension, from, count, to) {
      const factor = owner[dimension]!
      for (let i = 0; i < count; i++) {
        const moved = factor !== -1 && (from + i + 1) >> 1 === factor + 1
        to[i] = !moved ? 0.5 : (from + i) % 2 === 1 ? low : high
      }
    },
  }
}

/** One bar: the output with one factor low and high, all others at their medians. NaN where the run failed. */
export interface TornadoBar {
  readonly name: string
  readonly low: number
  readonly high: number
  /**
   * Distance between the least and the greatest of low, high and base, so that a factor which moves the output the
   * same way on both sides does not seem idle; NaN when the run at low or at high failed.
   */
  readonly swing: number
}

/** What a run of {@link tornadoDesign} shows: the output with all factors at their medians, and by factor. */
export interface Tornado {
  /** The output with every factor at its median; NaN where that run failed, and then swings leave it out. */
  readonly base: number
  /** Widest first; those without a swing last, in the order of the factors. */
  readonly bars: readonly TornadoBar[]
}

/**
 * How far each factor alone moves the output (Howard 1988, "Decision analysis: practice and promise"; Eschenbach
 * 1992), from the output at the draws of a {@link tornadoDesign}.
 *
 * @throws RangeError when `output` is not 1 + 2 × factors long.
 */
export function tornado(output: Float64Array, factors: readonly Factor[]): Tornado {
  const draws = 1 + 2 * factors.length
  if (output.length !== draws)
    throw new RangeError(`the output has ${output.length} numbers; ${factors.length} factors need ${draws}`)
  const base = output[0]!
  const bars = factors.map(({ name }, i) => {
    const low = output[1 + 2 * i]!
    const high = output[2 + 2 * i]!
    const all = Number.isNaN(base) ? [low, high] : [low, high, base]
    return { name, low, high, swing: Math.max(...all) - Math.min(...all) }
  })
  const rank = ({ swing }: TornadoBar) => (Number.isNaN(swing) ? -1 : swing)
  return { base, bars: bars.sort((a, b) => rank(b) - rank(a)) }
}
