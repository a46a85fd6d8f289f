import { symmetricInverse } from '../../numerics/linear-algebra/symmetric-inverse.js'
import { largestSize } from '../../numerics/statistics/summary.js'
import { type Covariance, normalised, type Projection, project } from './projection.js'

/** Values that add up, and which of them were held at a bound. */
export interface BoundedValues {
  readonly values: Float64Array
  readonly held: ReadonlySet<number>
}

/** Overshoots below this share of the largest value are rounding. */
const ROUNDING = 1e-12
/** Most times that further series are held. */
const ROUNDS = 50

/**
 * The projection of `values` by {@link leastProjection} for `weights`, with values outside their bounds held at these
 * and the others moved so that all still add up: ỹ − V(EᵀV)⁻¹(Eᵀỹ − b) with V = PWE, E the columns of the held
 * series and b their bounds.
 *
 * A simple active set: what is outside is held, until nothing is outside; what was held once stays held. Series
 * whose values are fixed anyway cannot be held.
 */
export function projectWithin(
  projection: Projection,
  weights: Covariance,
  values: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
): BoundedValues {
  const free = project(projection, values)
  const slack = ROUNDING * largestSize(free)
  const bounds = new Map<number, number>()
  const columns: Float64Array[] = []
  let result = free
  for (let round = 0; round < ROUNDS; round++) {
    const before = bounds.size
    result.forEach((y, k) => {
      if (bounds.has(k) || weights.deviations[k] === 0) return
      const bound = y < lower[k]! - slack ? lower[k]! : y > upper[k]! + slack ? upper[k]! : undefined
      if (bound === undefined) return
      bounds.set(k, bound)
      columns.push(covarianceWith(projection, weights, k))
    })
    if (bounds.size === before) break
    result = moved(free, bounds, columns)
  }
  for (const [k, bound] of bounds) result[k] = bound
  return {
    values: result.map((y, k) =>
      weights.deviations[k] === 0 ? y : Math.min(upper[k]!, Math.max(lower[k]!, y)),
    ),
    held: new Set(bounds.keys()),
  }
}

function moved(
  free: Float64Array,
  bounds: ReadonlyMap<number, number>,
  columns: readonly Float64Array[],
): Float64Array {
  const held = [...bounds]
  const n = held.length
  const matrix = new Float64Array(n * n)
  held.forEach(([k], a) => {
    for (let b = 0; b < n; b++) matrix[a * n + b] = columns[b]![k]!
  })
  const { inverse } = symmetricInverse(matrix, n)
  const result = free.slice()
  // The second pass takes away what rounding left of the first.
  for (let pass = 0; pass < 2; pass++) {
    const beyond = held.map(([k, bound]) => result[k]! - bound)
    columns.forEach((column, a) => {
      const by = beyond.reduce((sum, value, b) => sum + inverse[a * n + b]! * value, 0)
      for (let i = 0; i < result.length; i++) result[i]! -= by * column[i]!
    })
  }
  return result
}

/** The column of PW that belongs to series k, up to a factor common to all columns. */
function covarianceWith(projection: Projection, weights: Covariance, k: number): Float64Array {
  const { deviations, lambda, own, years, scores } = normalised(weights)
  const column = deviations.map((d, i) => {
    let common = 0
    for (let t = 0; t < years; t++) common += scores[i * years + t]! * scores[k * years + t]!
    return d * deviations[k]! * (1 - lambda) * common
  })
  column[k]! += own[k]! * deviations[k]! ** 2
  return project(projection, column)
}
