import { type Reason, Simplex, union } from '../numerics/optimise/simplex.js'
import { type Columns, type Link, largestPart } from './columns.js'
import { type Box, copyOf, propagate } from './propagate.js'
import { excess, type Row, TOLERANCE } from './row.js'

/** A claim number that stands for “by the halving at this depth”; claims are 0 and up. */
const halving = (depth: number) => -2 - depth

const STEPS = 12
/** Rounds of tangents and chords before a range is halved. */
const CUTS = 12
/** Ranges of logarithms below this are not halved: the chord is within 1e-11 of ln. */
const NARROW = 1e-5

/** `over` ≤ most × `under`, both level columns. */
interface Ratio {
  readonly over: number
  readonly under: number
  readonly most: number
  readonly reason: Reason
}

/** The search for values within a box, or for the proof that there are none. */
export class Search {
  readonly #rows: readonly Row[]
  readonly #columns: Columns
  readonly #values: Float64Array
  /** The other column of a level column that is tied to a logarithm. */
  readonly #logOf = new Map<number, number>()
  /** Sizes below which rows of levels are not measured. */
  readonly #least: readonly number[]
  readonly #stop: (() => boolean) | undefined
  #budget: number

  constructor(
    rows: readonly Row[],
    columns: Columns,
    values: Float64Array,
    budget: number,
    stop?: () => boolean,
  ) {
    this.#rows = rows
    this.#stop = stop
    this.#columns = columns
    this.#values = values
    this.#budget = budget
    for (const { level, log } of columns.links) this.#logOf.set(level, log)
    const sizes = new Map(columns.variables.map((v, i) => [v, columns.sizes[i]!]))
    // Typical sizes may be more than what the values come to; a single variable's bound is measured by itself.
    this.#least = rows.map(({ kind, terms }) =>
      kind === 'level' && terms.length > 1 ? 0.05 * largestPart(terms, (v) => sizes.get(v)!) : 0,
    )
  }

  /** Whether a point is found from values near by. */
  near(box: Box, near: ArrayLike<number>): boolean {
    const { variables, sizes, levels, logs } = this.#columns
    const columns = new Float64Array(this.#columns.count)
    for (const [i, v] of variables.entries()) {
      const value = near[v]! / sizes[i]!
      if (levels[i]! >= 0) columns[levels[i]!] = Number.isFinite(value) ? value : 1
      if (logs[i]! >= 0) columns[logs[i]!] = value > 0 && Number.isFinite(value) ? Math.log(value) : 0
    }
    return this.#improve(box, columns, true)
  }

  /** `narrowed` says that propagation is done. */
  node(box: Box, depth: number, narrowed = false): Reason | 'undecided' | undefined {
    if (this.#budget-- <= 0 || this.#stop?.()) return 'undecided'
    const empty = narrowed ? undefined : propagate(this.#columns, box)
    if (empty) return empty
    const start = this.#inside(box)
    if (this.#improve(box, start.slice(), true)) return undefined
    const simplex = this.#relaxed(box, start)
    const columns = start
    const ratios = this.#ratios(box)
    const chords = new Set<Link>()
    let inProportion = false
    for (let round = 0; round < CUTS; round++) {
      if (this.#stop?.()) return 'undecided'
      const clash = simplex.check()
      if (clash === 'unsure') break
      if (clash) return clash
      for (let c = 0; c < columns.length; c++) columns[c] = simplex.value(c)
      if (this.#fits(columns, box)) return undefined
      const proportions = this.#cutRatios(simplex, columns, ratios)
      if (proportions) continue
      if (round % 4 === 0 || !inProportion) {
        inProportion = true
        if (this.#fromRelaxed(box, columns)) return undefined
      }
      if (!this.#cut(simplex, box, columns, chords)) break
    }
    if (this.#fromRelaxed(box, columns)) return undefined
    return this.#halve(box, columns, depth)
  }

  /** Newton from where the relaxation holds: its levels satisfy the sums, its logarithms the products. */
  #fromRelaxed(box: Box, columns: Float64Array): boolean {
    const start = columns.slice()
    for (const { level, log } of this.#columns.links)
      if (start[level]! > 0)
        start[log] = Math.min(Math.max(Math.log(start[level]!), box.low[log]!), box.high[log]!)
    return this.#improve(box, start, false) || this.#improve(box, columns.slice(), false)
  }

  #halve(box: Box, columns: Float64Array, depth: number): Reason | 'undecided' | undefined {
    const worst = this.#worst(columns, box)
    if (!worst) return 'undecided'
    const { log, level } = worst
    // At the solution's own place, but never so near an end that little is gained.
    const place = columns[log]!
    let [low, high] = [box.low[log]!, box.high[log]!]
    low = Number.isFinite(low) ? low : Math.min(place, high) - 20
    high = Number.isFinite(high) ? high : Math.max(place, low) + 20
    const middle = Math.min(Math.max(place, low + 0.2 * (high - low)), high - 0.2 * (high - low))
    const mark = halving(depth)
    let reasons: Reason = []
    let undecided = false
    for (const lower of place < middle ? [true, false] : [false, true]) {
      const half = copyOf(box)
      const edge = Math.exp(middle)
      if (lower) {
        half.high[log] = middle
        half.highReason[log] = [mark]
        if (edge < half.high[level]!) {
          half.high[level] = edge * (1 + 1e-15)
          half.highReason[level] = [mark]
        }
      } else {
        half.low[log] = middle
        half.lowReason[log] = [mark]
        if (edge > half.low[level]!) {
          half.low[level] = edge * (1 - 1e-15)
          half.lowReason[level] = [mark]
        }
      }
      const result = this.node(half, depth + 1)
      if (result === undefined) return undefined
      if (result === 'undecided') {
        undecided = true
        continue
      }
      // A clash that does not need the halving holds on the other side as well.
      if (!result.includes(mark)) return result
      reasons = union([reasons, result.filter((c) => c !== mark)])
    }
    return undecided ? 'undecided' : reasons
  }

  /** A place in the box to begin at: ones, or the middle of logarithms. */
  #inside(box: Box): Float64Array {
    const columns = new Float64Array(this.#columns.count)
    const { levels, logs } = this.#columns
    for (const [i, level] of levels.entries()) {
      const log = logs[i]!
      if (log >= 0) {
        const [low, high] = [box.low[log]!, box.high[log]!]
        columns[log] =
          Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : Math.min(Math.max(0, low), high)
        if (level >= 0) columns[level] = Math.exp(columns[log]!)
      } else columns[level] = Math.min(Math.max(0, box.low[level]!), box.high[level]!)
    }
    return columns
  }

  /** Rows and ranges, without the curves. */
  #relaxed(box: Box, start: Float64Array): Simplex {
    const simplex = new Simplex()
    for (let c = 0; c < this.#columns.count; c++) {
      simplex.variable(start[c])
      simplex.atLeast(c, box.low[c]!, box.lowReason[c]!)
      simplex.atMost(c, box.high[c]!, box.highReason[c]!)
    }
    for (const { terms, low, high, reason } of this.#columns.rows) {
      const row = simplex.row(terms)
      simplex.atLeast(row, low, reason)
      simplex.atMost(row, high, reason)
    }
    return simplex
  }

  /** Holds levels to what their ratio is known to be, where they pass it; whether any did. */
  #cutRatios(simplex: Simplex, columns: Float64Array, ratios: Set<Ratio>): boolean {
    let any = false
    for (const ratio of ratios) {
      const { over, under, most, reason } = ratio
      const scale = 1 / Math.max(1, most)
      if (scale * (columns[over]! - most * columns[under]!) < 1e-9) continue
      const row = simplex.row([
        [over, scale],
        [under, -scale * most],
      ])
      simplex.atMost(row, 0, reason)
      ratios.delete(ratio)
      any = true
    }
    return any
  }

  /**
   * Cuts off columns that are off the curve: by a tangent above ln, which holds everywhere, or by the chord
   * below it, which holds within the box. Whether any cut was made.
   */
  #cut(simplex: Simplex, box: Box, columns: Float64Array, chords: Set<Link>): boolean {
    let any = false
    for (const link of this.#columns.links) {
      const [log, level] = [columns[link.log]!, columns[link.level]!]
      const on = level > 0 ? Math.log(level) : Number.NEGATIVE_INFINITY
      if (log > on + 1e-9) {
        const at = Number.isFinite(on) ? Math.max((log + on) / 2, log - 1) : log
        if (Math.abs(at) > 500) continue
        // log ≤ at + (level − e^at) / e^at; divided by its largest coefficient
        const scale = Math.min(1, Math.exp(at))
        const row = simplex.row([
          [link.log, scale],
          [link.level, -scale * Math.exp(-at)],
        ])
        simplex.atMost(row, scale * (at - 1 + TOLERANCE), [])
        any = true
      } else if (log < on - 1e-9 && !chords.has(link)) {
        chords.add(link)
        const [from, to] = [box.low[link.log]!, box.high[link.log]!]
        if (!(to - from < 100)) continue
        // Over a narrow range the tangent in its middle, moved by TOLERANCE, is below as well.
        const slope =
          to - from < 1e-7 ? Math.exp(-(from + to) / 2) : (to - from) / (Math.exp(to) - Math.exp(from))
        const scale = Math.min(1, 1 / slope)
        const row = simplex.row([
          [link.log, scale],
          [link.level, -scale * slope],
        ])
        simplex.atLeast(
          row,
          scale * (from - slope * Math.exp(from) - TOLERANCE),
          union([box.lowReason[link.log]!, box.highReason[link.log]!]),
        )
        any = true
      }
    }
    return any
  }

  /**
   * Levels that are in proportion: where a row of logarithms has log a − log b and the rest has a range, a is
   * at most so many times b. It is what ties shares to levels: halving ln would take far longer to.
   */
  #ratios(box: Box): Set<Ratio> {
    const levels = new Map([...this.#logOf].map(([level, log]) => [log, level]))
    const ratios = new Set<Ratio>()
    for (const { terms, low, high, reason } of this.#columns.rows) {
      const tied = terms.filter(([c]) => levels.has(c))
      if (tied.length > 6) continue
      for (const [over, a] of tied)
        for (const [under, b] of tied) {
          if (over === under || a !== -b) continue
          // a (log over − log under) = row − rest, at most
          let most = a > 0 ? high : -low
          let size = Math.abs(most)
          const reasons: Reason[] = [reason]
          for (const [c, k] of terms) {
            if (c === over || c === under) continue
            const up = k > 0 !== a > 0
            const part = Math.abs(k) * (up ? box.high[c]! : -box.low[c]!)
            most += part
            size += Math.abs(part)
            reasons.push(up ? box.highReason[c]! : box.lowReason[c]!)
          }
          most = (most + 1e-15 * terms.length * size) / Math.abs(a)
          if (!(Math.abs(most) < 20)) continue
          ratios.add({
            over: levels.get(over)!,
            under: levels.get(under)!,
            most: Math.exp(most) * (1 + TOLERANCE),
            reason: union(reasons),
          })
        }
    }
    return ratios
  }

  /** Whether values read from the columns satisfy every row; if so they are kept. */
  #fits(columns: Float64Array, box: Box): boolean {
    const { variables, sizes, levels, logs } = this.#columns
    for (const [i, v] of variables.entries()) {
      const c = logs[i]! >= 0 ? logs[i]! : levels[i]!
      // The simplex passes bounds by a little; a bound of 0 gives no way at all.
      const inside = Math.min(Math.max(columns[c]!, box.low[c]!), box.high[c]!)
      this.#values[v] = sizes[i]! * (logs[i]! >= 0 ? Math.exp(inside) : inside)
    }
    return this.#rows.every((row, r) => excess(row, this.#values, this.#least[r]!) <= 4 * TOLERANCE)
  }

  /**
   * From any place to a solution of the true problem: ln is replaced by its tangent there, the linear program
   * solved, and so on (Newton’s method within bounds). `exact` keeps to the rows as they were given instead of
   * loosened ones: better values, but not for problems that have none but at the border. Gives up when that
   * fails.
   */
  #improve(box: Box, columns: Float64Array, exact: boolean): boolean {
    let fitting: Float64Array | undefined
    for (let step = 0; step < STEPS; step++) {
      const simplex = this.#tangential(box, columns, exact)
      if (simplex.check()) break
      let moved = 0
      for (let c = 0; c < columns.length; c++) {
        const log = this.#logOf.get(c)
        const value = log === undefined ? simplex.value(c) : Math.exp(simplex.value(log))
        moved = Math.max(moved, Math.abs(value - columns[c]!) / Math.max(1, Math.abs(value)))
        columns[c] = value
      }
      if (this.#fits(columns, box)) {
        // What fits after a long step is off by its square; one more step leaves rounding errors only.
        if (moved < 1e-7 || fitting || this.#columns.links.length === 0) return true
        fitting = columns.slice()
      } else if (fitting || moved < 1e-13 || this.#columns.links.length === 0) break
    }
    return fitting !== undefined && this.#fits(fitting, box)
  }

  /** The linear program in which each tied level is replaced by the tangent of its logarithm. */
  #tangential(box: Box, columns: Float64Array, exact: boolean): Simplex {
    const simplex = new Simplex()
    for (let c = 0; c < this.#columns.count; c++) {
      simplex.variable(columns[c])
      if (this.#logOf.has(c)) continue
      simplex.atLeast(c, box.low[c]!, [])
      simplex.atMost(c, box.high[c]!, [])
    }
    if (exact)
      for (const { column, exactLow, exactHigh } of this.#columns.bounds) {
        if (this.#logOf.has(column)) continue
        simplex.atLeast(column, exactLow, [])
        simplex.atMost(column, exactHigh, [])
      }
    for (const row of this.#columns.rows) {
      let shift = 0
      let largest = 0
      const terms = row.terms.map(([c, a]): [number, number] => {
        const log = this.#logOf.get(c)
        let term: [number, number] = [c, a]
        if (log !== undefined) {
          // level ≈ e^at + e^at (log − at)
          const at = Math.min(Math.max(columns[log]!, -300), 300)
          const slope = Math.exp(at)
          shift += a * slope * (1 - at)
          term = [log, a * slope]
        }
        largest = Math.max(largest, Math.abs(term[1]))
        return term
      })
      const v = simplex.row(terms.map(([c, a]) => [c, a / largest]))
      simplex.atLeast(v, ((exact ? row.exactLow : row.low) - shift) / largest, [])
      simplex.atMost(v, ((exact ? row.exactHigh : row.high) - shift) / largest, [])
    }
    return simplex
  }

  /** The link whose columns fit the curve worst and whose range can still be halved. */
  #worst(columns: Float64Array, box: Box): Link | undefined {
    let worst: Link | undefined
    let most = 0
    for (const link of this.#columns.links) {
      const { level, log } = link
      const range = Math.min(box.high[log]! - box.low[log]!, 100)
      if (range < NARROW) continue
      const off = Math.min(Math.abs(columns[log]! - Math.log(Math.max(columns[level]!, 1e-100))), 100)
      // Range breaks ties, so that a relaxation that fits by chance is still narrowed.
      const size = off + 1e-6 * range
      if (size > most) {
        most = size
        worst = link
      }
    }
    return worst
  }
}
