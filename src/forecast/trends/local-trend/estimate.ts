import { type Minimum, nelderMead } from '../../../numerics/optimise/nelder-mead.js'
import { filter, type Innovations, type LocalTrend } from './filter.js'

/** Least φ that is considered; below it damping is felt at once. Hyndman and Athanasopoulos 2021, section 8.2. */
const STRONGEST_DAMPING = 0.8

/** Below this variance, what is left over is rounding (of values of size 1). */
const ROUNDING = 1e-30

/**
 * The likeliest local trend, with φ = 1 or in [0.8, 1); its variances are right up to a common factor. Values should
 * be of size 1 or so, at least 3 of them.
 *
 * The common factor is concentrated out of the diffuse likelihood (Harvey 1989, section 4.2.2). What is left are two
 * angles: variances are to each other as fourth powers of a point on a sphere, so that each can be 0 without a
 * bound, and small ones (those of slopes) have room. There may be more than one peak, so a grid comes first.
 */
export function estimate(values: Float64Array): LocalTrend {
  const n = values.length
  const sums: Innovations = { squares: 0, logs: 0 }
  /** Minus twice the logarithm of the likelihood, without constants. */
  const deviance = (a: number, b: number, damping: number): number => {
    const rest = Math.sin(a)
    const [level, slope] = [rest * Math.cos(b), rest * Math.sin(b)]
    filter(values, fourth(Math.cos(a)), fourth(level), fourth(slope), damping, sums)
    const variance = Math.max(sums.squares / (n - 2), ROUNDING)
    return (n - 2) * Math.log(variance) + sums.logs - logDesign(n, damping)
  }
  const startFor = (dampings: readonly number[]) => {
    let lowest = Infinity
    let start: readonly number[] = []
    for (const damping of dampings)
      for (const [a, b] of GRID) {
        const value = deviance(a, b, damping)
        if (value >= lowest) continue
        lowest = value
        start = [a, b, damping]
      }
    return start
  }

  const plain = nelderMead(
    (point) => deviance(point[0]!, point[1]!, 1),
    startFor([1]).slice(0, 2),
    [0.1, 0.1],
    { tolerance: 1e-7, evaluations: 120 },
  )
  const damped = nelderMead(
    (point) => {
      const damping = point[2]!
      if (damping < STRONGEST_DAMPING || damping > 1) return Infinity
      return deviance(point[0]!, point[1]!, damping)
    },
    startFor([0.82, 0.9, 0.97]),
    [0.1, 0.1, -0.02],
    { tolerance: 1e-7, evaluations: 180 },
  )
  return damped.value < plain.value - 1e-6 ? trendAt(damped) : trendAt(plain)
}

function trendAt({ at }: Minimum): LocalTrend {
  const [a, b, damping = 1] = at as unknown as [number, number, number?]
  return {
    irregular: fourth(Math.cos(a)),
    level: fourth(Math.sin(a) * Math.cos(b)),
    slope: fourth(Math.sin(a) * Math.sin(b)),
    damping,
  }
}

/** Angles, from noise only (a = 0) to none, and from a wandering level only (b = 0) to slope only. */
const GRID: readonly (readonly [a: number, b: number])[] = [
  [0, 0],
  ...[0.2, 0.4, 0.6, 0.8, 1].flatMap((a) =>
    [0, 0.2, 0.4, 0.7, 1].map((b) => [(a * Math.PI) / 2, (b * Math.PI) / 2] as const),
  ),
]

function fourth(x: number): number {
  return x * x * x * x
}

/**
 * log |X′X| for the columns by which the first level and slope enter the values. It makes diffuse likelihoods under
 * different φ comparable: Francke, Koopman and de Vos 2010, Journal of Time Series Analysis 31, section 3.
 */
function logDesign(n: number, damping: number): number {
  let column = 0
  let step = 1
  let sum = 0
  let squares = 0
  for (let t = 0; t < n; t++) {
    sum += column
    squares += column * column
    column += step
    step *= damping
  }
  return Math.log(n * squares - sum * sum)
}
