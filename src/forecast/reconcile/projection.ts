import { symmetricInverse } from '../../numerics/linear-algebra/symmetric-inverse.js'
import { type Constraints, discrepancies, timesRows } from './constraints.js'
import type { Correlations } from './correlations.js'

/** A covariance matrix DRD: standard deviations (or weights), and correlations where there are any. */
export interface Covariance {
  readonly deviations: Float64Array
  readonly correlations?: Correlations | undefined
}

/**
 * A way to make values add up: ỹ = y − A(Cy), with C the identities and A, the gain, one row a series and one column
 * an identity. It moves nothing that adds up already.
 */
export interface Projection {
  readonly constraints: Constraints
  /** A, row by row. */
  readonly gain: Float64Array
}

/**
 * The projection that moves values least, as `weights` measures it: A = WCᵀ(CWCᵀ)⁻¹. Series with no deviation stay as
 * they are, and identities that follow from others change nothing.
 *
 * Zero-constrained form of Wickramasuriya, Athanasopoulos and Hyndman 2019, "Optimal forecast reconciliation for
 * hierarchical and grouped time series through trace minimization", JASA 114, appendix A.2; Di Fonzo and Girolimetto
 * 2023, "Cross-temporal forecast reconciliation", IJF 39, section 2. Only CWCᵀ is inverted.
 */
export function leastProjection(constraints: Constraints, weights: Covariance): Projection {
  const { count, size, starts, series, signs } = constraints
  const { deviations, lambda, own, years, scores } = normalised(weights)
  const loadings = timesRows(constraints, scores, years, deviations)
  const matrix = new Float64Array(count * count)
  const columns = byColumns(constraints)
  for (let k = 0; k < size; k++) {
    const variance = own[k]! * deviations[k]! ** 2
    if (variance > 0)
      for (const a of columns[k]!)
        for (const b of columns[k]!) matrix[a.row * count + b.row]! += a.sign * b.sign * variance
  }
  for (let a = 0; a < count && years > 0; a++)
    for (let b = 0; b <= a; b++) {
      let sum = 0
      for (let t = 0; t < years; t++) sum += loadings[a * years + t]! * loadings[b * years + t]!
      matrix[a * count + b]! += (1 - lambda) * sum
      if (b < a) matrix[b * count + a]! += (1 - lambda) * sum
    }
  const { inverse } = symmetricInverse(matrix, count)

  // WCᵀ(CWCᵀ)⁻¹ = own D² (Cᵀ inverse) + (1 − λ) D Z (loadingsᵀ inverse)
  const gain = new Float64Array(size * count)
  for (let row = 0; row < count; row++)
    for (let e = starts[row]!; e < starts[row + 1]!; e++) {
      const k = series[e]!
      const by = signs[e]! * own[k]! * deviations[k]! ** 2
      if (by !== 0) for (let c = 0; c < count; c++) gain[k * count + c]! += by * inverse[row * count + c]!
    }
  const shared = new Float64Array(years * count)
  for (let row = 0; row < count; row++)
    for (let t = 0; t < years; t++) {
      const by = (1 - lambda) * loadings[row * years + t]!
      if (by !== 0) for (let c = 0; c < count; c++) shared[t * count + c]! += by * inverse[row * count + c]!
    }
  for (let k = 0; k < size; k++)
    for (let t = 0; t < years; t++) {
      const by = deviations[k]! * scores[k * years + t]!
      if (by !== 0) for (let c = 0; c < count; c++) gain[k * count + c]! += by * shared[t * count + c]!
    }
  return { constraints, gain }
}

/** ỹ; a second pass takes away what rounding left of the first. */
export function project(projection: Projection, values: Float64Array): Float64Array {
  const { constraints, gain } = projection
  const { count, size } = constraints
  const result = values.slice()
  for (let pass = 0; pass < 2; pass++) {
    const gaps = discrepancies(constraints, result)
    for (let k = 0; k < size; k++) {
      let move = 0
      for (let c = 0; c < count; c++) move += gain[k * count + c]! * gaps[c]!
      result[k]! -= move
    }
  }
  return result
}

