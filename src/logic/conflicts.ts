import { decide, USUAL_BUDGET } from './decide.js'
import { withoutFree } from './free.js'
import { clusters, hittingSets } from './hitting-sets.js'
import { parts } from './parts.js'
import { bySizeThenMembers, type Decision, HARD, type Row, TOLERANCE, tidy } from './row.js'

/** What is looked for conflicts. */
export interface Claims {
  readonly rows: readonly Row[]
  /** Number of variables. */
  readonly size: number
  /** Number of claims; rows refer to claims 0 to count − 1, or are {@link HARD}. */
  readonly count: number
}

/** How far to look, and whom to tell. */
export interface Limits {
  /** Most conflicts to find. */
  readonly conflicts: number
  /** Most minimal hitting sets, and most combinations of them, to try in one group of conflicts. */
  readonly choices: number
  /** Boxes to look at for one decision. */
  readonly budget: number
  /** Called before and during each decision; looking ends when it says true. */
  readonly stop?: () => boolean
  /** Called for each conflict as it is found. */
  readonly found?: (conflict: readonly number[], count: number) => void
}

export const USUAL_LIMITS: Limits = { conflicts: 1000, choices: 2000, budget: USUAL_BUDGET }

/** What was found. */
export interface Conflicts {
  /** Whether all claims can hold; undecided when the budget did not suffice. */
  readonly feasible: boolean | 'undecided'
  /** Minimal sets of claims that cannot all hold: without any one member the rest can. Sorted. */
  readonly conflicts: readonly (readonly number[])[]
  /** Whether these are proved to be all. */
  readonly complete: boolean
  /**
   * Values that satisfy all rows when feasible; else those of all claims but the fewest that must go. NaN where
   * looking ended before there were any.
   */
  readonly values: Float64Array
  /** Claims left out for `values`. */
  readonly dropped: readonly number[]
}

/**
 * Finds every minimal conflict. Works by duality (R. Reiter, "A theory of diagnosis from first principles",
 * 1987; the same that MARCO rests on): as long as some minimal hitting set of the conflicts known leaves claims
 * that cannot all hold, there is another conflict among these; when every one leaves claims that can, there is
 * none, and the hitting sets are exactly the minimal repairs. Connected parts are taken one by one, and groups
 * of conflicts without a common member are varied one at a time; their combinations only where the groups bear
 * on the same rows so much that one does not follow from the other. Hard rows that cannot hold by themselves
 * are the one minimal conflict, without members.
 */
