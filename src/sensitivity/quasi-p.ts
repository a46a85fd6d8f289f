import { binomialTail } from '../numerics/special/binomial.js'
import { type Box, type Cases, INSIDE, soleBreach } from './box.js'

/**
 * For each bound of a box its quasi-p-value (Bryant and Lempert 2010): were the outcome as frequent in
 * the box as it is in the box without this bound, how likely would the box hold as many of them as it does, or more.
 * As the bound was sought in the same draws, the value is smaller than that of a test would be; hence quasi.
 */
export function quasiPValues(cases: Cases, box: Box): readonly number[] {
  const breach = soleBreach(cases, box)
  let rows = 0
  let hits = 0
  const beyond = box.map(() => ({ rows: 0, hits: 0 }))
  for (const row of cases.order[0]!) {
    const outcome = cases.outcome[row]!
    if (breach[row] === INSIDE) {
      rows++
      hits += outcome
    } else if (breach[row]! >= 0) {
      beyond[breach[row]!]!.rows++
      beyond[breach[row]!]!.hits += outcome
    }
  }
  return beyond.map((b) => binomialTail(hits, rows, (hits + b.hits) / (rows + b.rows)))
}

/** The box without its bounds that could be chance: the least sure goes first, until all are at most `level`. */
export function withoutChance(cases: Cases, box: Box, level: number): Box {
  for (let current = box; ; ) {
    const pValues = quasiPValues(cases, current)
    const worst = Math.max(...pValues, 0)
    if (worst <= level) return current
    current = current.filter((_, b) => b !== pValues.indexOf(worst))
  }
}
