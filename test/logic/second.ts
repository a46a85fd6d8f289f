import type { Row } from '../../src/logic/row.js'

/**
 * A second method, with nothing of the first: boxes of intervals, rows evaluated over them with outward
 * rounding, halving, and no linear program. "empty" is proved even when every row gives way by 2e-8 of its
 * size; "point" comes with values that hold within 1e-10. Every variable needs finite bounds.
 */
export type Second =
  | { readonly kind: 'point'; readonly values: number[] }
  | { readonly kind: 'empty' | 'unknown' }

const SLACK = 2e-8
const OUT = 1e-14

interface Box {
  readonly low: number[]
  readonly high: number[]
}

export function second(rows: readonly Row[], size: number, budget = 1500): Second {
  const positive = new Set(rows.flatMap((r) => (r.kind === 'log' ? r.terms.map((t) => t.variable) : [])))
  const start: Box = { low: [], high: [] }
  for (let v = 0; v < size; v++) {
    start.low.push(positive.has(v) ? 1e-30 : -1e30)
    start.high.push(1e30)
  }
  const open: Box[] = [start]
  let doubtful = false
  for (let boxes = 0; open.length > 0; boxes++) {
    if (boxes > budget) return { kind: 'unknown' }
    const box = open.pop()!
    if (!narrow(rows, box, SLACK)) continue
    const values = dive(rows, box)
    if (values) return { kind: 'point', values }
    // Halve the variable with the widest range for its size.
    let widest = -1
    let most = 1e-9
    for (let v = 0; v < size; v++) {
      const width = box.high[v]! - box.low[v]!
      const share = width / Math.max(Math.abs(box.low[v]!), Math.abs(box.high[v]!), 1e-300)
      if (share > most && rows.some((r) => r.terms.some((t) => t.variable === v))) {
        widest = v
        most = share
      }
    }
    if (widest < 0) {
      doubtful = true
      continue
    }
    const middle = between(box.low[widest]!, box.high[widest]!)
    const [a, b] = [copy(box), copy(box)]
    a.high[widest] = middle
    b.low[widest] = middle
    open.push(a, b)
  }
  return { kind: doubtful ? 'unknown' : 'empty' }
}

/** How far values are from satisfying rows, each as a share of the row's size. */
export function worst(rows: readonly Row[], values: ArrayLike<number>): number {
  let most = 0
  for (const { kind, terms, low, high } of rows) {
    let sum = 0
    let size = kind === 'log' ? 1 : 1e-300
    for (const { variable, coefficient } of terms) {
      const value = values[variable]!
      const part = coefficient * (kind === 'log' ? Math.log(value) : value)
      sum += part
      if (kind === 'level') size = Math.max(size, Math.abs(part))
    }
    if (kind === 'level')
      for (const bound of [low, high]) if (Number.isFinite(bound)) size = Math.max(size, Math.abs(bound))
    const off = Math.max(low - sum, sum - high) / size
    most = Number.isNaN(off) ? Number.POSITIVE_INFINITY : Math.max(most, off)
  }
  return most
}

const copy = (box: Box): Box => ({ low: [...box.low], high: [...box.high] })

function between(low: number, high: number): number {
  if (low > 0 && high / low > 4) return Math.sqrt(low) * Math.sqrt(high)
  return low + (high - low) / 2
}

/** Sets one variable after another to the middle of what is left for it. */
function dive(rows: readonly Row[], box: Box): number[] | undefined {
  const at = copy(box)
  if (!narrow(rows, at, 0)) return undefined
  const order = at.low.map((_, v) => v)
  const width = (v: number) => (at.high[v]! - at.low[v]!) / Math.max(Math.abs(at.high[v]!), 1e-300)
  order.sort((a, b) => width(a) - width(b))
  for (const v of order) {
    if (at.low[v] === at.high[v]) continue
    const middle = between(at.low[v]!, at.high[v]!)
    at.low[v] = middle
    at.high[v] = middle
    if (!narrow(rows, at, 0)) return undefined
  }
  const values = at.low.map((l, v) => between(l, at.high[v]!))
  return worst(rows, values) <= 1e-10 ? values : undefined
}

