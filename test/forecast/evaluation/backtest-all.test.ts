import { describe, expect, it } from 'vitest'
import {
  type BacktestAllOptions,
  backtestHistory,
  compareMethods,
  completeFirst,
} from '../../../src/forecast/evaluation/backtest-all.js'
import type { History } from '../../../src/forecast/history/history.js'
import { FitError } from '../../../src/forecast/method.js'
import { drift } from '../../../src/forecast/methods/drift.js'
import { naive } from '../../../src/forecast/methods/naive.js'

function history(values: readonly number[], unit = ''): History {
  const years = values.map((_, i) => 2000 + i)
  return { region: '', indicator: 'x', unit, years, values, faults: [] }
}

const options: BacktestAllOptions = {
  methods: [naive, drift],
  horizon: 2,
  origins: 3,
  wordsOf: (cause) => {
    if (cause.kind === 'fit') return cause.reason.en
    return cause.kind === 'fault' ? cause.reason : cause.kind
  },
}

function scoresOf(histories: readonly History[], more: Partial<BacktestAllOptions> = {}) {
  const asked = { ...options, ...more }
  const found = histories.map((of) => backtestHistory(of, asked))
  return compareMethods(
    found.flatMap((one) => ('cause' in one ? [] : [one])),
    asked,
  )
}

describe('backtests of histories', () => {
  it('score each method from the same origins', () => {
    // On a line naive misses by 1 and 2 years' growth, drift by nothing.
    const [base, line] = scoresOf([history([1, 2, 3, 4, 5, 6, 7, 8])])
    expect(base!.sheet).toMatchObject({ forecasts: 3, overall: { mase: 1.5 } })
    expect(base!.sheet.byStep.map(({ mase }) => mase)).toEqual([1, 2])
    expect(line!.sheet).toMatchObject({ forecasts: 3, overall: { mase: 0, coverage95: 1 } })
    expect(line!.histories).toBe(1)
    expect(base!.against).toBeUndefined()
  })

  it('come last when a method forecasts less often than others', () => {
    const seldom = {
      ...drift,
      id: 'seldom',
      fit: (values: Float64Array) => {
        if (values.length > 4) throw new FitError('no', '不')
        return drift.fit(values)
      },
    }
    const scores = scoresOf([history([1, 2, 3, 4, 5, 6, 7, 8])], { methods: [naive, seldom, drift] })
    expect(completeFirst(scores).map(({ method, sheet }) => [method.id, sheet.forecasts])).toEqual([
      ['naive', 3],
      ['drift', 3],
      ['seldom', 1],
    ])
    expect(scores.map(({ method }) => method.id)).toEqual(['naive', 'seldom', 'drift'])
  })

  it('compare losses by origin for one history, by history for several', () => {
    const wild = [5, 9, 2, 8, 3, 12, 4, 9, 1, 7, 3, 8]
    const [, one] = scoresOf([history(wild)], { origins: 9 })
    expect(one!.against!.df).toBe(7)
    const [, many] = scoresOf([history(wild), history(wild.map((x) => x ** 2)), history(wild.map(Math.sqrt))])
    expect(many!.against!.df).toBe(2)
    // Without overlap the statistic is that of a paired t test: mean over standard error.
    const differences = [wild, wild.map((x) => x ** 2), wild.map(Math.sqrt)].map((values) => {
      const [a, b] = scoresOf([history(values)])
      return b!.sheet.overall.mase - a!.sheet.overall.mase
    })
    const mean = differences.reduce((sum, d) => sum + d, 0) / 3
    const variance = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / 2
    expect(many!.against!.statistic).toBeCloseTo(mean / Math.sqrt(variance / 3), 9)
  })

  it('take bounds and scale from what is known at each origin', () => {
    // Up to 2007 all values are within 0 and 100, so that forecasts are; the last year says otherwise.
    const values = [60, 68, 77, 84, 90, 95, 99, 99.5, 130]
    const found = backtestHistory(history(values, '%'), { ...options, horizon: 1 })
    if ('cause' in found) throw new Error(found.cause.kind)
    const last = found.backtests[1]!.hindcasts.at(-1)!
    expect(last.path.quantile(0, 0.999)).toBe(100)
    expect([...last.actual]).toEqual([130])
  })

  it('count failures by cause, and go on', () => {
    const failing = {
      ...drift,
      id: 'failing',
      fit(values: Float64Array) {
        if (values.length % 2 === 0) throw new FitError('an even number of values', '偶数个数值')
        if (values.length === 5) throw new TypeError('a fault')
        return drift.fit(values)
      },
    }
    const [, found] = scoresOf([history([1, 2, 4, 7, 9, 12, 15, 20, 21])], {
      methods: [naive, failing],
      origins: 4,
    })
    expect(Object.fromEntries(found!.failures)).toEqual({ 'an even number of values': 2, 'a fault': 1 })
    expect(found!.sheet.forecasts).toBe(1)
  })

  it('leave out histories that are too short, with a cause', () => {
    expect(backtestHistory(history([1, 2, 3, 4]), options)).toMatchObject({
      cause: { kind: 'too-short', count: 4, needed: 5 },
    })
  })
})
