import type { Reason } from '../numerics/optimise/simplex.js'
import { HARD, type Row, type Term, TOLERANCE } from './row.js'

/**
 * Rows over columns that are all of a size near one. A variable has a level column (value ÷ size), a column of
 * its logarithm, or both; only when it has both does ln tie them, and only then is the problem not linear.
 */
export interface Columns {
  /** Variables by position in the lists below. */
  readonly variables: readonly number[]
  /** Typical value of each variable; above 0. */
  readonly sizes: readonly number[]
  /** Level column of each variable; −1 without. */
  readonly levels: readonly number[]
  /** Logarithm column of each variable; −1 without. */
  readonly logs: readonly number[]
  /** The pairs of columns that ln ties. */
  readonly links: readonly Link[]
  readonly count: number
  readonly rows: readonly ColumnRow[]
  /** Bounds of single columns, with what they rest on. */
  readonly bounds: readonly ColumnBound[]
}

/** log = ln(level). */
export interface Link {
  readonly level: number
  readonly log: number
}

/** A range as it was given, and moved outwards by the tolerance; only the latter is ever concluded from. */
interface Range {
  readonly low: number
  readonly high: number
  readonly exactLow: number
  readonly exactHigh: number
  readonly reason: Reason
}

/** `low ≤ Σ coefficient × column ≤ high`, scaled; no coefficient is 0 and no column comes twice. */
export interface ColumnRow extends Range {
  readonly terms: readonly (readonly [column: number, coefficient: number])[]
}

export interface ColumnBound extends Range {
  readonly column: number
}

/**
 * Scales rows, which are tidy, by the typical values of variables; where these are NaN or 0 they are guessed.
 * The claims at fault when a bound leaves nothing positive for a logarithm.
 */
export function toColumns(
  rows: readonly Row[],
  typical?: ArrayLike<number>,
): Columns | { readonly impossible: Reason } {
  const seen = new Set<number>()
  for (const { terms } of rows) for (const { variable } of terms) seen.add(variable)
  const variables = [...seen].sort((a, b) => a - b)
  const position = new Int32Array((variables.at(-1) ?? -1) + 1)
  for (const [i, v] of variables.entries()) position[v] = i
  const at = (v: number) => position[v]!
  // Why a variable is positive: one row of logarithms suffices, best a hard one.
  const positive = new Array<Reason | undefined>(variables.length).fill(undefined)
  const inSum = new Array<boolean>(variables.length).fill(false)
  const lines = rows.map((row) =>
    row.terms.every((t) => t.coefficient !== 0)
      ? row
      : { ...row, terms: row.terms.filter((t) => t.coefficient !== 0) },
  )
  for (const [r, { claim, kind, terms }] of rows.entries())
    if (kind === 'log') {
      for (const t of terms)
        if (claim === HARD || !positive[at(t.variable)]) positive[at(t.variable)] = reasonOf(claim)
    } else if (lines[r]!.terms.length > 1) for (const t of lines[r]!.terms) inSum[at(t.variable)] = true
  const inLog = positive.map((reason) => reason !== undefined)
  const known = variables.map((v) => Math.abs(typical?.[v] ?? Number.NaN))
  const sizes = sizesOf(
    lines,
    known.map((s) => (s > 0 && Number.isFinite(s) ? s : Number.NaN)),
    at,
    inLog,
  )
  let count = 0
  const levels = variables.map((_, i) => (inSum[i] || !inLog[i] ? count++ : -1))
  const logs = variables.map((_, i) => (inLog[i] ? count++ : -1))
  const links: Link[] = []
  const bounds: ColumnBound[] = []
  const scaled: ColumnRow[] = []
  for (const [i, level] of levels.entries()) {
    if (level < 0 || logs[i]! < 0) continue
    links.push({ level, log: logs[i]! })
    bounds.push({ column: level, ...levelRange(0, Number.POSITIVE_INFINITY, positive[i]!) })
  }
  for (const { claim, kind, terms, low, high } of lines) {
    const reason = reasonOf(claim)
    if (terms.length === 0) {
      const give = kind === 'log' ? TOLERANCE : 0
      if (low > give || high < -give || low > high) return { impossible: reason }
    } else if (terms.length === 1) {
      const { variable, coefficient } = terms[0]!
      const i = at(variable)
      const size = sizes[i]!
      const [level, log] = [levels[i]!, logs[i]!]
      const [first, last] = [low / coefficient, high / coefficient]
      const [from, to] = coefficient > 0 ? [first, last] : [last, first]
      if (kind === 'log') {
        const [a, b] = [from - Math.log(size), to - Math.log(size)]
        bounds.push({ column: log, ...logRange(a, b, reason) })
        if (level >= 0) bounds.push({ column: level, ...levelRange(Math.exp(a), Math.exp(b), reason) })
      } else {
        const [a, b] = [from / size, to / size]
        if (level >= 0) bounds.push({ column: level, ...levelRange(a, b, reason) })
        if (log < 0) continue
        if (b <= 0) return { impossible: [...new Set([...reason, ...positive[i]!])] }
        bounds.push({
          column: log,
          ...logRange(a > 0 ? Math.log(a) : Number.NEGATIVE_INFINITY, Math.log(b), reason),
        })
      }
    } else if (kind === 'log') {
      const shift = terms.reduce((s, t) => s + t.coefficient * Math.log(sizes[at(t.variable)]!), 0)
      scaled.push({
        terms: terms.map((t) => [logs[at(t.variable)]!, t.coefficient]),
        ...logRange(low - shift, high - shift, reason),
      })
    } else {
      const largest = largestPart(terms, (v) => sizes[at(v)]!)
      const [a, b] = [low / largest, high / largest]
      scaled.push({
        terms: terms.map((t) => [
          levels[at(t.variable)]!,
          (t.coefficient * sizes[at(t.variable)]!) / largest,
        ]),
        low: a - TOLERANCE * Math.max(1, finite(a)),
        high: b + TOLERANCE * Math.max(1, finite(b)),
        exactLow: a,
        exactHigh: b,
        reason,
      })
    }
  }
  return { variables, sizes, levels, logs, links, count, rows: scaled, bounds }
}