/** Narrows a box by what each row implies; false when nothing is left. */
function narrow(rows: readonly Row[], box: Box, slack: number): boolean {
  for (let round = 0; round < 60; round++) {
    let changed = false
    for (const row of rows) {
      const log = row.kind === 'log'
      const parts = row.terms.map(({ variable, coefficient }) => {
        const [l, h] = [box.low[variable]!, box.high[variable]!]
        const [a, b] = log ? [Math.log(l), Math.log(h)] : [l, h]
        return coefficient >= 0 ? [coefficient * a, coefficient * b] : [coefficient * b, coefficient * a]
      }) as [number, number][]
      let size = log ? 1 : 0
      for (const [a, b] of parts) size = Math.max(size, Math.abs(a), Math.abs(b))
      let give = log ? slack : slack * size
      if (!log)
        for (const bound of [row.low, row.high])
          if (Number.isFinite(bound)) give = Math.max(give, slack * Math.abs(bound))
      const low = parts.reduce((s, p) => s + p[0], 0)
      const high = parts.reduce((s, p) => s + p[1], 0)
      const out = 4 * OUT * (size * parts.length + 1e-300)
      if (low - out - give > row.high || high + out + give < row.low) return false
      for (const [i, { variable, coefficient }] of row.terms.entries()) {
        if (coefficient === 0) continue
        let [restLow, restHigh] = [0, 0]
        let restSize = 0
        for (const [j, [a, b]] of parts.entries())
          if (j !== i) {
            restLow += a
            restHigh += b
            restSize = Math.max(restSize, Math.abs(a), Math.abs(b))
          }
        for (const bound of [row.low, row.high])
          if (Number.isFinite(bound)) restSize = Math.max(restSize, Math.abs(bound))
        const away = give + OUT * restSize * parts.length
        let from = (row.low - restHigh - away) / coefficient
        let to = (row.high - restLow + away) / coefficient
        if (coefficient < 0) [from, to] = [to, from]
        if (log) {
          from = Math.exp(from) * (1 - OUT)
          to = Math.exp(to) * (1 + OUT)
        }
        const [l, h] = [box.low[variable]!, box.high[variable]!]
        if (from > l) {
          if (from - l > 1e-3 * (h - l)) changed = true
          box.low[variable] = from
        }
        if (to < h) {
          if (h - to > 1e-3 * (h - l)) changed = true
          box.high[variable] = to
        }
        const gap = box.low[variable]! - box.high[variable]!
        if (gap > 0) {
          // Rounding alone must not empty a box that is a point.
          if (gap > 1e-12 * Math.max(Math.abs(box.low[variable]!), Math.abs(box.high[variable]!)))
            return false
          const middle = box.high[variable]! + gap / 2
          box.low[variable] = middle
          box.high[variable] = middle
        }
      }
    }
    if (!changed) return true
  }
  return true
}

/** Every minimal set of claims that cannot all hold, by trying the subsets; undefined when one is in doubt. */
export function bruteConflicts(rows: readonly Row[], size: number, count: number): number[][] | undefined {
  const points: number[][] = []
  const masks = [...Array(2 ** count).keys()].sort((a, b) => bits(a) - bits(b) || a - b)
  const known: number[] = []
  // The largest first, so that their points serve for their subsets.
  for (const mask of [masks.at(-1)!, ...masks]) {
    if (known.some((k) => (k & mask) === k)) continue
    const kept = rows.filter((r) => r.claim < 0 || mask & (1 << r.claim))
    if (points.some((p) => worst(kept, p) <= 1e-10)) continue
    const answer = second(kept, size)
    if (answer.kind === 'unknown') return undefined
    if (answer.kind === 'point') points.push(answer.values)
    else if (mask !== masks.at(-1) || known.length > 0 || count === 0) known.push(mask)
  }
  const full = masks.at(-1)!
  const minimal = known.filter((m) => !known.some((k) => k !== m && (k & m) === k))
  if (minimal.length === 0) {
    // Only the whole may clash: it was seen first and is not yet written down.
    const answer = second(rows, size)
    if (answer.kind === 'empty') minimal.push(full)
  }
  return minimal
    .map((m) => [...Array(count).keys()].filter((c) => m & (1 << c)))
    .sort((a, b) => a.length - b.length || compare(a, b))
}

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1
  return count
}

export function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((m, k) => m !== b[k])
  return i < 0 ? 0 : a[i]! - b[i]!
}
