import { type Columns, toColumns } from './columns.js'
import { type Box, directBox, propagate } from './propagate.js'
import { type Decision, excess, type Row, TOLERANCE } from './row.js'
import { type Reason, Simplex, union } from './simplex.js'

/** How much work a decision may take: boxes looked at in each connected part. */
export const USUAL_BUDGET = 400

/**
 * Decides whether rows can all hold.
 *
 *   rows ─► connected parts ─► bounds propagation ─► linear relaxation ─► a point that satisfies all? feasible
 *                                                          │
 *                                                   no solution: infeasible, by the claims of the clash
 *                                                          │ else
 *                                                   halve the range of the worst-fitting ln, try both halves
 *
 * Rows of logarithms and rows of levels are each linear; a variable in both has two columns and the curve
 * between them, which is bounded by its tangents and, over a range, by its chord. The chord gets tight as the
 * range is halved, so that every answer is found, but for those within rounding error of the border.
 */
export function decide(rows: readonly Row[], size: number, budget: number = USUAL_BUDGET): Decision {
  const values = new Float64Array(size).fill(Number.NaN)
  let undecided = false
  for (const part of parts(rows)) {
    const decision = decidePart(part, values, budget)
    if (decision === 'undecided') undecided = true
    else if (decision) return { kind: 'infeasible', core: decision }
  }
  return undecided ? { kind: 'undecided' } : { kind: 'feasible', values }
}

/** Rows that share no variable, directly or through others, do not bear on each other. */
export function parts(rows: readonly Row[]): Row[][] {
  const root = new Map<number, number>()
  const find = (v: number): number => {
    let at = v
    while (root.get(at)! !== at) {
      root.set(at, root.get(root.get(at)!)!)
      at = root.get(at)!
    }
    return at
  }
  for (const { terms } of rows) {
    for (const { variable } of terms) if (!root.has(variable)) root.set(variable, variable)
    for (const { variable } of terms.slice(1)) {
      const [a, b] = [find(terms[0]!.variable), find(variable)]
      if (a !== b) root.set(Math.max(a, b), Math.min(a, b))
    }
  }
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const key = row.terms.length === 0 ? -1 : find(row.terms[0]!.variable)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}

/** Fills in values, or says which claims clash. */
function decidePart(
  rows: readonly Row[],
  values: Float64Array,
  budget: number,
): Reason | 'undecided' | undefined {
  const columns = toColumns(rows)
  if ('impossible' in columns) return columns.impossible
  const box = directBox(columns)
  if ('clash' in box) return box.clash
  return new Search(rows, columns, values, budget).node(box, 0)
}

interface Link {
  readonly level: number
  readonly log: number
}

/** A claim number that stands for “by the halving at this depth”; claims are 0 and up. */
const halving = (depth: number) => -2 - depth

const TANGENTS = 5
const STEPS = 12

class Search {
  readonly #rows: readonly Row[]
  readonly #columns: Columns
  readonly #values: Float64Array
  readonly #links: readonly Link[]
  #budget: number

