import type { Identity } from './identity.js'

/** Series that identities tie together, directly or in a chain. */
export interface Component {
  /** Numbers of the series, rising. */
  readonly series: readonly number[]
  /** Identities among them, in terms of positions in `series`. */
  readonly identities: readonly Identity[]
}

/** Splits series into those that are tied together; series without any identity are in none. */
export function componentsOf(identities: readonly Identity[]): Component[] {
  const above = new Map<number, number>()
  const root = (series: number): number => {
    let at = series
    for (let next = above.get(at) ?? at; next !== at; next = above.get(at) ?? at) {
      above.set(at, above.get(next) ?? next)
      at = next
    }
    return at
  }
  for (const { total, parts } of identities)
    for (const { series } of [{ series: total }, ...parts]) above.set(root(series), root(total))

  const members = new Map<number, number[]>()
  for (const series of [...above.keys()].sort((a, b) => a - b)) {
    const key = root(series)
    const group = members.get(key)
    if (group) group.push(series)
    else members.set(key, [series])
  }
  const tied = new Map<number, Identity[]>([...members.keys()].map((key) => [key, []]))
  const position = new Map<number, number>()
  for (const group of members.values()) for (const [i, series] of group.entries()) position.set(series, i)
  for (const { total, parts } of identities)
    tied.get(root(total))!.push({
      total: position.get(total)!,
      parts: parts.map((part) => ({ ...part, series: position.get(part.series)! })),
    })
  return [...members].map(([key, series]) => ({ series, identities: tied.get(key)! }))
}
