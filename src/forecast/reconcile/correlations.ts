/**
 * Correlations R of n series, shrunk towards none: R = (1 − λ)ZZᵀ off the diagonal, 1 on it. Z has one row a series
 * and one column a year, so that no n × n matrix is ever stored.
 */
export interface Correlations {
  /** λ, from 0 (as estimated) to 1 (none). */
  readonly shrinkage: number
  /** How many columns Z has. */
  readonly years: number
  /** Z, row by row: residuals divided by the root of the sum of their squares; 0 where there is none. */
  readonly scores: Float64Array
}

/** Fewest years with residuals of at least half of the series. */
export const FEWEST_YEARS = 5
/** With less, forecasts that add up by themselves would leave nothing to weigh them by. */
const LEAST = 0.01

/**
 * Correlations of residuals around zero, shrunk by the λ that is expected to lose least: Schäfer and Strimmer 2005,
 * "A shrinkage approach to large-scale covariance matrix estimation", Statistical Applications in Genetics and
 * Molecular Biology 4(1), as used by Wickramasuriya, Athanasopoulos and Hyndman 2019, section 2.4.
 *
 * λ = Σ Var(r) / Σ r² over all pairs, with Var(r) = Σₜ (wₜ − w̄)² / (T(T − 1)) for the products w of standardised
 * residuals. Its sums over pairs are taken from years × years matrices. Where a year has no residual of a series,
 * the product counts as zero, so that pairs with few years in common have weak correlations.
 *
 * @param residuals one row a series, the same years in each; NaN where there is none.
 * @returns undefined when there are fewer than {@link FEWEST_YEARS} usable years.
 */
export function shrunkCorrelations(residuals: readonly Float64Array[]): Correlations | undefined {
  const n = residuals.length
  const years = residuals[0]?.length ?? 0
  let usable = 0
  for (let t = 0; t < years; t++)
    if (2 * residuals.filter((row) => !Number.isNaN(row[t])).length >= n) usable++
  if (usable < FEWEST_YEARS) return undefined

  const scores = new Float64Array(n * years)
  residuals.forEach((row, i) => {
    let largest = 0
    for (const e of row) if (Math.abs(e) > largest) largest = Math.abs(e)
    let squares = 0
    for (const e of row) if (!Number.isNaN(e)) squares += (e / largest) ** 2
    if (!(largest > 0)) return
    const length = Math.sqrt(squares)
    row.forEach((e, t) => {
      if (!Number.isNaN(e)) scores[i * years + t] = e / largest / length
    })
  })
  return { shrinkage: shrinkage(scores, n, years), years, scores }
}

/** λ: with Σₜ z² = 1 the variance of a correlation r is (T Σₜ zᵢₜ²zⱼₜ² − r²) / (T − 1). */
function shrinkage(scores: Float64Array, n: number, years: number): number {
  const yearly = new Float64Array(years)
  const between = new Float64Array(years * years)
  let own = 0
  let known = 0
  for (let i = 0; i < n; i++) {
    let squares = 0
    for (let t = 0; t < years; t++) {
      const z = scores[i * years + t]!
      squares += z * z
      yearly[t]! += z * z
      own += z ** 4
      if (z !== 0) for (let u = 0; u <= t; u++) between[t * years + u]! += z * scores[i * years + u]!
    }
    known += squares * squares
  }
  let products = -own
  let correlations = -known
  for (let t = 0; t < years; t++) {
    products += yearly[t]! ** 2
    for (let u = 0; u <= t; u++) correlations += (u < t ? 2 : 1) * between[t * years + u]! ** 2
  }
  // What rounding leaves of nothing.
  if (correlations < 1e-12 * n) return 1
  const lambda = (years * products - correlations) / (years - 1) / correlations
  return Math.min(1, Math.max(LEAST, lambda))
}
