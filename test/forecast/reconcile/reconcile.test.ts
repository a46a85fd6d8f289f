import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Hierarchy, NamedSum } from '../../../src/base/hierarchy.js'
import { type Failure, type Forecast, forecastAll, forecastOne } from '../../../src/forecast/batch.js'
import type { History } from '../../../src/forecast/history/history.js'
import { drift } from '../../../src/forecast/methods/drift.js'
import { naive } from '../../../src/forecast/methods/naive.js'
import { medianOf } from '../../../src/forecast/predictive.js'
import { RECONCILE_METHODS } from '../../../src/forecast/reconcile/method.js'
import { reconcile } from '../../../src/forecast/reconcile/reconcile.js'

const sum = (total: string, ...parts: string[]): NamedSum => ({
  total,
  parts: parts.map((name) => ({ name: name.replace(/^-/, ''), sign: name.startsWith('-') ? -1 : 1 })),
})
const hierarchy = (of: Partial<Hierarchy>): Hierarchy => ({
  regions: [],
  indicators: [],
  additive: undefined,
  ...of,
})

function history(region: string, indicator: string, values: readonly number[], start = 2000): History {
  const years = values.map((_, i) => start + i)
  return { region, indicator, unit: '', years, values, faults: [] }
}

const PROVINCE = hierarchy({
  regions: [sum('province', 'east', 'west'), sum('east', 'a', 'b', 'c')],
  indicators: [sum('gdp', 'farms', 'works'), sum('net', 'exports', '-imports')],
})

/** Twenty years of a small province: counties grow, each with noise of its own; totals are sums times a slip. */
function province(seed: number, slip = 0): History[] {
  let state = seed >>> 0
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32 - 0.5
  }
  const series = new Map<string, number[]>()
  const make = (region: string, indicator: string, of: () => number[]) =>
    series.set(`${region}/${indicator}`, of())
  const get = (region: string, indicator: string) => series.get(`${region}/${indicator}`)!
  const add = (sign: number, a: number[], b: number[]) =>
    a.map((v, t) => (v + sign * b[t]!) * (1 + slip * next()))
  for (const region of ['a', 'b', 'c', 'west'])
    for (const [indicator, level] of [
      ['farms', 30],
      ['works', 90],
      ['exports', 50],
      ['imports', 20],
    ] as const)
      make(region, indicator, () => {
        let value = level * (1.5 + next())
        return Array.from({ length: 20 }, () => (value *= 1.04 + 0.2 * next()))
      })
  for (const indicator of ['farms', 'works', 'exports', 'imports']) {
    make('east', indicator, () =>
      add(1, add(1, get('a', indicator), get('b', indicator)), get('c', indicator)),
    )
    make('province', indicator, () => add(1, get('east', indicator), get('west', indicator)))
  }
  for (const region of ['a', 'b', 'c', 'west', 'east', 'province']) {
    make(region, 'gdp', () => add(1, get(region, 'farms'), get(region, 'works')))
    make(region, 'net', () => add(-1, get(region, 'exports'), get(region, 'imports')))
    make(region, 'urban share', () => Array.from({ length: 20 }, (_, t) => 40 + t + next()))
  }
  return [...series].map(([key, values]) => history(...(key.split('/') as [string, string]), values))
}

const options = { method: drift, horizon: 6, scale: 'log', boundsOf: () => undefined } as const
/** A forecast of logarithms, skewed, so that sums of forecasts are not forecasts of sums. */
const skewed = (histories: readonly History[]) =>
  forecastAll(histories, options).map((one) =>
    'path' in one ? one : forecastOne(one.history, { ...options, scale: 'none' }),
  )

function pathsOf(found: readonly (Forecast | Failure)[]): Map<string, Forecast> {
  return new Map(
    found.flatMap((one) =>
      'path' in one ? [[`${one.history.region}/${one.history.indicator}`, one] as const] : [],
    ),
  )
}

/** Every identity of the province, as total and signed parts. */
const SUMS: [string, string[]][] = [
  ...['farms', 'works', 'exports', 'imports', 'gdp', 'net'].flatMap((i): [string, string[]][] => [
    [`province/${i}`, [`east/${i}`, `west/${i}`]],
    [`east/${i}`, [`a/${i}`, `b/${i}`, `c/${i}`]],
  ]),
  ...['a', 'b', 'c', 'west', 'east', 'province'].flatMap((r): [string, string[]][] => [
    [`${r}/gdp`, [`${r}/farms`, `${r}/works`]],
    [`${r}/net`, [`${r}/exports`, `-${r}/imports`]],
  ]),
]

function worstGap(found: readonly (Forecast | Failure)[], of: (forecast: Forecast) => Float64Array): number {
  const paths = pathsOf(found)
  let worst = 0
  for (const [total, parts] of SUMS)
    of(paths.get(total)!).forEach((value, step) => {
      let expected = 0
      let size = Math.abs(value)
      for (const part of parts) {
        const v = of(paths.get(part.replace('-', ''))!)[step]!
        expected += part.startsWith('-') ? -v : v
        size += Math.abs(v)
      }
      worst = Math.max(worst, Math.abs(value - expected) / size)
    })
  return worst
}

