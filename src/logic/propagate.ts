import { type Reason, union } from '../numerics/optimise/simplex.js'
import type { Columns } from './columns.js'

/** An interval for each column, with what each end rests on. */
export interface Box {
  readonly low: Float64Array
  readonly high: Float64Array
  readonly lowReason: Reason[]
  readonly highReason: Reason[]
}

/** A box that can be narrowed without the first. */
export function copyOf(box: Box): Box {
  return {
    low: box.low.slice(),
    high: box.high.slice(),
    lowReason: [...box.lowReason],
    highReason: [...box.highReason],
  }
}

const ROUNDS = 30
const GAIN = 1e-3
/** Rounding error of one step of arithmetic, and then some. */
const ROUNDING = 4e-16

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
    // Bounds are loosened already, so that the smallest gap counts.
    if (box.low[column]! > box.high[column]!)
      return { clash: union([box.lowReason[column]!, box.highReason[column]!]) }
  }
  return box
}

/**
 * Narrows a box by what rows and logarithms imply (bounds propagation). Ends are rounded outwards, so that what
 * is cut off is proved; but on its own it decides only part of the questions. Returns the reasons when nothing
 * is left.
 */
export function propagate(columns: Columns, box: Box): Reason | undefined {
  const clash = (c: number) => union([box.lowReason[c]!, box.highReason[c]!])
  // A row is looked at again when one of its columns has changed since.
  const changed = new Int32Array(columns.count)
  const seen = new Int32Array(columns.rows.length).fill(-1)
  let time = 0
  for (let round = 0; round < ROUNDS; round++) {
    const before = time
    for (const [r, row] of columns.rows.entries()) {
      if (row.terms.every(([c]) => changed[c]! <= seen[r]!)) continue
      seen[r] = time
      for (const [target, coefficient] of row.terms) {
        for (const up of [true, false]) {
          // An end of the target follows from the row's bound and the other columns' far ends.
          const bound = up ? row.high : row.low
          if (!Number.isFinite(bound)) continue
          let rest = bound
          let size = Math.abs(bound)
          for (const [other, a] of row.terms) {
            if (other === target) continue
            const part = a * (a > 0 === up ? box.low[other]! : box.high[other]!)
            rest -= part
            size += Math.abs(part)
            if (size === Number.POSITIVE_INFINITY) break
          }
          if (!Number.isFinite(size)) continue
          const upper = coefficient > 0 === up
          const error = ROUNDING * row.terms.length * size
          const end = rest / coefficient + (upper ? 1 : -1) * Math.abs(error / coefficient)
          if (!gains(box, target, end, upper)) continue
          const reasons = [row.reason]
          for (const [other, a] of row.terms)
            if (other !== target) reasons.push(a > 0 === up ? box.lowReason[other]! : box.highReason[other]!)
          if (upper) lower(box, target, end, union(reasons))
          else raise(box, target, end, union(reasons))
          changed[target] = ++time
          if (box.low[target]! > box.high[target]!) return clash(target)
        }
      }
    }
    for (const { level, log } of columns.links) {
      const ends: [number, number, boolean, Reason][] = [
        [log, logOf(box.low[level]!, -1), false, box.lowReason[level]!],
        [log, logOf(box.high[level]!, 1), true, box.highReason[level]!],
        [level, Math.exp(box.low[log]!) * (1 - 1e-15), false, box.lowReason[log]!],
        [level, Math.exp(box.high[log]!) * (1 + 1e-15), true, box.highReason[log]!],
      ]
      for (const [column, end, upper, reason] of ends) {
        if (!gains(box, column, end, upper)) continue
        if (upper) lower(box, column, end, reason)
        else raise(box, column, end, reason)
        changed[column] = ++time
        if (box.low[column]! > box.high[column]!) return clash(column)
      }
    }
    if (time === before) return undefined
  }
  return undefined
}

/** A logarithm rounded outwards; of what is not positive, −∞. */
function logOf(value: number, sign: 1 | -1): number {
  if (!(value > 0)) return Number.NEGATIVE_INFINITY
  const log = Math.log(value)
  return Number.isFinite(log) ? log + sign * 1e-15 * Math.max(1, Math.abs(log)) : log
}

/** Whether an end would narrow the box enough to be worth it: endless small steps prove nothing. */
function gains(box: Box, column: number, end: number, upper: boolean): boolean {
  const low = box.low[column]!
  const high = box.high[column]!
  const gain = upper ? high - end : end - low
  if (!(gain > 0)) return false
  if (upper ? low > end : end > high) return true
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
