import { HARD, type Row, TOLERANCE } from './row.js'
import type { Reason } from './simplex.js'

/**
 * Rows over columns that are all of a size near one. A variable has a level column (value ÷ size), a column of
 * its logarithm, or both; only when it has both does ln tie them, and only then is the problem not linear.
 */
export interface Columns {
  /** Variables by position in the lists below. */
  readonly variables: readonly number[]
  /** Typical value of each variable. */
  readonly sizes: readonly number[]
  /** Level column of each variable; −1 without. */
  readonly levels: readonly number[]
  /** Logarithm column of each variable; −1 without. */
  readonly logs: readonly number[]
  readonly count: number
  readonly rows: readonly ColumnRow[]
  /** Bounds of single columns, with what they rest on. */
  readonly bounds: readonly ColumnBound[]
}

/** `low ≤ Σ coefficient × column ≤ high`, scaled. */
export interface ColumnRow {
  readonly terms: readonly (readonly [column: number, coefficient: number])[]
  readonly low: number
  readonly high: number
  readonly reason: Reason
}

export interface ColumnBound {
  readonly column: number
  readonly low: number
  readonly high: number
  readonly reason: Reason
}

/** How far, in logarithms, a value may be from the size that figures suggest: a factor of 1e11 each way. */
export const REACH = 25

/** Scales rows. Undefined with the claim at fault when a bound leaves nothing positive for a logarithm. */
export function toColumns(rows: readonly Row[]): Columns | { readonly impossible: Reason } {
  const variables = [...new Set(rows.flatMap((r) => r.terms.map((t) => t.variable)))].sort((a, b) => a - b)
  const position = new Map(variables.map((v, i) => [v, i]))
  const at = (v: number) => position.get(v)!
  const inLog = new Array<boolean>(variables.length).fill(false)
  const inSum = new Array<boolean>(variables.length).fill(false)
  for (const { kind, terms } of rows)
    if (kind === 'log') for (const t of terms) inLog[at(t.variable)] = true
    else if (terms.length > 1) for (const t of terms) inSum[at(t.variable)] = true
  const sizes = sizesOf(rows, variables, at, inLog)
  let count = 0
  const levels = variables.map((_, i) => (inSum[i] || !inLog[i] ? count++ : -1))
  const logs = variables.map((_, i) => (inLog[i] ? count++ : -1))
  const bounds: ColumnBound[] = []
  for (const [i] of variables.entries()) {
    if (logs[i]! < 0) continue
    bounds.push({ column: logs[i]!, low: -REACH, high: REACH, reason: [] })
    if (levels[i]! >= 0)
      bounds.push({ column: levels[i]!, low: Math.exp(-REACH), high: Math.exp(REACH), reason: [] })
  }
  const scaled: ColumnRow[] = []
  for (const { claim, kind, terms, low, high } of rows) {
    const reason = claim === HARD ? [] : [claim]
    const put = (column: number, from: number, to: number) =>
      bounds.push({ column, low: loosen(from, -1), high: loosen(to, 1), reason })
    if (terms.length === 0) {
      if (low > TOLERANCE || high < -TOLERANCE) return { impossible: reason }
    } else if (terms.length === 1) {
      const { variable, coefficient } = terms[0]!
      const i = at(variable)
      const ends = [low / coefficient, high / coefficient].sort((a, b) => a - b) as [number, number]
      if (kind === 'log') {
        const [from, to] = ends.map((e) => e - Math.log(sizes[i]!)) as [number, number]
        put(logs[i]!, from, to)
        if (levels[i]! >= 0) put(levels[i]!, Math.exp(from), Math.exp(to))
      } else {
        const [from, to] = ends.map((e) => e / sizes[i]!) as [number, number]
        if (levels[i]! >= 0) put(levels[i]!, from, to)
        if (logs[i]! < 0) continue
        if (to <= 0) return { impossible: reason }
        put(logs[i]!, from > 0 ? Math.log(from) : Number.NEGATIVE_INFINITY, Math.log(to))
      }
    } else if (kind === 'log') {
      const shift = terms.reduce((s, t) => s + t.coefficient * Math.log(sizes[at(t.variable)]!), 0)
      scaled.push({
        terms: terms.map((t) => [logs[at(t.variable)]!, t.coefficient]),
        low: loosen(low - shift, -1),
        high: loosen(high - shift, 1),
        reason,
      })
    } else {
      const largest = Math.max(...terms.map((t) => Math.abs(t.coefficient) * sizes[at(t.variable)]!))
      scaled.push({
        terms: terms.map((t) => [
          levels[at(t.variable)]!,
          (t.coefficient * sizes[at(t.variable)]!) / largest,
        ]),
        low: loosen(low / largest, -1),
        high: loosen(high / largest, 1),
        reason,
      })
    }
  }
  return { variables, sizes, levels, logs, count, rows: scaled, bounds }
}

/** Moves a bound outwards by the tolerance. */
function loosen(bound: number, sign: 1 | -1): number {
  return bound + sign * TOLERANCE * Math.max(1, Number.isFinite(bound) ? Math.abs(bound) : 0)
}

/**
 * A typical value for each variable: the middle of what bounds it directly, else what follows from the others
 * of a row, else one. Only for scaling; nothing is concluded from it.
 */
function sizesOf(
  rows: readonly Row[],
  variables: readonly number[],
  at: (v: number) => number,
  inLog: readonly boolean[],
): number[] {
  const sizes = new Array<number>(variables.length).fill(Number.NaN)
  for (const { kind, terms, low, high } of rows) {
    if (terms.length !== 1) continue
    const { variable, coefficient } = terms[0]!
    const ends = [low / coefficient, high / coefficient].filter(Number.isFinite)
    if (ends.length === 0) continue
    const middle = ends.reduce((s, e) => s + e, 0) / ends.length
    const size = kind === 'log' ? Math.exp(middle) : Math.abs(middle)
    if (size > 0 && Number.isFinite(size) && !(sizes[at(variable)]! > size)) sizes[at(variable)] = size
  }
  const waiting = rows.filter((r) => r.terms.length > 1)
  for (let round = 0; round < 60; round++) {
    let settled = false
    for (const { kind, terms, low, high } of waiting) {
      const open = terms.filter((t) => Number.isNaN(sizes[at(t.variable)]!))
      if (open.length !== 1) continue
      const { variable, coefficient } = open[0]!
      const others = terms.filter((t) => t !== open[0])
      const bound = [low, high].filter(Number.isFinite).reduce((s, b, _, all) => s + b / all.length, 0)
      const size =
        kind === 'log'
          ? Math.exp(
              (bound - others.reduce((s, t) => s + t.coefficient * Math.log(sizes[at(t.variable)]!), 0)) /
                coefficient,
            )
          : Math.max(
              Math.abs(bound / coefficient),
              ...others.map((t) => Math.abs((t.coefficient * sizes[at(t.variable)]!) / coefficient)),
            )
      if (size > 0 && Number.isFinite(size)) {
        sizes[at(variable)] = size
        settled = true
      }
    }
    if (!settled) break
  }
  // What is left hangs together with nothing that is printed; in sums with others it takes their size.
  const known = sizes.filter((s, i) => !Number.isNaN(s) && !inLog[i])
  const usual = known.length > 0 ? Math.max(...known) : 1
  return sizes.map((s, i) => (Number.isNaN(s) ? (inLog[i] ? 1 : usual) : s))
}
