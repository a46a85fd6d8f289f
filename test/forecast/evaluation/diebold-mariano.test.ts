import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dieboldMariano } from '../../../src/forecast/evaluation/diebold-mariano.js'
import fixture from '../fixtures/diebold-mariano.json' with { type: 'json' }

const losses = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 6, maxLength: 40 })

describe('dieboldMariano', () => {
  it.each(fixture.cases)('agrees with R on $series at horizon $horizon, power $power', (row) => {
    const result = dieboldMariano(
      row.first.map((e) => Math.abs(e) ** row.power),
      row.second.map((e) => Math.abs(e) ** row.power),
      row.horizon,
    )
    expect(result.statistic).toBeCloseTo(row.statistic, 9)
    expect(result.pValue).toBeCloseTo(row.pValue, 9)
  })

  it('changes sign with the order of the forecasts, and has a probability', () => {
    fc.assert(
      fc.property(losses, fc.integer({ min: 1, max: 5 }), (first, horizon) => {
        const second = first.map((loss, t) => (loss * ((t % 3) + 1)) / 2 + t)
        const one = dieboldMariano(first, second, horizon)
        const other = dieboldMariano(second, first, horizon)
        expect(one.statistic).toBeCloseTo(-other.statistic, 12)
        expect(one.pValue).toBeGreaterThanOrEqual(0)
        expect(one.pValue).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('leaves autocovariances out where they make the variance negative', () => {
    const first = [3, 1, 3, 1, 3, 1, 3, 2]
    const none = new Array(8).fill(0)
    expect(dieboldMariano(first, none, 2)).toEqual(dieboldMariano(first, none, 1))
  })

  it('has no statistic for equal forecasts and an infinite one for a constant difference', () => {
    const { statistic, pValue } = dieboldMariano([1, 2, 3], [1, 2, 3])
    expect([statistic, pValue]).toEqual([Number.NaN, Number.NaN])
    expect(dieboldMariano([1, 2, 3], [2, 3, 4])).toEqual({ statistic: -Infinity, pValue: 0, df: 2 })
  })

  it('refuses lengths that cannot be compared', () => {
    expect(() => dieboldMariano([1, 2], [1])).toThrow('2 losses of one forecast and 1 of the other')
    expect(() => dieboldMariano([1, 2], [1, 3], 2)).toThrow('2 losses at horizon 2; at least 3 are needed')
    expect(() => dieboldMariano([1, 2], [1, 3], 0)).toThrow('horizon is 0')
  })
})
