import { decide, parts, USUAL_BUDGET } from './decide.js'
import { clusters, hittingSets } from './hitting-sets.js'
import { type Decision, HARD, type Row } from './row.js'

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
  /** Most minimal hitting sets to try in one group of conflicts. */
  readonly choices: number
  /** Boxes to look at for one decision. */
  readonly budget: number
  /** Called before each decision; looking ends when it says true. */
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
  /** Values that satisfy all rows when feasible; else those of all claims but the fewest that must go. */
  readonly values: Float64Array
  /** Claims left out for `values`. */
  readonly dropped: readonly number[]
}

/**
 * Finds every minimal conflict. Works by duality (R. Reiter, "A theory of diagnosis from first principles",
 * 1987; the same that MARCO rests on): as long as some minimal hitting set of the conflicts known leaves claims
 * that cannot all hold, there is another conflict among these; when every one leaves claims that can, there is
 * none, and the hitting sets are exactly the minimal repairs. Connected parts are taken one by one, and groups
 * of conflicts without a common member are varied one at a time before their combinations.
 */
export function findConflicts(claims: Claims, limits: Limits = USUAL_LIMITS): Conflicts {
  const values = new Float64Array(claims.size).fill(Number.NaN)
  const conflicts: number[][] = []
  const dropped: number[] = []
  let complete = true
  let undecided = false
  for (const rows of parts(claims.rows)) {
    const found = new Finder(rows, claims.size, limits, conflicts.length).find()
    for (const conflict of found.conflicts) conflicts.push(conflict)
    complete &&= found.complete
    undecided ||= found.undecided
    dropped.push(...found.dropped)
    for (const { terms } of rows)
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

/** Fewest members first, then by members in order. */
export function bySizeThenMembers(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length
  const i = a.findIndex((m, k) => m !== b[k])
  return i < 0 ? 0 : a[i]! - b[i]!
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

class Finder {
  readonly #rows: readonly Row[]
  readonly #size: number
  readonly #limits: Limits
  readonly #claims: readonly number[]
  readonly #known: number[][] = []
  readonly #before: number
  /** Choices that leave claims that can all hold. */
  readonly #settled = new Set<string>()
  #undecided = false
  #stopped = false
  #values: Float64Array | undefined
  #dropped: readonly number[] = []

  constructor(rows: readonly Row[], size: number, limits: Limits, before: number) {
    this.#rows = rows
    this.#size = size
    this.#limits = limits
    this.#before = before
    this.#claims = [...new Set(rows.map((r) => r.claim))].filter((c) => c !== HARD).sort((a, b) => a - b)
  }

  find() {
    let complete = false
    search: while (!this.#ended()) {
      // Minimal hitting sets of each group of conflicts that hang together.
      const groups = clusters(this.#known).map((group) =>
        hittingSets(
          group.map((i) => this.#known[i]!),
          this.#limits.choices,
        ),
      )
      const first = groups.flatMap((g) => g.sets[0]!)
      if (this.#another(first)) continue
      for (const [i, group] of groups.entries())
        for (const choice of group.sets.slice(1)) {
          const others = groups.flatMap((g, j) => (j === i ? [] : g.sets[0]!))
          if (this.#another([...others, ...choice])) continue search
          if (this.#ended()) break search
        }
      const combinations = groups.reduce((product, g) => product * g.sets.length, 1)
      if (combinations > this.#limits.choices || groups.some((g) => !g.complete)) break
      for (const combination of product(groups.map((g) => g.sets))) {
        if (this.#another(combination.flat())) continue search
        if (this.#ended()) break search
      }
      complete = !this.#undecided
      break
    }
    return {
      conflicts: this.#known,
      complete,
      undecided: this.#undecided || (this.#stopped && this.#known.length === 0),
      values: this.#values,
      dropped: this.#dropped,
    }
  }

  #ended(): boolean {
    return this.#stopped || this.#known.length + this.#before >= this.#limits.conflicts
  }

  /** Whether what is left without `dropped` clashes; then its conflict is added. */
  #another(dropped: readonly number[]): boolean {
    const key = [...dropped].sort((a, b) => a - b).join()
    if (this.#settled.has(key)) return false
    const set = new Set(dropped)
    const decision = this.#decide(this.#claims.filter((c) => !set.has(c)))
    if (decision.kind === 'infeasible') {
      const conflict = shrink(decision.core, (kept) => {
        const smaller = this.#decide(kept)
        return smaller.kind === 'infeasible' ? smaller.core : undefined
      })
      if (this.#stopped) return false
      this.#known.push(conflict)
      this.#limits.found?.(conflict, this.#before + this.#known.length)
      return true
    }
    if (decision.kind === 'undecided') this.#undecided = true
    else if (!this.#values || this.#settled.size === 0 || dropped.length < this.#dropped.length) {
      this.#values = decision.values
      this.#dropped = [...dropped]
    }
    this.#settled.add(key)
    return false
  }

  #decide(kept: readonly number[]): Decision {
    if (this.#limits.stop?.()) this.#stopped = true
    if (this.#stopped) return { kind: 'undecided' }
    const set = new Set(kept)
    return decide(
      this.#rows.filter((r) => r.claim === HARD || set.has(r.claim)),
      this.#size,
      this.#limits.budget,
    )
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