export function findConflicts(claims: Claims, limits: Limits = USUAL_LIMITS): Conflicts {
  const steps = lookForConflicts(claims, limits)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** As {@link findConflicts}, in steps: yields after each, so that a long search can let others have a turn. */
export function* lookForConflicts(
  claims: Claims,
  limits: Limits = USUAL_LIMITS,
): Generator<undefined, Conflicts> {
  const values = new Float64Array(claims.size).fill(Number.NaN)
  const rows = claims.rows.map(tidy)
  const stopped = limits.stop?.() === true
  const hard = stopped
    ? undefined
    : decide(
        rows.filter((r) => r.claim === HARD),
        claims.size,
        limits.budget,
        undefined,
        limits.stop,
      )
  if (hard?.kind === 'infeasible') {
    limits.found?.([], 1)
    return { feasible: false, conflicts: [[]], complete: true, values, dropped: [] }
  }
  const conflicts: number[][] = []
  const dropped: number[] = []
  let complete = true
  let undecided = false
  for (const part of parts(rows, true)) {
    const found = yield* new Finder(part, claims.size, limits, conflicts.length).find()
    for (const conflict of found.conflicts) conflicts.push(conflict)
    complete &&= found.complete
    undecided ||= !found.decided
    dropped.push(...found.dropped)
    for (const { terms } of part)
      for (const { variable } of terms) values[variable] = found.values?.[variable] ?? Number.NaN
  }
  return {
    feasible: conflicts.length > 0 ? false : undecided ? 'undecided' : true,
    conflicts: conflicts.sort(bySizeThenMembers),
    complete,
    values,
    dropped: dropped.sort((a, b) => a - b),
  }
}

/** The fewest hard rows that are needed for claims to clash: what a conflict rests on. */
export function supportOf(conflict: readonly number[], claims: Claims, budget = USUAL_BUDGET): Row[] {
  const wanted = new Set(conflict)
  const own = claims.rows.filter((r) => wanted.has(r.claim))
  // Each hard row as a claim of its own.
  const hard = parts(claims.rows.filter((r) => r.claim === HARD || wanted.has(r.claim)))
    .filter((part) => part.some((r) => wanted.has(r.claim)))
    .flat()
    .filter((r) => r.claim === HARD)
  const numbered = hard.map((r, i) => ({ ...r, claim: i }))
  const fixed = own.map((r) => ({ ...r, claim: HARD }))
  const clash = (kept: readonly number[]): readonly number[] | undefined => {
    const set = new Set(kept)
    const decision = decide([...fixed, ...numbered.filter((r) => set.has(r.claim))], claims.size, budget)
    return decision.kind === 'infeasible' ? decision.core : undefined
  }
  const core = clash(hard.map((_, i) => i))
  return core ? shrink(core, clash).map((i) => hard[i]!) : []
}

/**
 * Leaves out what a clash does not need, one by one. `clash` gives a part of what it was given that clashes as
 * well, or undefined when it does not clash (or that is not known).
 */
export function shrink(
  core: readonly number[],
  clash: (kept: readonly number[]) => readonly number[] | undefined,
): number[] {
  let kept = [...core].sort((a, b) => a - b)
  for (const member of [...kept].reverse()) {
    if (!kept.includes(member)) continue
    const smaller = clash(kept.filter((m) => m !== member))
    if (smaller) kept = kept.filter((m) => smaller.includes(m))
  }
  return kept
}

/** Claims to leave out, and values that satisfy the others. */
interface Choice {
  readonly dropped: readonly number[]
  readonly values: Float64Array
}

/** Conflicts that are repaired together, with every way to do so; the first is that of the base. */
interface Group {
  readonly choices: readonly Choice[]
}

class Finder {
  readonly #rows: readonly Row[]
  readonly #size: number
  readonly #limits: Limits
  readonly #claims: readonly number[]
  readonly #known: number[][] = []
  readonly #before: number
  /** Choices that leave claims that can all hold, with values; undefined where that is not decided. */
  readonly #settled = new Map<string, Float64Array | undefined>()
  #undecided = false
  #stopped = false
  #best: Choice | undefined

  constructor(rows: readonly Row[], size: number, limits: Limits, before: number) {
    this.#rows = rows
    this.#size = size
    this.#limits = limits
    this.#before = before
    this.#claims = [...new Set(rows.map((r) => r.claim))].filter((c) => c !== HARD).sort((a, b) => a - b)
  }

  *find() {
    let complete = false
    while (!this.#ended()) {
      yield
      const before = this.#known.length
      // Each holds all values; to decide one again takes less than to keep very many.
      if (this.#settled.size > this.#limits.choices) this.#settled.clear()
      complete = yield* this.#round()
      if (this.#known.length === before) break
    }
    return {
      // In doubt a member stays in a conflict; what was found without it later is the minimal one.
      conflicts: this.#known.filter(
        (k) => !this.#known.some((o) => o !== k && o.every((m) => k.includes(m))),
      ),
      complete: complete && !this.#undecided && !this.#ended(),
      /** Whether it is known that all can hold, or that they cannot. */
      decided: this.#known.length > 0 || this.#best !== undefined,
      values: this.#best?.values,
      dropped: this.#best?.dropped ?? [],
    }
  }

  /** Finds another conflict, or tells whether it is proved that there is none. */
  *#round(): Generator<undefined, boolean> {
    // Minimal hitting sets of each group of conflicts that hang together.
    const sets = clusters(this.#known).map((group) =>
      hittingSets(
        group.map((i) => this.#known[i]!),
        this.#limits.choices,
      ),
    )
    const first = sets.flatMap((s) => s.sets[0]!)
    const base = this.#values(first, this.#best?.values)
    if (!base) return false
    if (!this.#best || first.length < this.#best.dropped.length)
      this.#best = { dropped: first.sort((a, b) => a - b), values: base }
    const groups: Group[] = []
    let whole = true
    for (const [i, { sets: choices, complete }] of sets.entries()) {
      const others = sets.flatMap((s, j) => (j === i ? [] : s.sets[0]!))
      const found = yield* this.#choices(choices, others, base)
      if (!found || !complete) whole = false
      else groups.push({ choices: found })
    }
    return whole && (yield* this.#combine(groups, base))
  }

  /** Values for each choice together with `others`; undefined when one leaves a conflict or a doubt. */
  *#choices(
    choices: Iterable<readonly number[]>,
    others: readonly number[],
    base: Float64Array,
    near: (choice: number) => Float64Array = () => base,
  ): Generator<undefined, Choice[] | undefined> {
    const found: Choice[] = []
    let whole = true
    let i = 0
    for (const choice of choices) {
      yield
      if (this.#ended()) return undefined
      const dropped = [...others, ...choice]
      // A conflict found meanwhile may be left; then there is no need to find it again.
      const values = this.#known.every((k) => k.some((m) => dropped.includes(m)))
        ? this.#values(dropped, near(i))
        : undefined
      if (values) found.push({ dropped: choice, values })
      else whole = false
      i++
    }
    return whole ? found : undefined
  }

  /**
   * Whether every combination of the groups' choices leaves claims that can hold. Values for a combination are
   * those of the base with each group's changes added up. They satisfy a row that only one group bears on, for
   * the values found for this group’s choice do; where several do, the extremes of their changes must. Groups
   * for which that fails become one, whose choices are tried in all combinations.
   */
  *#combine(given: readonly Group[], base: Float64Array): Generator<undefined, boolean> {
    let groups = [...given]
    for (;;) {
      if (this.#ended()) return false
      const clash = this.#interfering(groups, base)
      if (!clash) return true
      const together = clash.map((i) => groups[i]!)
      const count = together.reduce((n, g) => n * g.choices.length, 1)
      if (count > this.#limits.choices) return false
      groups = groups.filter((g) => !together.includes(g))
      const others = groups.flatMap((g) => g.choices[0]!.dropped)
      const combinations = [...product(together.map((g) => g.choices))].sort((a, b) => at(a) - at(b))
      function at(combination: readonly Choice[]): number {
        return combination.every((c, i) => c === together[i]!.choices[0]) ? 0 : 1
      }
      const found = yield* this.#choices(
        combinations.map((c) => c.flatMap((o) => o.dropped)),
        others,
        base,
        (i) => {
          const values = base.slice()
          for (const { values: changed } of combinations[i]!)
            for (let v = 0; v < values.length; v++) values[v]! += changed[v]! - base[v]!
          return values
        },
      )
      if (!found) return false
      groups.push({ choices: found })
    }
  }

  /** Groups whose changes together may break a row. */
  #interfering(groups: readonly Group[], base: Float64Array): number[] | undefined {
    const moving = new Map<number, number[]>()
    const owner = new Map<number, number>()
    for (const [g, { choices }] of groups.entries()) {
      for (const { dropped } of choices) for (const claim of dropped) owner.set(claim, g)
      for (let v = 0; v < base.length; v++)
        if (choices.some((c) => c.values[v] !== base[v] && !Number.isNaN(base[v]!)))
          moving.set(v, [...(moving.get(v) ?? []), g])
    }
    for (const row of this.#rows) {
      const bearing = new Set(row.terms.flatMap((t) => moving.get(t.variable) ?? []))
      const own = owner.get(row.claim)
      if (own !== undefined) bearing.add(own)
      if (
        bearing.size > 1 &&
        !this.#holdsFor(
          [...bearing].map((g) => groups[g]!),
          row,
          base,
        )
      )
        return [...bearing]
    }
    return undefined
  }

  /** Whether a row that is not dropped holds for all combinations of choices. */
  #holdsFor(groups: readonly Group[], row: Row, base: Float64Array): boolean {
    const kept = groups.map(({ choices }) => choices.filter((c) => !c.dropped.includes(row.claim)))
    let [low, high] = [0, 0]
    let size = row.kind === 'log' ? 1 : 0
    if (row.kind === 'level') {
      for (const { variable, coefficient } of row.terms) {
        const part = coefficient * base[variable]!
        low += part
        size = Math.max(size, Math.abs(part))
      }
      high = low
      for (const choices of kept) {
        const changes = choices.map((c) =>
          row.terms.reduce((s, t) => s + t.coefficient * (c.values[t.variable]! - base[t.variable]!), 0),
        )
        low += Math.min(...changes)
        high += Math.max(...changes)
      }
    } else
      for (const { variable, coefficient } of row.terms) {
        let [from, to] = [base[variable]!, base[variable]!]
        for (const choices of kept) {
          const changes = choices.map((c) => c.values[variable]! - base[variable]!)
          from += Math.min(...changes)
          to += Math.max(...changes)
        }
        if (!(from > 0)) return false
        const ends = [coefficient * Math.log(from), coefficient * Math.log(to)]
        low += Math.min(...ends)
        high += Math.max(...ends)
      }
    const give = 8 * TOLERANCE * size
    return low >= row.low - give && high <= row.high + give
  }

  #stop(): boolean {
    this.#stopped ||= this.#limits.stop?.() === true
    return this.#stopped
  }

  #ended(): boolean {
    return this.#stopped || this.#known.length + this.#before >= this.#limits.conflicts
  }

  /** Values for what is left without `dropped`; when it clashes, its conflict is added instead. */
  #values(dropped: readonly number[], near?: Float64Array): Float64Array | undefined {
    const key = [...dropped].sort((a, b) => a - b).join()
    if (this.#settled.has(key)) return this.#settled.get(key)
    const set = new Set(dropped)
    const decision = this.#decide(
      this.#claims.filter((c) => !set.has(c)),
      near,
    )
    if (decision.kind === 'infeasible') {
      // Rows that are free to follow the core's are so for each part of it.
      const { kept: bearing } = withoutFree(this.#rowsOf(decision.core))
      const conflict = shrink(decision.core, (kept) => {
        const smaller = this.#decide(kept, undefined, bearing)
        // In doubt a member stays; then it is not proved that all are needed.
        if (smaller.kind === 'undecided') this.#undecided = true
        return smaller.kind === 'infeasible' ? smaller.core : undefined
      })
      if (this.#stopped) return undefined
      this.#known.push(conflict)
      this.#limits.found?.(conflict, this.#before + this.#known.length)
      return undefined
    }
    const values = decision.kind === 'feasible' ? decision.values : undefined
    if (!values) this.#undecided = true
    this.#settled.set(key, values)
    return values
  }

  #decide(kept: readonly number[], near?: Float64Array, rows = this.#rows): Decision {
    if (this.#stop()) return { kind: 'undecided' }
    return decide(this.#rowsOf(kept, rows), this.#size, this.#limits.budget, near, () => this.#stop())
  }

  #rowsOf(claims: readonly number[], rows = this.#rows): readonly Row[] {
    const set = new Set(claims)
    return rows.filter((r) => r.claim === HARD || set.has(r.claim))
  }
}

/** Every way to take one of each list. */
function* product<T>(lists: readonly (readonly T[])[]): Generator<T[]> {
  if (lists.length === 0) {
    yield []
    return
  }
  const [head, ...tail] = lists
  for (const rest of product(tail)) for (const one of head!) yield [one, ...rest]
}
