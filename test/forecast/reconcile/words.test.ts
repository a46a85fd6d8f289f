import { describe, expect, it } from 'vitest'
import type { Reconciliation } from '../../../src/forecast/reconcile/reconcile.js'
import { reconciledText, reconciliationLines } from '../../../src/forecast/reconcile/words.js'

describe('words of reconciliation', () => {
  it.each([
    [
      { method: 'mint', shrinkage: 0.42 },
      'reconciled (MinT, shrinkage 0.42)',
      '已调和一致（MinT，收缩系数0.42）',
    ],
    [{ method: 'bottom-up' }, 'reconciled (bottom-up)', '已调和一致（自下而上）'],
    [
      { method: 'wls', because: 'few-residuals' },
      'reconciled (WLS, too few years of residuals for MinT)',
      '已调和一致（WLS，残差年份太少，不用MinT）',
    ],
    [
      { method: 'wls', because: 'several-bottoms' },
      'reconciled (WLS, totals have more than one bottom, so not bottom-up)',
      '已调和一致（WLS，总量有几种底层分解，不能自下而上）',
    ],
  ] as const)('say how a series was reconciled: %j', (by, en, zh) => {
    expect(reconciledText(by, 'en')).toBe(en)
    expect(reconciledText(by, 'zh')).toBe(zh)
  })

  const total = { region: 'east', indicator: 'gdp' }
  const told: Reconciliation = {
    forecasts: [],
    identities: [
      { total: 0, parts: [] },
      { total: 1, parts: [] },
    ],
    incoherent: [
      { ...total, years: 2, of: 9, worst: { year: 2015, total: 812.34567, sum: 790, share: 0.0275 } },
    ],
    incomplete: [{ ...total, indicator: 'jobs', lacking: ['a', 'b', 'c', 'd', 'e', 'f'] }],
    apart: [
      { region: 'east', indicator: 'share' },
      { region: 'west', indicator: 'share' },
    ],
  }

  it('say when nothing could be reconciled', () => {
    const none = { ...told, identities: [], incoherent: [], incomplete: [] }
    expect(reconciliationLines(none, 'en')).toEqual([
      'nothing is reconciled: no total has forecasts of itself and of all its parts that add up',
      'indicators left as they are, for they do not add up over regions in the histories: share',
    ])
    expect(reconciliationLines(none, 'zh')[0]).toBe(
      '没有任何总量与其全部分项都有预测且可以相加，因而均未调和',
    )
  })

  it('say what does not add up, and what was left as it is', () => {
    expect(reconciliationLines(told, 'en')).toEqual([
      '1 of 2 totals are not the sums of their parts in the histories; worst: east · gdp in 2015, 812.346 against 790 (2.8%)',
      'totals left as they are, for want of forecasts of their parts: east · jobs lacks a, b, c, d, e and 1 more',
      'indicators left as they are, for they do not add up over regions in the histories: share',
    ])
    expect(reconciliationLines(told, 'zh')).toEqual([
      '2个总量中有1个的历史值与分项之和不符；最大差距：east · gdp 2015年，812.346对分项之和790（2.8%）',
      '因缺少分项的预测而未调和：east · jobs缺a、b、c、d、e等6个',
      '历史上各地区不相加、因而未调和的指标：share',
    ])
    expect(reconciliationLines({ ...told, incoherent: [], incomplete: [], apart: [] }, 'en')).toEqual([])
  })
})
