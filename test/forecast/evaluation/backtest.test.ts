import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backtest } from '../../../src/forecast/evaluation/backtest.js'
import { score, scoresOf } from '../../../src/forecast/evaluation/score-sheet.js'
import { FitError, type Method } from '../../../src/forecast/method.js'
import { drift } from '../../../src/forecast/methods/drift.js'
import { naive } from '../../../src/forecast/methods/naive.js'

const squares = Float64Array.from({ length: 10 }, (_, t) => t * t)

describe('backtest', () => {
  it('forecasts from each origin with what was known then', () => {
    const { hindcasts } = backtest(naive, squares, { horizon: 2, origins: 3 })
    expect(hindcasts.map(({ history }) => history.length)).toEqual([6, 7, 8])
    expect(hindcasts.map(({ actual }) => [...actual])).toEqual([
      [36, 49],
      [49, 64],
      [64, 81],
    ])
    expect(hindcasts.map(({ path }) => [...path.mean])).toEqual([
      [25, 25],
      [36, 36],
      [49, 49],
    ])
  })

  it('keeps the minimum of the method and of the caller', () => {
    const origins = (minimum?: number) =>
      backtest(drift, squares, { horizon: 4, ...(minimum && { minimum }) }).hindcasts.length
    expect([origins(), origins(1), origins(6), origins(7)]).toEqual([4, 4, 1, 0])
  })

  it('shortens the last forecasts when asked', () => {
    const { hindcasts } = backtest(naive, squares, { horizon: 3, minimum: 6, shortest: 1 })
    expect(hindcasts.map(({ actual }) => actual.length)).toEqual([3, 3, 2, 1])
    expect(scoresOf(hindcasts).byStep.length).toBe(3)
  })

  it('counts failures by cause and goes on', () => {
    const picky: Method = {
      ...naive,
      fit(values) {
        if (values.length % 2 === 0) throw new FitError('even', '偶数')
        return naive.fit(values)
      },
    }
    const { hindcasts, failures } = backtest(picky, squares, { horizon: 1, minimum: 5 })
    expect(hindcasts.map(({ history }) => history.length)).toEqual([5, 7, 9])
    expect([...failures]).toEqual([['even', 2]])
  })

  it('never shows a method what it is asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 3, maxLength: 20 }),
        fc.integer({ min: 1, max: 6 }),
        (values, horizon) => {
          for (const { history, actual } of backtest(naive, Float64Array.from(values), { horizon }).hindcasts)
            expect([...history, ...actual]).toEqual(values.slice(0, history.length + horizon))
        },
      ),
    )
  })

  it('refuses options that mean nothing', () => {
    expect(() => backtest(naive, squares, { horizon: 0 })).toThrow('horizon is 0')
    expect(() => backtest(naive, squares, { horizon: 2, shortest: 3 })).toThrow('above the horizon of 2')
  })
})

describe('scoresOf', () => {
  const { hindcasts } = backtest(naive, squares, { horizon: 2, origins: 2 })

  it('averages over steps and forecasts', () => {
    const { overall, byStep, forecasts, unscaled } = scoresOf(hindcasts)
    // Histories 0..36 and 0..49 change by 6 and 7 a year; misses are 13 and 28, then 15 and 32.
    expect(byStep[0]!.mase).toBeCloseTo((13 / 6 + 15 / 7) / 2, 12)
    expect(byStep[1]!.mase).toBeCloseTo((28 / 6 + 32 / 7) / 2, 12)
    expect(overall.mase).toBeCloseTo((byStep[0]!.mase + byStep[1]!.mase) / 2, 12)
    expect(overall.crps).toBeCloseTo((byStep[0]!.crps + byStep[1]!.crps) / 2, 12)
    expect(overall.coverage95).toBeCloseTo((byStep[0]!.coverage95 + byStep[1]!.coverage95) / 2, 12)
    expect([forecasts, unscaled]).toEqual([2, 0])
  })

  it('leaves constant histories out of scaled scores only, and counts them', () => {
    const flat = backtest(naive, new Float64Array(6).fill(4), { horizon: 2, origins: 1 }).hindcasts
    const both = scoresOf([...hindcasts, ...flat])
    expect(both.unscaled).toBe(1)
    expect(both.overall.mase).toBe(scoresOf(hindcasts).overall.mase)
    expect(both.overall.smape).toBeCloseTo((2 * scoresOf(hindcasts).overall.smape) / 3, 12)
    expect(scoresOf(flat).overall.mase).toBeNaN()
  })

  it('has NaN for everything when there is nothing', () => {
    const { overall, byStep } = scoresOf([])
    expect(Object.values(overall).every(Number.isNaN)).toBe(true)
    expect(byStep).toEqual([])
  })

  it('scores one forecast as the sheet of it alone', () => {
    expect(scoresOf(hindcasts.slice(0, 1)).overall).toEqual(score(hindcasts[0]!))
  })
})
