import { bySizeThenMembers } from './row.js'

/**
 * All minimal sets that have a member in common with every given set, smallest first, then in order of members;
 * at most `limit` of them, and whether these are all.
 */
export function hittingSets(
  sets: readonly (readonly number[])[],
  limit: number,
): { readonly sets: readonly (readonly number[])[]; readonly complete: boolean } {
  // Breadth first over sizes: a set of n members is found before any of n + 1.
  let found: number[][] = []
  let open: number[][] = [[]]
  let complete = true
  while (open.length > 0) {
    const next = new Map<string, number[]>()
    for (const partial of open) {
      const missed = sets.find((set) => !set.some((m) => partial.includes(m)))
      if (!missed) {
        found.push(partial)
        continue
      }
      for (const member of missed) {
        const grown = [...partial, member].sort((a, b) => a - b)
        if (isMinimal(grown, sets)) next.set(grown.join(), grown)
      }
    }
    if (found.length >= limit && next.size > 0) {
      complete = false
      break
    }
    // In order, so that the found ones are in order and a limit takes the first.
    open = [...next.values()].sort(bySizeThenMembers)
    if (open.length > 50 * limit) {
      complete = false
      open.length = 50 * limit
    }
  }
  if (found.length > limit) {
    complete = false
    found = found.slice(0, limit)
  }
  return { sets: found, complete }
}

/** Whether each member is the only one in some set. */
function isMinimal(members: readonly number[], sets: readonly (readonly number[])[]): boolean {
  return members.every((member) =>
    sets.some((set) => set.includes(member) && !set.some((m) => m !== member && members.includes(m))),
  )
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