describe('reconciled forecasts', () => {
  it.each(RECONCILE_METHODS)(
    'add up, means and medians, regions crossed with indicators, by %s',
    (method) => {
      const base = skewed(province(7, 0.02))
      expect(worstGap(base, ({ path }) => path.mean)).toBeGreaterThan(1e-3)
      const { forecasts, identities, apart, incomplete } = reconcile(base, PROVINCE, { method })
      expect(identities).toHaveLength(SUMS.length)
      expect(apart.map(({ indicator }) => indicator)).toEqual(['urban share', 'urban share'])
      expect(incomplete).toEqual([])
      expect(worstGap(forecasts, ({ path }) => path.mean)).toBe(0)
      expect(worstGap(forecasts, ({ path }) => medianOf(path))).toBe(0)
    },
  )

  it('add up to the last bit in a tree, parts added in the order of the file', () => {
    const tree = hierarchy({ regions: [sum('province', 'west', 'east'), sum('east', 'c', 'a', 'b')] })
    const found = pathsOf(reconcile(skewed(province(3, 0.02)), tree).forecasts)
    const at = (key: string, step: number) => found.get(key)!.path.quantile(step, 0.5)
    for (let step = 0; step < 6; step++) {
      expect(at('east/gdp', step)).toBe(at('c/gdp', step) + at('a/gdp', step) + at('b/gdp', step))
      expect(at('province/gdp', step)).toBe(at('west/gdp', step) + at('east/gdp', step))
    }
  })

  it('stay as they are when they add up already', () => {
    // Naive forecasts of histories that add up do so themselves, with residuals that do too.
    const base = forecastAll(province(11), { method: naive, horizon: 4 })
    for (const method of RECONCILE_METHODS) {
      const found = pathsOf(reconcile(base, PROVINCE, { method }).forecasts)
      for (const [key, { path }] of pathsOf(base))
        path.mean.forEach((value, step) => {
          expect(found.get(key)!.path.mean[step]! / value).toBeCloseTo(1, 10)
        })
    }
  })

  it('do not depend on the order of the series', () => {
    const base = skewed(province(5, 0.05))
    const one = pathsOf(reconcile(base, PROVINCE).forecasts)
    const other = pathsOf(reconcile([...base].reverse(), PROVINCE).forecasts)
    for (const [key, { path }] of one)
      for (const p of [0.1, 0.5, 0.9])
        expect(other.get(key)!.path.quantile(3, p) / path.quantile(3, p)).toBeCloseTo(1, 9)
  })

  it('are bottom forecasts and their sums by bottom-up', () => {
    const base = pathsOf(skewed(province(5, 0.05)))
    const found = pathsOf(reconcile([...base.values()], PROVINCE, { method: 'bottom-up' }).forecasts)
    const mean = (from: typeof base, key: string) => from.get(key)!.path.mean[2]!
    let total = 0
    for (const region of ['a', 'b', 'c', 'west'])
      for (const indicator of ['farms', 'works']) {
        expect(mean(found, `${region}/${indicator}`) / mean(base, `${region}/${indicator}`)).toBeCloseTo(
          1,
          11,
        )
        total += mean(base, `${region}/${indicator}`)
      }
    expect(mean(found, 'province/gdp') / total).toBeCloseTo(1, 13)
  })

  it('keep their shape, and quantiles never cross', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(...RECONCILE_METHODS), (seed, method) => {
        const base = skewed(province(seed, 0.05))
        const before = pathsOf(base)
        for (const [key, { path, bounds }] of pathsOf(reconcile(base, PROVINCE, { method }).forecasts)) {
          const levels = [0.001, 0.025, 0.1, 0.3, 0.5, 0.7, 0.9, 0.975, 0.999].map((p) => path.quantile(5, p))
          // Sums of bottom forecasts are not moved to bounds: net exports below 0 are told of by their parts.
          const least = method === 'bottom-up' ? -Infinity : bounds.lower
          levels.forEach((value, i) => {
            expect(value).toBeGreaterThanOrEqual(levels[i - 1] ?? least)
          })
          const skew = (f: Forecast['path']) =>
            (f.quantile(5, 0.9) - f.quantile(5, 0.5)) / (f.quantile(5, 0.5) - f.quantile(5, 0.1))
          if (path.quantile(5, 0.1) > bounds.lower)
            expect(skew(path)).toBeCloseTo(skew(before.get(key)!.path), 6)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('scale with the data', () => {
    const scaled = (unit: number) => {
      const histories = province(9, 0.03).map((h) => ({ ...h, values: h.values.map((v) => v * unit) }))
      return pathsOf(reconcile(skewed(histories), PROVINCE).forecasts)
    }
    const plain = scaled(1)
    for (const unit of [1e-9, 1e12])
      for (const [key, { path }] of scaled(unit)) {
        if (key.endsWith('share')) continue
        for (const p of [0.1, 0.5, 0.9])
          expect(path.quantile(4, p) / unit / plain.get(key)!.path.quantile(4, p)).toBeCloseTo(1, 8)
      }
  })
})

const rising = (level: number, by: number, n = 12) =>
  Array.from({ length: n }, (_, t) => level + by * t + (t % 3 === 0 ? 0.3 : -0.1) * (1 + (t % 4)))
const SUM = hierarchy({ regions: [sum('all', 'a', 'b')] })

function reconciled(histories: readonly History[], horizon = 5) {
  const settings = { method: drift, horizon } as const
  return reconcile(
    forecastAll(histories, settings),
    { ...SUM, additive: ['gdp'] },
    {
      extend: (forecast, longer) => forecastOne(forecast.history, { ...settings, horizon: longer }),
    },
  )
}

describe('special cases of reconciliation', () => {
  it('leave years that are known as they are, and end in one year', () => {
    const parts = [history('a', 'gdp', rising(10, 1, 14)), history('b', 'gdp', rising(20, 2))]
    const total = history('all', 'gdp', rising(30, 3.1))
    const found = pathsOf(reconciled([total, ...parts]).forecasts)
    expect([...found.values()].map(({ years }) => [years[0], years.at(-1)])).toEqual([
      [2012, 2018],
      [2014, 2018],
      [2012, 2018],
    ])
    const known = found.get('a/gdp')!.series.values[12]!
    const [all, b] = [found.get('all/gdp')!.path, found.get('b/gdp')!.path]
    expect(all.mean[0]).toBe(known + b.mean[0]!)
    expect(all.quantile(0, 0.9) - all.quantile(0, 0.1)).toBeCloseTo(
      b.quantile(0, 0.9) - b.quantile(0, 0.1),
      9,
    )
  })

  it('hold series at a bound, and say so', () => {
    const falling = rising(11.9, -1)
    const histories = [
      history('a', 'gdp', rising(100, 1)),
      history('b', 'gdp', falling),
      history('all', 'gdp', rising(111, -3)),
    ]
    const { forecasts } = reconciled(histories)
    const found = pathsOf(forecasts)
    const [a, b, all] = ['a', 'b', 'all'].map((region) => found.get(`${region}/gdp`)!)
    expect(b!.remarks.at(-1)).toMatchObject({ kind: 'held' })
    expect(b!.path.mean[4]).toBe(0)
    expect(Math.min(...b!.path.mean)).toBe(0)
    expect(all!.path.mean[4]).toBe(a!.path.mean[4])
  })

  it('use WLS where residuals are too few, and say so', () => {
    const short = (level: number) => rising(level, 1, 4)
    const { forecasts } = reconciled([
      history('a', 'gdp', short(10)),
      history('b', 'gdp', short(20)),
      history('all', 'gdp', short(31)),
    ])
    const remark = (forecasts[0] as Forecast).remarks.at(-1)
    expect(remark).toEqual({ kind: 'reconciled', method: 'wls', because: 'few-residuals' })
    const found = pathsOf(forecasts)
    const mean = (region: string) => found.get(`${region}/gdp`)!.path.mean[4]!
    expect(mean('all')).toBe(mean('a') + mean('b'))
  })

  it('make constants give way to what varies', () => {
    const { forecasts } = reconciled([
      history('a', 'gdp', new Array(12).fill(5)),
      history('b', 'gdp', rising(20, 1)),
      history('all', 'gdp', rising(25.5, 1)),
    ])
    expect((forecasts[0] as Forecast).path.mean[4]).toBeCloseTo(5, 3)
  })

  it('leave alone what has no identity, and totals without all parts', () => {
    const histories = [
      history('a', 'gdp', rising(10, 1)),
      history('all', 'gdp', rising(30, 3.1)),
      history('b', 'gdp', [1]),
      history('c', 'gdp', rising(5, 1)),
    ]
    const { forecasts, incomplete, identities } = reconciled(histories)
    expect(identities).toEqual([])
    expect(incomplete).toEqual([{ region: 'all', indicator: 'gdp', lacking: ['b'] }])
    expect('cause' in forecasts[2]!).toBe(true)
    expect((forecasts[0] as Forecast).remarks.every(({ kind }) => kind !== 'reconciled')).toBe(true)
  })

  it('tell of histories that do not add up', () => {
    const { incoherent } = reconciled([
      history('a', 'gdp', [10, 11, 12, 13, 14, 15]),
      history('b', 'gdp', [20, 21, 22, 23, 24, 25]),
      history('all', 'gdp', [30, 32, 34, 36, 40, 40]),
    ])
    expect(incoherent).toHaveLength(1)
    expect(incoherent[0]).toMatchObject({ region: 'all', indicator: 'gdp', years: 1, of: 6 })
    expect(incoherent[0]!.worst).toEqual({ year: 2004, total: 40, sum: 38, share: 0.05 })
  })

  it('use listed indicators whatever their histories say', () => {
    const histories = ['a', 'b', 'all'].map((region) => history(region, 'share', rising(40, 1)))
    const base = forecastAll(histories, { method: drift, horizon: 3 })
    expect(reconcile(base, SUM).identities).toEqual([])
    expect(reconcile(base, { ...SUM, additive: ['share'] }).identities).toHaveLength(1)
  })
})
