/** What a bound rests on: claims, in no order. Two bounds that clash rest on the claims of both. */
export type Reason = readonly number[]

type Terms = readonly (readonly [variable: number, coefficient: number])[]

const PIVOT = 1e-11
const VIOLATION = 2e-11
/** Share of a sum below which a difference is rounding. */
const NOISE = 1e-13

/**
 * Decides whether linear rows within bounds can hold, and if not, which bounds clash: the general simplex of
 * B. Dutertre and L. de Moura, "A fast linear-arithmetic solver for DPLL(T)" (CAV 2006). Only
 * bounds change between checks, so a second check starts where the first ended. The clash it reports is
 * irreducible among the bounds as they stand. As it reckons in floating point, each clash is proved anew from
 * the rows as they were given before it is reported.
 */
export class Simplex {
  /** Bounds by variable; rows are variables as well. */
  readonly #low: number[] = []
  readonly #high: number[] = []
  readonly #lowReason: Reason[] = []
  readonly #highReason: Reason[] = []
  readonly #value: number[] = []
  /** The tableau: a line for each basic variable, in terms of the non-basic ones by column; mostly zeros. */
  readonly #lines: Float64Array[] = []
  /** Line of each variable that is basic; −1 for the others. */
  readonly #lineOf: number[] = []
  /** Column of each variable that is not basic; −1 for the others. */
  readonly #columnOf: number[] = []
  /** Basic variable of each line. */
  readonly #basic: number[] = []
  /** Non-basic variable of each column. */
  readonly #free: number[] = []
  /** Rows as given. */
  readonly #given: (Terms | undefined)[] = []

  /** A new variable without bounds, before any row. The fewer bounds its first value breaks, the sooner a check ends. */
  variable(value = 0): number {
    const v = this.#unbounded(value, undefined)
    this.#lineOf.push(-1)
    this.#columnOf.push(this.#free.length)
    this.#free.push(v)
    return v
  }

