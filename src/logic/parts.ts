import type { Row } from './row.js'

/**
 * Rows that share no variable, directly or through others, do not bear on each other; nor do, `byClaim`, rows
 * that share neither a variable nor a claim.
 */
export function parts(rows: readonly Row[], byClaim = false): Row[][] {
  const root = new Map<number, number>()
  const find = (v: number): number => {
    let at = v
    while (root.get(at)! !== at) {
      root.set(at, root.get(root.get(at)!)!)
      at = root.get(at)!
    }
    return at
  }
  // Claims stand among the variables as −2 and below; −1 is for rows of nothing.
  const nodes = ({ claim, terms }: Row) => {
    const of = terms.map((t) => t.variable)
    if (byClaim && claim >= 0) of.push(-2 - claim)
    return of.length > 0 ? of : [-1]
  }
  for (const row of rows) {
    const [first, ...others] = nodes(row)
    if (!root.has(first!)) root.set(first!, first!)
    for (const other of others) {
      if (!root.has(other)) root.set(other, other)
      const [a, b] = [find(first!), find(other)]
      if (a !== b) root.set(Math.max(a, b), Math.min(a, b))
    }
  }
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const key = find(nodes(row)[0]!)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}