/**
 * Standard deviations of ỹ in each of several years: roots of the diagonal of PΣPᵀ with P = I − AC, Σ having the
 * standard deviations of the year and the same correlations in all of them.
 *
 * @param deviations one array a year.
 */
export function projectedDeviations(
  projection: Projection,
  deviations: readonly Float64Array[],
  correlations: Correlations | undefined,
): Float64Array[] {
  const { count, size } = projection.constraints
  const covariances = deviations.map((of) => {
    const covariance = normalised({ deviations: of, correlations })
    const { years, scores } = covariance
    return {
      ...covariance,
      loadings: timesRows(projection.constraints, scores, years, covariance.deviations),
    }
  })
  const result = deviations.map(() => new Float64Array(size))
  const row = new Float64Array(size)
  for (let k = 0; k < size; k++) {
    rowOf(projection, k, row)
    const gain = projection.gain.subarray(k * count, (k + 1) * count)
    covariances.forEach((covariance, year) => {
      const { lambda, unit } = covariance
      const variance = ownVariance(row, covariance) + (1 - lambda) * commonVariance(k, gain, covariance)
      result[year]![k] = unit * Math.sqrt(variance)
    })
  }
  return result
}

/** Row k of P = I − AC. */
function rowOf({ constraints, gain }: Projection, k: number, row: Float64Array): void {
  const { count, starts, series, signs } = constraints
  row.fill(0)
  row[k] = 1
  for (let c = 0; c < count; c++) {
    const by = gain[k * count + c]!
    if (by === 0) continue
    const end = starts[c + 1]!
    for (let e = starts[c]!; e < end; e++) row[series[e]!]! -= by * signs[e]!
  }
}

type Loaded = Pick<ReturnType<typeof normalised>, 'deviations' | 'own' | 'years' | 'scores'> & {
  /** CDZ, row by row. */
  readonly loadings: Float64Array
}

/** Variance of the row's combination from what each series has of its own. */
function ownVariance(row: Float64Array, { deviations, own }: Loaded): number {
  let variance = 0
  for (let j = 0; j < row.length; j++) {
    const part = row[j]! * deviations[j]!
    variance += own[j]! * part * part
  }
  return variance
}

/** Sum of the squares of PDZ in row k. */
function commonVariance(
  k: number,
  gain: Float64Array,
  { deviations, years, scores, loadings }: Loaded,
): number {
  const factor = new Float64Array(years)
  for (let t = 0; t < years; t++) factor[t] = deviations[k]! * scores[k * years + t]!
  for (let c = 0; c < gain.length; c++) {
    const by = gain[c]!
    if (by !== 0) for (let t = 0; t < years; t++) factor[t]! -= by * loadings[c * years + t]!
  }
  let common = 0
  for (let t = 0; t < years; t++) common += factor[t]! * factor[t]!
  return common
}

/** A covariance as unit² · D(own + (1 − λ)ZZᵀ)D, with the largest entry of D being 1. */
export function normalised({ deviations, correlations }: Covariance) {
  const unit = deviations.reduce((largest, d) => Math.max(largest, d), 0) || 1
  const { shrinkage: lambda, years, scores } = correlations ?? NONE
  const own = deviations.map((_, k) => {
    let squares = 0
    for (let t = 0; t < years; t++) squares += scores[k * years + t]! ** 2
    return 1 - (1 - lambda) * squares
  })
  return { deviations: deviations.map((d) => d / unit), lambda, own, years, scores, unit }
}

const NONE: Correlations = { shrinkage: 1, years: 0, scores: new Float64Array(0) }

function byColumns({ count, size, starts, series, signs }: Constraints) {
  const columns = Array.from({ length: size }, (): { row: number; sign: number }[] => [])
  for (let row = 0; row < count; row++)
    for (let e = starts[row]!; e < starts[row + 1]!; e++) columns[series[e]!]!.push({ row, sign: signs[e]! })
  return columns
}
