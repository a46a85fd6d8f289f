import { describe, expect, it } from 'vitest'
import { farOff, type YearGap, yearGaps } from '../../../src/forecast/reconcile/coherence.js'

/** Gaps of a total and two parts, one pair of rows a year. */
function gapsOf(rows: readonly (readonly [total: number, one: number, other: number])[]): YearGap[] {
  const series = [0, 1, 2].map((k) => ({
    region: String(k),
    indicator: 'x',
    series: { start: 2000, values: Float64Array.from(rows, (row) => row[k]!) },
  }))
  const parts = [1, 2].map((k) => ({ series: k, sign: 1 as const }))
  return yearGaps({ total: 0, parts }, series)
}

describe('a total that is far from the sum of its parts', () => {
  it('is told by the middle one of the years in which it is', () => {
    // A share of two regions is about half of the sum of theirs.
    const shares = gapsOf([
      [50, 40, 60],
      [52, 44, 60],
      [54, 48, 60],
    ])
    expect(farOff(shares)).toMatchObject({ year: 2001, total: 52, sum: 104 })
    expect(farOff(gapsOf([[100, 30, 15]]))).toMatchObject({ sum: 45 })
  })

  it('is not one that lacks a part of itself, or is off in a few years', () => {
    expect(farOff(gapsOf([[100, 30, 30]]))).toBeUndefined()
    expect(farOff(gapsOf([[100, 80, 60]]))).toBeUndefined()
    const most = [100, 60, 40] as const
    expect(farOff(gapsOf([most, most, [100, 6, 4], [100, 6, 4]]))).toBeUndefined()
    expect(farOff([])).toBeUndefined()
  })

  it('is not one whose parts cancel out', () => {
    expect(farOff(gapsOf([[1, 100, -98]]))).toBeUndefined()
  })
})
