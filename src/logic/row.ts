/** A variable with its coefficient. */
export interface Term {
  readonly variable: number
  readonly coefficient: number
}

/** The claim of a row that nothing can take back, such as an identity. */
export const HARD = -1

/**
 * One bound on what can be true: `low ≤ Σ coefficient × value ≤ high`, or the same over natural logarithms of
 * the values. Products, ratios and growth are rows of logarithms; sums and shares are rows of levels. A
 * variable that stands in a row of logarithms is positive.
 */
export interface Row {
  /** Who says so; several rows may belong to one claim. {@link HARD} for what cannot be dropped. */
  readonly claim: number
  readonly kind: 'level' | 'log'
  readonly terms: readonly Term[]
  readonly low: number
  readonly high: number
}

/** Whether rows can all hold at once. */
export type Decision =
  /** `values` satisfies every row; variables that stand in no row are NaN. */
  | { readonly kind: 'feasible'; readonly values: Float64Array }
  /** No values satisfy the rows of these claims together with the hard rows; not always minimal. */
  | { readonly kind: 'infeasible'; readonly core: readonly number[] }
  /** The budget ran out. */
  | { readonly kind: 'undecided' }

/** How far a value may pass a bound, as a share of the row's own size; far below any printed digit. */
export const TOLERANCE = 1e-9

/**
 * By how much a row is broken, as a share of its own size; 0 or less when it holds. Rows of logarithms are
 * measured as they are: 1e-9 in a logarithm is a share of 1e-9. The size of a row of levels is that of its
 * largest part or bound, but not under `least`: without it, 0 = x − y would be broken altogether when rounding
 * leaves x at 1e-20 and y at 0.
 */
export function excess(row: Row, values: ArrayLike<number>, least = 0): number {
  let sum = 0
  let size = 1
  if (row.kind === 'log') {
    for (const { variable, coefficient } of row.terms) sum += coefficient * Math.log(values[variable]!)
  } else {
    size = Math.max(least, finite(row.low), finite(row.high), Number.MIN_VALUE)
    for (const { variable, coefficient } of row.terms) {
      const part = coefficient * values[variable]!
      sum += part
      size = Math.max(size, Math.abs(part))
    }
  }
  const broken = Math.max(row.low - sum, sum - row.high)
  return Number.isNaN(broken) ? Number.POSITIVE_INFINITY : broken / size
}

/** Repeated variables added up; the row itself when there are none. Terms may have a coefficient of 0. */
export function tidy(row: Row): Row {
  if (!repeats(row.terms)) return row
  const sums = new Map<number, number>()
  for (const { variable, coefficient } of row.terms)
    sums.set(variable, (sums.get(variable) ?? 0) + coefficient)
  return { ...row, terms: [...sums].map(([variable, coefficient]) => ({ variable, coefficient })) }
}

function repeats(terms: readonly Term[]): boolean {
  for (let i = 1; i < terms.length; i++)
    for (let j = 0; j < i; j++) if (terms[i]!.variable === terms[j]!.variable) return true
  return false
}

/** Fewest members first, then by members in order. */
export function bySizeThenMembers(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length
  const i = a.findIndex((m, k) => m !== b[k])
  return i < 0 ? 0 : a[i]! - b[i]!
}

function finite(bound: number): number {
  return Number.isFinite(bound) ? Math.abs(bound) : 0
}
