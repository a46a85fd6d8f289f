/** What a bound rests on: claims, in no order. Two bounds that clash rest on the claims of both. */
export type Reason = readonly number[]

const PIVOT = 1e-11
const VIOLATION = 2e-11
/** Share of a sum below which a difference is rounding. */
const NOISE = 1e-13

/**
 * Decides whether linear rows within bounds can hold, and if not, which bounds clash: the general simplex of
 * B. Dutertre and L. de Moura, "A fast linear-arithmetic solver for DPLL(T)" (CAV 2006). Rows are sparse; only
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
  /** The row of a basic variable in terms of non-basic ones; undefined for non-basic variables. */
  readonly #row: (Map<number, number> | undefined)[] = []
  /** Basic variables whose rows hold a non-basic one. */
  readonly #users: Set<number>[] = []
  /** Rows as given. */
  readonly #given: (readonly (readonly [variable: number, coefficient: number])[] | undefined)[] = []

  /** A new variable without bounds. The fewer bounds its first value breaks, the sooner a check ends. */
  variable(value = 0): number {
    const v = this.#low.length
    this.#low.push(Number.NEGATIVE_INFINITY)
    this.#high.push(Number.POSITIVE_INFINITY)
    this.#lowReason.push([])
    this.#highReason.push([])
    this.#value.push(value)
    this.#given.push(undefined)
    this.#row.push(undefined)
    this.#users.push(new Set())
    return v
  }

  /** A new variable that equals Σ coefficient × variable, over variables that are not rows. */
  row(terms: readonly (readonly [variable: number, coefficient: number])[]): number {
    const v = this.variable()
    this.#given[v] = terms
    const row = new Map<number, number>()
    for (const [variable, coefficient] of terms) {
      const basic = this.#row[variable]
      if (basic) for (const [k, a] of basic) add(row, k, a * coefficient)
      else add(row, variable, coefficient)
    }
    this.#row[v] = row
    let value = 0
    for (const [k, a] of row) {
      this.#users[k]!.add(v)
      value += a * this.#value[k]!
    }
    this.#value[v] = value
    return v
  }

  /** Tightens a lower bound; a weaker one than there is changes nothing. */
  atLeast(v: number, bound: number, reason: Reason): void {
    if (bound <= this.#low[v]!) return
    this.#low[v] = bound
    this.#lowReason[v] = reason
    if (!this.#row[v] && this.#value[v]! < bound) this.#move(v, bound)
  }

  /** Tightens an upper bound. */
  atMost(v: number, bound: number, reason: Reason): void {
    if (bound >= this.#high[v]!) return
    this.#high[v] = bound
    this.#highReason[v] = reason
    if (!this.#row[v] && this.#value[v]! > bound) this.#move(v, bound)
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
      if (this.#low[v]! > this.#high[v]! + VIOLATION && this.#row[v]?.size !== 0)
        return union([this.#lowReason[v]!, this.#highReason[v]!])
    const count = this.#low.length
    for (let steps = 0; steps < 8 * count + 1000; steps++) {
      if (steps % 64 === 63) this.#recompute()
      // The worst first; Bland's rule when that takes long, for it cannot go round in circles.
      const careful = steps > 4 * count + 500
      let leaving = -1
      let worst = VIOLATION
      for (let v = 0; v < count; v++) {
        if (!this.#row[v]) continue
        const broken = Math.max(this.#low[v]! - this.#value[v]!, this.#value[v]! - this.#high[v]!)
        if (broken > worst) {
          leaving = v
          if (careful) break
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
    const row = this.#row[leaving]!
    let best = -1
    let size = 0
    let users = 0
    let largest = 0
    for (const a of row.values()) largest = Math.max(largest, Math.abs(a))
    for (const [k, a] of row) {
      if (Math.abs(a) < PIVOT) continue
      const up = a > 0 === rises
      if (up ? this.#value[k]! >= this.#high[k]! : this.#value[k]! <= this.#low[k]!) continue
      if (careful) {
        if (best < 0 || k < best) best = k
        continue
      }
      // Of few rows, for that keeps the tableau sparse and disturbs least; but no coefficient of rounding’s size.
      const own = Math.abs(a) > 1e-3 * largest ? this.#users[k]!.size : Number.POSITIVE_INFINITY
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
    for (const [k, a] of this.#row[leaving]!) if (Math.abs(a) >= PIVOT) take(k, -sign * a)
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

  #move(v: number, to: number): void {
    const by = to - this.#value[v]!
    this.#value[v] = to
    for (const user of this.#users[v]!) this.#value[user] = this.#value[user]! + this.#row[user]!.get(v)! * by
  }

  #pivot(leaving: number, entering: number, to: number): void {
    const row = this.#row[leaving]!
    const a = row.get(entering)!
    const by = (to - this.#value[leaving]!) / a
    this.#move(entering, this.#value[entering]! + by)
    this.#value[leaving] = to
    // entering = leaving / a − Σ others / a
    const solved = new Map<number, number>([[leaving, 1 / a]])
    for (const [k, c] of row) {
      this.#users[k]!.delete(leaving)
      if (k !== entering) solved.set(k, -c / a)
    }
    this.#row[leaving] = undefined
    const users = [...this.#users[entering]!]
    this.#users[entering]!.clear()
    for (const user of users) {
      const other = this.#row[user]!
      const factor = other.get(entering)!
      other.delete(entering)
      for (const [k, c] of solved) {
        const sum = (other.get(k) ?? 0) + factor * c
        if (Math.abs(sum) < 1e-13) {
          other.delete(k)
          this.#users[k]!.delete(user)
        } else {
          other.set(k, sum)
          this.#users[k]!.add(user)
        }
      }
    }
    this.#row[entering] = solved
    for (const k of solved.keys()) this.#users[k]!.add(entering)
  }

  /** Basic values anew from non-basic ones, so that errors do not pile up. */
  #recompute(): void {
    for (let v = 0; v < this.#row.length; v++) {
      const row = this.#row[v]
      if (!row) continue
      let value = 0
      for (const [k, a] of row) value += a * this.#value[k]!
      this.#value[v] = value
    }
  }
}

function add(row: Map<number, number>, k: number, a: number): void {
  const sum = (row.get(k) ?? 0) + a
  if (sum === 0) row.delete(k)
  else row.set(k, sum)
}

/** All claims of several reasons, sorted. */
export function union(reasons: readonly Reason[]): number[] {
  return [...new Set(reasons.flat())].sort((a, b) => a - b)
}
