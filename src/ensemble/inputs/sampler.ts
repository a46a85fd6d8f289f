import type { Effect } from '../../model/uncertain.js'
import { normalCdf, normalScores } from '../../numerics/special/normal.js'
import { correlate } from '../../random/correlation.js'
import type { Design } from '../../random/design.js'
import type { Distribution } from '../../random/distribution.js'
import { distributionOf } from '../../random/specification.js'
import type { PathPlan, SamplingPlan, ScoreCorrelation } from './sampling-plan.js'

/** Less probability than this between bounds is none. */
const NEGLIGIBLE = 1e-12

/** Where the inputs of a chunk go: see `Columns` of kernel/link. */
export interface InputColumns {
  readonly p: Float64Array
  readonly s: Float64Array
  readonly times: number
  readonly stride: number
}

/** Makes the inputs of draws. What a draw gets depends on nothing but the design's numbers for it. */
export class Sampler {
  readonly #plan: SamplingPlan
  readonly #design: Design
  /** Index of the base year. */
  readonly #base: number
  readonly #draws: readonly Distribution[]
  readonly #paths: readonly PathMaker[]
  readonly #once: Float64Array[]
  readonly #yearly: Float64Array[]

  constructor(plan: SamplingPlan, design: Design, base: number, chunk: number) {
    const column = () => new Float64Array(chunk)
    this.#plan = plan
    this.#design = design
    this.#base = base
    this.#draws = plan.draws.map(({ distribution }) => distributionOf(distribution))
    this.#paths = plan.paths.map((path) => (path.kind === 'fan' ? fanMaker(path) : shockMaker(path, chunk)))
    this.#once = plan.once.map(column)
    this.#yearly = plan.yearly.map(column)
  }

  /**
   * Writes the inputs of draws `from` to `from + count - 1` to the first entries of the columns; up to `padded`
   * entries repeat the last draw.
   */
  fill(columns: InputColumns, from: number, count: number, padded: number): void {
    const { p, s, times, stride } = columns
    const plan = this.#plan
    const once = this.#scores(plan.once, this.#once, plan.onceCorrelation, from, count)
    for (const [position, draw] of plan.draws.entries()) {
      const column = p.subarray(position * stride, position * stride + padded)
      column.set(once[draw.score]!.subarray(0, count))
      this.#draws[position]!.fromScores(column, count)
      const { offset, factor } = draw
      if (offset !== 0 || factor !== 1)
        for (let d = 0; d < count; d++) column[d] = offset + factor * column[d]!
      column.fill(column[count - 1]!, count)
    }
    if (plan.paths.length === 0) return
    for (let time = this.#base + 1; time < times; time++) {
      const year = time - this.#base - 1
      const dimensions = plan.yearly.map((dimensions) => dimensions[year]!)
      const yearly = this.#scores(dimensions, this.#yearly, plan.yearlyCorrelation, from, count)
      for (const [position, path] of plan.paths.entries()) {
        const onceOnly = path.kind === 'fan' && path.persistence === 1
        const scores = (onceOnly ? once : yearly)[path.score]!
        const at = (position * times + time) * stride
        const column = s.subarray(at, at + padded)
        this.#paths[position]!(column, scores, columns, year, count)
        column.fill(column[count - 1]!, count)
        // Before the first simulated year a lever has that year's value.
        if (year === 0) for (let t = 0; t < time; t++) s.set(column, (position * times + t) * stride)
      }
    }
  }

  #scores(
    dimensions: readonly number[],
    columns: Float64Array[],
    correlation: ScoreCorrelation | undefined,
    from: number,
    count: number,
  ): Float64Array[] {
    for (const [i, dimension] of dimensions.entries()) {
      this.#design.fill(dimension, from, count, columns[i]!)
      normalScores(columns[i]!, count)
    }
    if (correlation) {
      const { scores, factor } = correlation
      correlate(
        factor,
        scores.length,
        scores.map((i) => columns[i]!),
        count,
      )
    }
    return columns
  }
}

/** A central value and what is drawn, together; `width` multiplies the drawn number's distance from no change. */
export function moved(effect: Effect, central: number, drawn: number, width: number): number {
  if (effect === 'replace') return drawn
  return effect === 'add' ? central + width * drawn : central * (1 + width * (drawn - 1))
}

/** Writes one year of a path; keeps what carries over to the next year. */
type PathMaker = (
  column: Float64Array,
  scores: Float64Array,
  inputs: InputColumns,
  year: number,
  count: number,
) => void

function fanMaker(path: Extract<PathPlan, { kind: 'fan' }>): PathMaker {
  const { persistence, min, max } = path
  const tables = path.years.map((points) => distributionOf({ kind: 'quantiles', points, min, max }))
  const fresh = Math.sqrt(1 - persistence ** 2)
  let carried = new Float64Array(0)
  return (column, scores, _, year, count) => {
    if (carried.length < scores.length) carried = new Float64Array(scores.length)
    for (let d = 0; d < count; d++)
      // The first year is drawn from the stationary distribution.
      column[d] = carried[d] =
        year === 0 || persistence === 1 ? scores[d]! : persistence * carried[d]! + fresh * scores[d]!
    tables[year]!.fromScores(column, count)
  }
}

function shockMaker(path: Extract<PathPlan, { kind: 'shocks' }>, chunk: number): PathMaker {
  const { central, min, max, persistence, draw } = path
  const distribution = distributionOf(path.distribution)
  const carried = new Float64Array(chunk)
  const shocks = new Float64Array(chunk)
  return (column, scores, { p, stride }, year, count) => {
    column.fill(central[year]!, 0, count)
    if (draw) {
      const drawn = p.subarray(draw.position * stride, draw.position * stride + count)
      moveAll(column, drawn, draw.effect, draw.widths?.[year] ?? 1)
    }
    shocks.set(scores.subarray(0, count))
    distribution.fromScores(shocks, count)
    const kept = year === 0 ? 0 : persistence
    for (let d = 0; d < count; d++) {
      const before = column[d]!
      const old = kept * carried[d]!
      let shock = shocks[d]!
      const value = before + old + shock
      if (!(value >= min && value <= max))
        shock = moveInside(distribution, min - before - old, max - before - old, scores[d]!)
      carried[d] = old + shock
      column[d] = before + (old + shock)
    }
  }
}

/** `moved`, for a column of central values and one of drawn numbers. */
function moveAll(column: Float64Array, drawn: Float64Array, effect: Effect, width: number): void {
  if (effect === 'replace') column.set(drawn)
  else if (effect === 'add') for (let d = 0; d < drawn.length; d++) column[d]! += width * drawn[d]!
  else for (let d = 0; d < drawn.length; d++) column[d]! *= 1 + width * (drawn[d]! - 1)
}

/**
 * A value between bounds in place of one that fell outside: where in its tail it lay says where within the bounds it
 * goes. What is outside is so spread in proportion over what is inside, which is the truncated distribution. The
 * nearer bound where nothing lies between.
 */
function moveInside(distribution: Distribution, low: number, high: number, score: number): number {
  const from = distribution.cdf(low)
  const to = distribution.cdf(high)
  if (!(to - from > NEGLIGIBLE)) return from > 0.5 ? low : high
  const p = normalCdf(score)
  const share = p <= from ? p / from : normalCdf(-score) / (1 - to)
  return Math.min(Math.max(distribution.quantile(from + share * (to - from)), low), high)
}
