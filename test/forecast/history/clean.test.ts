import { describe, expect, it } from 'vitest'
import { clean } from '../../../src/forecast/history/clean.js'
import type { History } from '../../../src/forecast/history/history.js'

const NONE = Number.NaN

function history(start: number, ...values: number[]): History {
  const years = values.map((_, i) => start + i)
  return { region: '', indicator: 'x', unit: '', years, values, faults: [] }
}

describe('cleaning a history', () => {
  it('fills gaps by constant growth where all values are positive', () => {
    const found = clean(history(2000, 1, NONE, NONE, 8, 16))
    if ('cause' in found) throw new Error(found.cause.kind)
    expect(found.series.start).toBe(2000)
    ;[1, 2, 4, 8, 16].forEach((value, i) => {
      expect(found.series.values[i]).toBeCloseTo(value, 12)
    })
    expect(found.remarks).toEqual([{ kind: 'filled', years: [2001, 2002], scale: 'log' }])
  })

  it('fills gaps by a straight line otherwise, also years that have no row', () => {
    const of = { ...history(0, 0, 3, 4), years: [2000, 2003, 2004] }
    expect(clean(of)).toEqual({
      series: { start: 2000, values: Float64Array.of(0, 1, 2, 3, 4) },
      remarks: [{ kind: 'filled', years: [2001, 2002], scale: 'linear' }],
    })
  })

  it('cuts years without a value at the ends', () => {
    expect(clean(history(2000, NONE, 1, 2, 3, NONE, NONE))).toEqual({
      series: { start: 2001, values: Float64Array.of(1, 2, 3) },
      remarks: [{ kind: 'cut', years: [2000, 2004, 2005] }],
    })
  })

  it('leaves a whole history as it is', () => {
    const of = history(2000, 1, -2, 3)
    expect(clean(of)).toEqual({ series: { start: 2000, values: Float64Array.of(1, -2, 3) }, remarks: [] })
    expect(of.values).toEqual([1, -2, 3])
  })

  it.each([
    [history(2000), { kind: 'no-values' }],
    [history(2000, NONE, NONE), { kind: 'no-values' }],
    [history(2000, 1, NONE, NONE, NONE, 2), { kind: 'mostly-missing', missing: 3, span: 5 }],
    [history(2000, 1, 2, -1e300), { kind: 'too-large', year: 2002, value: -1e300 }],
    [history(2000, 0, 2e-160, -1e-300), { kind: 'too-small', largest: 2e-160 }],
  ])('gives up on %j', (of, cause) => {
    expect(clean(of)).toEqual({ cause })
  })

  it('gives up on rows that cannot be read', () => {
    const faults = [{ kind: 'number', line: 3, text: 'x' }] as const
    expect(clean({ ...history(2000, 1, 2), faults })).toEqual({ cause: { kind: 'unreadable', faults } })
  })

  it('is not led astray by a year far off', () => {
    const of = { ...history(0, 1, 2), years: [1, 9999] }
    expect(clean(of)).toEqual({ cause: { kind: 'mostly-missing', missing: 9997, span: 9999 } })
  })
})
