import { bySizeThenMembers } from './row.js'

/** How many branches to look at for each set wanted, and at least. */
const BRANCHES = 200
const LEAST = 20_000

/**
 * All minimal sets that have a member in common with every given set, smallest first, then in order of members;
 * at most `limit` of them, and whether these are all. Of the largest size, a limit may leave out any. When too
 * much work is needed for the smallest, there is one that need not be.
 */
export function hittingSets(
  sets: readonly (readonly number[])[],
  limit: number,
): { readonly sets: readonly (readonly number[])[]; readonly complete: boolean } {
  if (sets.some((set) => set.length === 0)) return { sets: [], complete: true }
  const search = new Hitting(sets, limit)
  const found: number[][] = []
  for (let size = 0; search.open && found.length < limit; size++)
    found.push(...search.ofSize(size, limit - found.length).sort(bySizeThenMembers))
  if (found.length === 0) found.push(...search.any())
  return { sets: found, complete: !search.open }
}

/** Depth first for one size after another: that takes little memory, and the last size takes most of the time. */
class Hitting {
  /** Whether there may be more sets than those found. */
  open = true
  readonly #sets: readonly (readonly number[])[]
  /** The given sets that a member is in. */
  readonly #of = new Map<number, number[]>()
  /** How many chosen members each set has. */
  readonly #hits: Int32Array
  readonly #chosen: number[] = []
  /** Members that other branches have. */
  readonly #excluded = new Map<number, number>()
  #branches: number
  #found: number[][] = []
  #wanted = 0

  constructor(sets: readonly (readonly number[])[], limit: number) {
    // The smallest first: they leave the fewest branches.
    this.#sets = sets.map((set) => [...set]).sort(bySizeThenMembers)
    for (const [i, set] of this.#sets.entries())
      for (const member of set) this.#of.set(member, [...(this.#of.get(member) ?? []), i])
    this.#hits = new Int32Array(sets.length)
    this.#branches = Math.max(LEAST, BRANCHES * limit)
  }

  /** Those of exactly this size, up to so many. */
  ofSize(size: number, wanted: number): number[][] {
    this.open = false
    this.#found = []
    this.#wanted = wanted
    this.#search(size)
    return this.#found
  }

  /** Some minimal one, by taking what hits most. */
  any(): number[][] {
    const chosen: number[] = []
    let left = [...this.#sets]
    while (left.length > 0) {
      const counts = new Map<number, number>()
      for (const set of left) for (const m of set) counts.set(m, (counts.get(m) ?? 0) + 1)
      const [best] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))
      chosen.push(best)
      left = left.filter((set) => !set.includes(best))
    }
    for (const member of [...chosen]) {
      const others = chosen.filter((m) => m !== member)
      if (this.#sets.every((set) => set.some((m) => others.includes(m))))
        chosen.splice(chosen.indexOf(member), 1)
    }
    return [chosen.sort((a, b) => a - b)]
  }

  #search(room: number): void {
    if (this.#found.length >= this.#wanted || this.#branches-- <= 0) {
      this.open = true
      return
    }
    const missed = this.#missed()
    if (missed.length === 0) {
      // Smaller ones have been found before.
      if (room === 0) this.#found.push([...this.#chosen].sort((a, b) => a - b))
      return
    }
    if (missed.length > room) {
      this.open = true
      return
    }
    const tried: number[] = []
    for (const member of missed[0]!) {
      if (this.#excluded.get(member)) continue
      for (const i of this.#of.get(member)!) this.#hits[i]!++
      this.#chosen.push(member)
      // One that hits nothing alone never will again.
      if (this.#chosen.every((m) => this.#of.get(m)!.some((i) => this.#hits[i] === 1))) this.#search(room - 1)
      this.#chosen.pop()
      for (const i of this.#of.get(member)!) this.#hits[i]!--
      this.#excluded.set(member, (this.#excluded.get(member) ?? 0) + 1)
      tried.push(member)
    }
    for (const member of tried) this.#excluded.set(member, this.#excluded.get(member)! - 1)
  }

  /** Sets not hit that share no member: each takes one more. */
  #missed(): (readonly number[])[] {
    const apart: (readonly number[])[] = []
    const seen = new Set<number>()
    for (const [i, set] of this.#sets.entries()) {
      if (this.#hits[i]! > 0 || set.some((m) => seen.has(m))) continue
      apart.push(set)
      for (const m of set) seen.add(m)
    }
    return apart
  }
}

/** Sets that hang together: each group shares no member with another. */
export function clusters(sets: readonly (readonly number[])[]): number[][] {
  const group = sets.map((_, i) => i)
  const find = (i: number): number => (group[i] === i ? i : find(group[i]!))
  const first = new Map<number, number>()
  for (const [i, set] of sets.entries())
    for (const member of set) {
      const other = first.get(member)
      if (other === undefined) first.set(member, i)
      else {
        const [a, b] = [find(other), find(i)]
        group[Math.max(a, b)] = Math.min(a, b)
      }
    }
  const result = new Map<number, number[]>()
  for (const [i] of sets.entries()) result.set(find(i), [...(result.get(find(i)) ?? []), i])
  return [...result.values()]
}
