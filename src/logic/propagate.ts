import type { Columns } from './columns.js'
import { type Reason, union } from './simplex.js'

/** An interval for each column, with what each end rests on. */
export interface Box {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly lowReason: Reason[]
  readonly highReason: Reason[]
}

const ROUNDS = 30
const GAIN = 1e-3
const EMPTY = 1e-10

/** The box of the direct bounds, or the reasons of two that clash. */
export function directBox(columns: Columns): Box | { readonly clash: Reason } {
  const box: Box = {
    low: new Float64Array(columns.count).fill(Number.NEGATIVE_INFINITY),
    high: new Float64Array(columns.count).fill(Number.POSITIVE_INFINITY),
    lowReason: new Array(columns.count).fill([]),
    highReason: new Array(columns.count).fill([]),
  }
  for (const { column, low, high, reason } of columns.bounds) {
    raise(box, column, low, reason)
    lower(box, column, high, reason)
    if (box.low[column]! > box.high[column]! + EMPTY)
      return { clash: union([box.lowReason[column]!, box.highReason[column]!]) }
  }
  return box
}

/**
 * Narrows a box by what rows and logarithms imply (bounds propagation). Sound, and cheap, but on its own it
 * decides only part of the questions. Returns the reasons when nothing is left.
 */
export function propagate(columns: Columns, box: Box): Reason | undefined {
  const links = columns.variables.flatMap((_, i) =>
    columns.levels[i]! >= 0 && columns.logs[i]! >= 0 ? [[columns.levels[i]!, columns.logs[i]!] as const] : [],
  )
  const empty = (c: number) => box.low[c]! > box.high[c]! + EMPTY * Math.max(1, Math.abs(box.low[c]!))
  const clash = (c: number) => union([box.lowReason[c]!, box.highReason[c]!])
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false
    for (const row of columns.rows) {
      for (const [target, coefficient] of row.terms) {
        for (const up of [true, false]) {
          // An end of the target follows from the row's bound and the other columns' far ends.
          const bound = up ? row.high : row.low
          if (!Number.isFinite(bound)) continue
          let rest = bound
          for (const [other, a] of row.terms) {
            if (other === target) continue
            rest -= a * (a > 0 === up ? box.low[other]! : box.high[other]!)
          }
          const end = rest / coefficient
          if (!Number.isFinite(end)) continue
          const upper = coefficient > 0 === up
          if (!gains(box, target, end, upper)) continue
          const reasons = [row.reason]
          for (const [other, a] of row.terms)
            if (other !== target) reasons.push(a > 0 === up ? box.lowReason[other]! : box.highReason[other]!)
          if (upper) lower(box, target, end, union(reasons))
          else raise(box, target, end, union(reasons))
          changed = true
          if (empty(target)) return clash(target)
        }
      }
    }
    for (const [level, log] of links) {
      const ends: [number, number, boolean, Reason][] = [
        [
          log,
          box.low[level]! > 0 ? Math.log(box.low[level]!) : Number.NEGATIVE_INFINITY,
          false,
          box.lowReason[level]!,
        ],
        [
          log,
          box.high[level]! > 0 ? Math.log(box.high[level]!) : Number.NEGATIVE_INFINITY,
          true,
          box.highReason[level]!,
        ],
        [level, Math.exp(box.low[log]!), false, box.lowReason[log]!],
        [level, Math.exp(box.high[log]!), true, box.highReason[log]!],
      ]
      for (const [column, end, upper, reason] of ends) {
        if (!gains(box, column, end, upper)) continue
        if (upper) lower(box, column, end, reason)
        else raise(box, column, end, reason)
        changed = true
        if (empty(column)) return clash(column)
      }
    }
    if (!changed) return undefined
  }
  return undefined
}

/** Whether an end would narrow the box enough to be worth it: endless small steps prove nothing. */
function gains(box: Box, column: number, end: number, upper: boolean): boolean {
  const low = box.low[column]!
  const high = box.high[column]!
  const gain = upper ? high - end : end - low
  if (!(gain > 0)) return false
  const beyond = upper ? low - end : end - high
  if (beyond > EMPTY * Math.max(1, Math.abs(end))) return true
  const width = high - low
  return gain > (Number.isFinite(width) ? GAIN * width : 0) + 1e-12
}

function raise(box: Box, column: number, bound: number, reason: Reason): void {
  if (bound <= box.low[column]!) return
  box.low[column] = bound
  box.lowReason[column] = reason
}

function lower(box: Box, column: number, bound: number, reason: Reason): void {
  if (bound >= box.high[column]!) return
  box.high[column] = bound
  box.highReason[column] = reason
}
