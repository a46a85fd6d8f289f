import { excess, type Row, TOLERANCE } from './row.js'

/**
 * Rows without those that a variable of their own, which stands nowhere else, can satisfy whatever the others
 * are: a total that nobody prints says nothing about its parts. Leaving such a row out can make others free.
 * `fill` gives values to the variables that are then in no row, and says whether the rows left out hold.
 */
export function withoutFree(rows: readonly Row[]): {
  readonly kept: readonly Row[]
  readonly fill: (values: Float64Array, near?: ArrayLike<number>) => boolean
} {
  const users = new Map<number, Set<number>>()
  for (const [r, { terms }] of rows.entries())
    for (const { variable } of terms) {
      const set = users.get(variable)
      if (set) set.add(r)
      else users.set(variable, new Set([r]))
    }
  const left: { readonly row: Row; readonly own: number }[] = []
  const gone = new Set<number>()
  const open = [...users.keys()]
  while (open.length > 0) {
    const own = open.pop()!
    const using = users.get(own)!
    if (using.size !== 1) continue
    const [r] = [...using] as [number]
    const row = rows[r]!
    if (!canFollow(row, own)) continue
    left.push({ row, own })
    gone.add(r)
    for (const { variable } of row.terms) {
      users.get(variable)!.delete(r)
      if (variable !== own) open.push(variable)
    }
  }
  const fill = (values: Float64Array, near?: ArrayLike<number>) => {
    const known = (v: number) => {
      const value = near?.[v] ?? Number.NaN
      return Number.isFinite(value) ? value : 1
    }
    // The last one left out stood in none of those before.
    for (const { row, own } of [...left].reverse()) {
      for (const { variable } of row.terms)
        if (Number.isNaN(values[variable]!)) values[variable] = known(variable)
      if (excess(row, values) <= 0) continue
      follow(row, own, values)
    }
    return left.every(({ row }) => excess(row, values) <= 4 * TOLERANCE)
  }
  return { kept: rows.filter((_, r) => !gone.has(r)), fill }
}

/** Whether a variable can satisfy a row whatever the others are. */
function canFollow({ terms, low, high }: Row, own: number): boolean {
  const term = terms.find((t) => t.variable === own)!
  return term.coefficient !== 0 && low <= high && low < Infinity && high > -Infinity
}

/** Sets a variable so that its row holds. */
function follow({ kind, terms, low, high }: Row, own: number, values: Float64Array): void {
  let rest = 0
  let coefficient = 0
  for (const t of terms)
    if (t.variable === own) coefficient = t.coefficient
    else rest += t.coefficient * (kind === 'log' ? Math.log(values[t.variable]!) : values[t.variable]!)
  const goal =
    Number.isFinite(low) && Number.isFinite(high) ? (low + high) / 2 : Number.isFinite(low) ? low : high
  const value = (goal - rest) / coefficient
  values[own] = kind === 'log' ? Math.exp(value) : value
}