/** The largest part of a sum of levels when every variable has its typical value. */
export function largestPart(terms: readonly Term[], size: (variable: number) => number): number {
  let largest = 0
  for (const t of terms) largest = Math.max(largest, Math.abs(t.coefficient) * size(t.variable))
  return largest
}

function reasonOf(claim: number): Reason {
  return claim === HARD ? [] : [claim]
}

/** Bounds of a level give way by a share of themselves: not at all at 0. */
function levelRange(low: number, high: number, reason: Reason): Range {
  const out = (bound: number, sign: 1 | -1) => bound + sign * TOLERANCE * finite(bound)
  return { low: out(low, -1), high: out(high, 1), exactLow: low, exactHigh: high, reason }
}

/** Bounds of logarithms give way by the tolerance, whatever their own size: it is a share of the value. */
function logRange(low: number, high: number, reason: Reason): Range {
  return { low: low - TOLERANCE, high: high + TOLERANCE, exactLow: low, exactHigh: high, reason }
}

function finite(bound: number): number {
  return Number.isFinite(bound) ? Math.abs(bound) : 0
}

/**
 * A typical value for each variable that has none yet: the middle of what bounds it directly, else what
 * follows from the others of a row, else one. Only for scaling; nothing is concluded from it.
 */
function sizesOf(
  rows: readonly Row[],
  known: readonly number[],
  at: (v: number) => number,
  inLog: readonly boolean[],
): number[] {
  const sizes = [...known]
  if (!sizes.some(Number.isNaN)) return sizes
  for (const { kind, terms, low, high } of rows) {
    if (terms.length !== 1) continue
    const { variable, coefficient } = terms[0]!
    if (!Number.isNaN(known[at(variable)])) continue
    const ends = [low / coefficient, high / coefficient].filter(Number.isFinite)
    if (ends.length === 0) continue
    const middle = ends.reduce((s, e) => s + e, 0) / ends.length
    const size = kind === 'log' ? Math.exp(middle) : Math.abs(middle === 0 ? ends[0]! : middle)
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
  const levels = sizes.filter((s, i) => !Number.isNaN(s) && !inLog[i])
  const usual = levels.length > 0 ? Math.max(...levels) : 1
  return sizes.map((s, i) => (Number.isNaN(s) ? (inLog[i] ? 1 : usual) : s))
}
