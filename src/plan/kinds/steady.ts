import type { Row } from '../../logic/row.js'
import type { Kind } from '../statement.js'
import { FACTOR_GIVE, productRow, terms, yearsAfter } from './rows.js'
import { subjectOf } from './subjects.js'

/**
 * Even growth: in every year the growth factor is within the band, a share or so many points, of the average
 * one. The figure is the band in percent.
 */
export const steady: Kind = {
  id: 'steady',
  name: 'steady',
  width: 'growth',
  unit: () => '%',
  rows: (statement, [interval], space, claim) => {
    const { indicator } = subjectOf(statement)
    const { from, year: end } = statement
    const share = 1 / (end - from)
    const band = Math.min(interval!.high / 100, 0.999)
    const rows: Row[] = []
    for (const year of yearsAfter(from, end)) {
      const factor: [number, number][] = [
        [space.value(indicator, year), 1],
        [space.value(indicator, year - 1), -1],
      ]
      const mean: [number, number][] = [
        [space.value(indicator, end), -share],
        [space.value(indicator, from), share],
      ]
      rows.push(productRow(claim, merged([...factor, ...mean]), { low: 1 - band, high: 1 + band }))
    }
    return rows
  },
  measure: (statement, path) => {
    const { indicator } = subjectOf(statement)
    const { from, year: end } = statement
    const mean = (path.at(indicator, end) / path.at(indicator, from)) ** (1 / (end - from))
    return [
      yearsAfter(from, end).map(
        (year) => Math.abs(path.at(indicator, year) / path.at(indicator, year - 1) / mean - 1) * 100,
      ),
    ]
  },
  give: () => FACTOR_GIVE,
}

/** The same variable once, its coefficients added. */
function merged(pairs: readonly [number, number][]) {
  const sums = new Map<number, number>()
  for (const [variable, coefficient] of pairs) sums.set(variable, (sums.get(variable) ?? 0) + coefficient)
  return terms(...[...sums].filter(([, c]) => Math.abs(c) > 1e-12))
}