  /** A new variable that equals Σ coefficient × variable, over variables that are not rows. */
  row(terms: Terms): number {
    const line = new Float64Array(this.#free.length)
    let value = 0
    for (const [variable, coefficient] of terms) {
      value += coefficient * this.#value[variable]!
      const of = this.#lineOf[variable]!
      if (of < 0) line[this.#columnOf[variable]!]! += coefficient
      else {
        const other = this.#lines[of]!
        for (let c = 0; c < other.length; c++) line[c]! += coefficient * other[c]!
      }
    }
    const v = this.#unbounded(value, terms)
    this.#lineOf.push(this.#lines.length)
    this.#columnOf.push(-1)
    this.#lines.push(line)
    this.#basic.push(v)
    return v
  }

  #unbounded(value: number, given: Terms | undefined): number {
    this.#low.push(Number.NEGATIVE_INFINITY)
    this.#high.push(Number.POSITIVE_INFINITY)
    this.#lowReason.push([])
    this.#highReason.push([])
    this.#value.push(value)
    return this.#given.push(given) - 1
  }

  /** Tightens a lower bound; a weaker one than there is changes nothing. */
  atLeast(v: number, bound: number, reason: Reason): void {
    if (bound <= this.#low[v]!) return
    this.#low[v] = bound
    this.#lowReason[v] = reason
    if (this.#lineOf[v]! < 0 && this.#value[v]! < bound) this.#move(v, bound)
  }

  /** Tightens an upper bound. */
  atMost(v: number, bound: number, reason: Reason): void {
    if (bound >= this.#high[v]!) return
    this.#high[v] = bound
    this.#highReason[v] = reason
    if (this.#lineOf[v]! < 0 && this.#value[v]! > bound) this.#move(v, bound)
  }

  value(v: number): number {
    return this.#value[v]!
  }

  /**
   * Undefined when all bounds can hold (then `value` gives values that do); else what clashes; 'unsure' when
   * rounding errors leave neither proved.
   */
  check(): Reason | 'unsure' | undefined {
    // A row of nothing is left to the search: one of its bounds may clash with 0 on its own.
    for (let v = 0; v < this.#low.length; v++)
      if (this.#low[v]! > this.#high[v]! + VIOLATION && !this.#isEmpty(v))
        return union([this.#lowReason[v]!, this.#highReason[v]!])
    const count = this.#low.length
    for (let steps = 0; steps < 8 * count + 1000; steps++) {
      if (steps % 64 === 63) this.#recompute()
      // The worst first; Bland's rule when that takes long, for it cannot go round in circles.
      const careful = steps > 4 * count + 500
      let leaving = -1
      let worst = VIOLATION
      for (const v of this.#basic) {
        const broken = Math.max(this.#low[v]! - this.#value[v]!, this.#value[v]! - this.#high[v]!)
        if (careful ? broken > VIOLATION && (leaving < 0 || v < leaving) : broken > worst) {
          leaving = v
          worst = broken
        }
      }
      if (leaving < 0) return undefined
      const rises = this.#value[leaving]! < this.#low[leaving]!
      const entering = this.#entering(leaving, rises, careful)
      if (entering < 0) return this.#clash(leaving, rises) ?? 'unsure'
      this.#pivot(leaving, entering, rises ? this.#low[leaving]! : this.#high[leaving]!)
    }
    // Bland's rule ends by itself, but may take long, and rounding errors may lead it round in circles.
    return 'unsure'
  }

  /** A non-basic variable that can still move so that the leaving one gets to its bound. */
  #entering(leaving: number, rises: boolean, careful: boolean): number {
    const line = this.#lines[this.#lineOf[leaving]!]!
    let best = -1
    let size = 0
    let users = 0
    let largest = 0
    for (let c = 0; c < line.length; c++) largest = Math.max(largest, Math.abs(line[c]!))
    for (let c = 0; c < line.length; c++) {
      const a = line[c]!
      if (Math.abs(a) < PIVOT) continue
      const k = this.#free[c]!
      const up = a > 0 === rises
      if (up ? this.#value[k]! >= this.#high[k]! : this.#value[k]! <= this.#low[k]!) continue
      if (careful) {
        if (best < 0 || k < best) best = k
        continue
      }
      // Of few rows, for that keeps the tableau sparse and disturbs least; but no coefficient of rounding’s size.
      const own = Math.abs(a) > 1e-3 * largest ? this.#usersOf(c) : Number.POSITIVE_INFINITY
      if (best < 0 || own < users || (own === users && Math.abs(a) > size)) {
        best = k
        size = Math.abs(a)
        users = own
      }
    }
    return best
  }

  /**
   * The bounds that keep `leaving` from its bound. The tableau says: 0 = leaving − Σ a·k, which the bounds keep
   * away from 0. The coefficients of rows in this sum, applied to the rows as given, prove the same without
   * trust in the tableau; undefined when they do not.
   */
  #clash(leaving: number, rises: boolean): Reason | undefined {
    const sum = new Map<number, number>()
    const sizes = new Map<number, number>()
    const take = (v: number, a: number) => {
      const given = this.#given[v]
      if (!given) return
      sum.set(v, a)
      for (const [k, c] of given) {
        sum.set(k, (sum.get(k) ?? 0) - a * c)
        sizes.set(k, (sizes.get(k) ?? 0) + Math.abs(a * c))
      }
    }
    const sign = rises ? 1 : -1
    take(leaving, sign)
    const line = this.#lines[this.#lineOf[leaving]!]!
    for (let c = 0; c < line.length; c++)
      if (Math.abs(line[c]!) >= PIVOT) take(this.#free[c]!, -sign * line[c]!)
    // Now 0 = Σ a·v; its least value by the bounds must be above 0.
    const reasons: Reason[] = []
    let least = 0
    let size = 0
    for (const [v, a] of sum) {
      if (Math.abs(a) <= NOISE * (sizes.get(v) ?? 0)) continue
      const part = a * (a > 0 ? this.#low[v]! : this.#high[v]!)
      least += part
      size += Math.abs(part)
      reasons.push(a > 0 ? this.#lowReason[v]! : this.#highReason[v]!)
    }
    return least > 1e-15 * sum.size * size ? union(reasons) : undefined
  }

  /** How many lines hold a column. */
  #usersOf(column: number): number {
    let users = 0
    for (const line of this.#lines) if (line[column] !== 0) users++
    return users
  }

  /** Whether a variable is a row of nothing. */
  #isEmpty(v: number): boolean {
    const line = this.#lineOf[v]!
    return line >= 0 && this.#lines[line]!.every((a) => a === 0)
  }

  #move(v: number, to: number): void {
    const by = to - this.#value[v]!
    this.#value[v] = to
    const column = this.#columnOf[v]!
    for (let i = 0; i < this.#lines.length; i++) {
      const a = this.#lines[i]![column]
      if (a) this.#value[this.#basic[i]!]! += a * by
    }
  }

  #pivot(leaving: number, entering: number, to: number): void {
    const at = this.#lineOf[leaving]!
    const column = this.#columnOf[entering]!
    const line = this.#lines[at]!
    const a = line[column]!
    this.#move(entering, this.#value[entering]! + (to - this.#value[leaving]!) / a)
    this.#value[leaving] = to
    // entering = leaving / a − Σ others / a; only what is not zero is gone through.
    const used: number[] = []
    for (let c = 0; c < line.length; c++) {
      if (c === column) line[c] = 1 / a
      else if (line[c] !== 0) line[c] = -line[c]! / a
      else continue
      used.push(c)
    }
    for (let i = 0; i < this.#lines.length; i++) {
      const other = this.#lines[i]!
      const factor = other[column]
      if (i === at || !factor) continue
      other[column] = 0
      for (const c of used) {
        const sum = other[c]! + factor * line[c]!
        other[c] = Math.abs(sum) < 1e-13 ? 0 : sum
      }
    }
    this.#basic[at] = entering
    this.#free[column] = leaving
    this.#lineOf[entering] = at
    this.#lineOf[leaving] = -1
    this.#columnOf[leaving] = column
    this.#columnOf[entering] = -1
  }

  /** Basic values anew from non-basic ones, so that errors do not pile up. */
  #recompute(): void {
    for (let i = 0; i < this.#lines.length; i++) {
      let value = 0
      const line = this.#lines[i]!
      for (let c = 0; c < line.length; c++) if (line[c]) value += line[c]! * this.#value[this.#free[c]!]!
      this.#value[this.#basic[i]!] = value
    }
  }
}

const NOTHING: Reason = []

/** All claims of several reasons, sorted; each of these is sorted and has no claim twice. */
export function union(reasons: readonly Reason[]): Reason {
  let all = NOTHING
  for (const reason of reasons) {
    if (reason.length === 0 || reason === all) continue
    all = all.length === 0 ? reason : merged(all, reason)
  }
  return all
}

function merged(a: Reason, b: Reason): Reason {
  const all: number[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY]
    all.push(Math.min(x, y))
    if (x <= y) i++
    if (y <= x) j++
  }
  // Nothing new: the longer one does, and no memory is taken.
  return all.length === a.length ? a : all.length === b.length ? b : all
}
