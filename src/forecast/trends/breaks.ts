import { binaryUnit } from '../../numerics/linear-algebra/binary-unit.js'
import { yearlyLine } from '../../numerics/statistics/line.js'

/** A continuous line that may bend at some of its years. */
export interface BrokenLine {
  /** Number of values up to each break, the last of which lies on both lines; ascending. */
  readonly breaks: readonly number[]
  /** Change a year in each part, one more than there are breaks. */
  readonly slopes: readonly number[]
  /** The line at a time, which counts from 0 at the first value. */
  at(time: number): number
  /** x′(X′X)⁻¹x: the variance of the line at a time, in units of that of a value around it. */
  leverage(time: number): number
}

/** Fewest values before, between and after breaks. */
const SHORTEST_PART = 5

/**
 * The continuous line of least squares with up to `most` breaks, of all years that leave at least 5 values in each
 * part; how many breaks, by the least Bayes criterion n log(SSE / n) + 2 m log n for m breaks, each of them having
 * a place and a change of slope. Needs at least two values.
 *
 * Yao 1988, Statistics & Probability Letters 6 (the criterion); Bai and Perron 1998, Econometrica 66, and 2003,
 * Journal of Applied Econometrics 18 (all break years at once).
 */
export function findBreaks(values: Float64Array, most: 0 | 1 | 2 = 2): BrokenLine {
  const n = values.length
  const unit = binaryUnit(values)
  const line = detrend(values.map((value) => value / unit))
  const places = most === 0 ? 0 : Math.max(0, n - 2 * SHORTEST_PART + 1)
  // A bend at place k is a line that rises from time k + 4 on. What a straight line explains of it is left out, so
  // that only the changes of slope remain to be fitted, to what the straight line leaves of the values.
  const bends = Array.from({ length: places }, (_, k) => detrend(hinge(n, k + SHORTEST_PART - 1)))
  const explained = Float64Array.from(bends, ({ rest }) => dot(rest, line.rest))
  const squares = Float64Array.from(bends, ({ rest }) => dot(rest, rest))

  const total = dot(line.rest, line.rest)
  // Of those with one break and of those with two, the ones that explain most.
  const one: Bend[] = []
  const two: Bend[] = []
  let mostByOne = 0
  let mostByTwo = 0
  for (let k = 0; k < places; k++) {
    const alone = explained[k]! / squares[k]!
    if (alone * explained[k]! > mostByOne) {
      mostByOne = alone * explained[k]!
      one[0] = { ...bends[k]!, place: k, change: alone }
    }
    if (most < 2) continue
    for (let l = k + SHORTEST_PART; l < places; l++) {
      const cross = dot(bends[k]!.rest, bends[l]!.rest)
      const determinant = squares[k]! * squares[l]! - cross * cross
      const early = (explained[k]! * squares[l]! - explained[l]! * cross) / determinant
      const late = (explained[l]! * squares[k]! - explained[k]! * cross) / determinant
      const both = early * explained[k]! + late * explained[l]!
      if (both <= mostByTwo) continue
      mostByTwo = both
      two[0] = { ...bends[k]!, place: k, change: early }
      two[1] = { ...bends[l]!, place: l, change: late }
    }
  }

  // Below this, what is left over is rounding, and no further break explains it.
  const least = Math.max(n * (n * 2 ** -52) ** 2, total * 1e-13)
  const criterion = (sse: number, m: number) => n * Math.log(Math.max(sse, least) / n) + 2 * m * Math.log(n)
  const none = criterion(total, 0)
  const byOne = one.length > 0 ? criterion(total - mostByOne, 1) : Infinity
  const byTwo = two.length > 0 ? criterion(total - mostByTwo, 2) : Infinity
  const chosen = none <= Math.min(byOne, byTwo) ? [] : byOne <= byTwo ? one : two
  return brokenLine(line, chosen, n, unit)
}

/** A straight line of least squares: its height at the middle, its slope, and what it leaves over. */
interface Line {
  readonly mean: number
  readonly slope: number
  readonly rest: Float64Array
}

interface Bend extends Line {
  readonly place: number
  readonly change: number
}

function brokenLine(line: Line, bends: readonly Bend[], n: number, unit: number): BrokenLine {
  const middle = (n - 1) / 2
  const hinges = bends.map(({ place }) => place + SHORTEST_PART - 1)
  const start = bends.reduce((slope, bend) => slope - bend.change * bend.slope, line.slope)
  const slopes = [start]
  for (const bend of bends) slopes.push(slopes.at(-1)! + bend.change)
  /** A bend at a time, without what a straight line explains of it. */
  const restAt = (i: number, time: number) =>
    Math.max(0, time - hinges[i]!) - bends[i]!.mean - bends[i]!.slope * (time - middle)
  return {
    breaks: hinges.map((time) => time + 1),
    slopes: slopes.map((slope) => slope * unit),
    at: (time) =>
      bends.reduce(
        (sum, bend, i) => sum + bend.change * restAt(i, time),
        line.mean + line.slope * (time - middle),
      ) * unit,
    leverage: (time) =>
      1 / n +
      (time - middle) ** 2 / ((n * (n * n - 1)) / 12) +
      quadratic(
        bends,
        bends.map((_, i) => restAt(i, time)),
      ),
  }
}

/** r′G⁻¹r, with G the inner products of the bends; 0 for none. */
function quadratic(bends: readonly Bend[], [r = 0, s = 0]: readonly number[]): number {
  const [a, b] = bends.map(({ rest }) => rest)
  if (!a) return 0
  const aa = dot(a, a)
  if (!b) return (r * r) / aa
  const [ab, bb] = [dot(a, b), dot(b, b)]
  return (r * r * bb - 2 * r * s * ab + s * s * aa) / (aa * bb - ab * ab)
}

function hinge(n: number, at: number): Float64Array {
  const values = new Float64Array(n)
  for (let t = at + 1; t < n; t++) values[t] = t - at
  return values
}

function detrend(values: Float64Array): Line {
  const n = values.length
  const middle = (n - 1) / 2
  const { mean, slope } = yearlyLine(values)
  const rest = new Float64Array(n)
  for (let t = 0; t < n; t++) rest[t] = values[t]! - mean - slope * (t - middle)
  return { mean, slope, rest }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let t = 0; t < a.length; t++) sum += a[t]! * b[t]!
  return sum
}