  constructor(rows: readonly Row[], columns: Columns, values: Float64Array, budget: number) {
    this.#rows = rows
    this.#columns = columns
    this.#values = values
    this.#budget = budget
    this.#links = columns.variables.flatMap((_, i) => {
      const [level, log] = [columns.levels[i]!, columns.logs[i]!]
      return level >= 0 && log >= 0 ? [{ level, log }] : []
    })
  }

  node(box: Box, depth: number): Reason | 'undecided' | undefined {
    if (this.#budget-- <= 0) return 'undecided'
    const empty = propagate(this.#columns, box)
    if (empty) return empty
    const simplex = this.#linear(box)
    for (const link of this.#links) this.#curve(simplex, link, box)
    const clash = simplex.check()
    if (clash) return clash
    const levels = new Float64Array(this.#columns.count)
    for (let c = 0; c < levels.length; c++) levels[c] = simplex.value(c)
    if (this.#fits(levels) || this.#improve(box, levels)) return undefined
    const worst = this.#worst(levels, box)
    if (!worst) return 'undecided'
    const { log, level } = worst
    const [low, high] = [box.low[log]!, box.high[log]!]
    // At the solution's own place, but never so near an end that little is gained.
    const middle = Math.min(Math.max(levels[log]!, low + 0.2 * (high - low)), high - 0.2 * (high - low))
    const mark = halving(depth)
    let reasons: number[] = []
    for (const lower of [true, false]) {
      const half: Box = {
        low: box.low.slice(),
        high: box.high.slice(),
        lowReason: [...box.lowReason],
        highReason: [...box.highReason],
      }
      if (lower) {
        half.high[log] = middle
        half.highReason[log] = [mark]
        if (Math.exp(middle) < half.high[level]!) {
          half.high[level] = Math.exp(middle)
          half.highReason[level] = [mark]
        }
      } else {
        half.low[log] = middle
        half.lowReason[log] = [mark]
        if (Math.exp(middle) > half.low[level]!) {
          half.low[level] = Math.exp(middle)
          half.lowReason[level] = [mark]
        }
      }
      const result = this.node(half, depth + 1)
      if (result === undefined || result === 'undecided') return result
      // A clash that does not need the halving holds on the other side as well.
      if (!result.includes(mark)) return result
      reasons = union([reasons, result.filter((c) => c !== mark)])
    }
    return reasons
  }

  #linear(box: Box): Simplex {
    const simplex = new Simplex()
    for (let c = 0; c < this.#columns.count; c++) {
      simplex.variable()
      simplex.atLeast(c, box.low[c]!, box.lowReason[c]!)
      simplex.atMost(c, box.high[c]!, box.highReason[c]!)
    }
    const known = new Map<string, number>()
    for (const { terms, low, high, reason } of this.#columns.rows) {
      const key = terms.map(([c, a]) => `${c}*${a}`).join('+')
      const row = known.get(key) ?? simplex.row(terms)
      known.set(key, row)
      simplex.atLeast(row, low, reason)
      simplex.atMost(row, high, reason)
    }
    return simplex
  }

  /** Tangents above ln, which hold everywhere, and its chord below, which holds within the box. */
  #curve(simplex: Simplex, { level, log }: Link, box: Box): void {
    const [from, to] = [box.low[log]!, box.high[log]!]
    for (let i = 0; i < TANGENTS; i++) {
      const at = from + ((to - from) * i) / (TANGENTS - 1)
      // log ≤ at + (level − e^at) / e^at
      simplex.atMost(
        simplex.row([
          [log, 1],
          [level, -Math.exp(-at)],
        ]),
        at - 1 + TOLERANCE,
        [],
      )
      if (to - from < 1e-9) break
    }
    const slope =
      to - from < 1e-7 ? Math.exp(-(from + to) / 2) : (to - from) / (Math.exp(to) - Math.exp(from))
    simplex.atLeast(
      simplex.row([
        [log, 1],
        [level, -slope],
      ]),
      from - slope * Math.exp(from) - 1e-8,
      union([box.lowReason[log]!, box.highReason[log]!]),
    )
  }

  /** Whether values read from the columns satisfy every row; if so they are kept. */
  #fits(columns: Float64Array): boolean {
    const { variables, sizes, levels, logs } = this.#columns
    for (const [i, v] of variables.entries())
      this.#values[v] = sizes[i]! * (logs[i]! >= 0 ? Math.exp(columns[logs[i]!]!) : columns[levels[i]!]!)
    return this.#rows.every((row) => excess(row, this.#values) <= 4 * TOLERANCE)
  }

  /**
   * From a solution of the relaxation to one of the true problem: ln is replaced by its tangent at the present
   * point, the linear program solved, and so on (Newton’s method within bounds). Gives up when that fails.
   */
  #improve(box: Box, columns: Float64Array): boolean {
    if (this.#links.length === 0) return false
    for (let step = 0; step < STEPS; step++) {
      const simplex = this.#linear(box)
      for (const { level, log } of this.#links) {
        const at = Math.min(Math.max(columns[log]!, box.low[log]!), box.high[log]!)
        const row = simplex.row([
          [log, 1],
          [level, -Math.exp(-at)],
        ])
        simplex.atLeast(row, at - 1, [])
        simplex.atMost(row, at - 1, [])
      }
      if (simplex.check()) return false
      let moved = 0
      for (let c = 0; c < columns.length; c++) {
        moved = Math.max(moved, Math.abs(simplex.value(c) - columns[c]!))
        columns[c] = simplex.value(c)
      }
      if (this.#fits(columns)) return true
      if (moved < 1e-13) return false
    }
    return false
  }

  /** The link whose columns fit the curve worst and whose range can still be halved. */
  #worst(columns: Float64Array, box: Box): Link | undefined {
    let worst: Link | undefined
    let most = 0
    for (const link of this.#links) {
      const { level, log } = link
      if (box.high[log]! - box.low[log]! < 1e-7) continue
      const off = Math.abs(columns[log]! - Math.log(Math.max(columns[level]!, 1e-300)))
      // Range breaks ties, so that a relaxation that fits by chance is still narrowed.
      const size = off + 1e-6 * (box.high[log]! - box.low[log]!)
      if (size > most) {
        most = size
        worst = link
      }
    }
    return worst
  }
}
