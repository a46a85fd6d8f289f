import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tickFormat, tickText, valueAxis, valueText, yearTicks } from '../../../src/chart/page/ticks.js'

const texts = (values: (number | null)[], language: 'zh' | 'en' = 'zh') => {
  const axis = valueAxis(values, 5, language)
  return axis.ticks.map((tick) => tickText(axis, tick))
}

describe('valueAxis', () => {
  it('chooses round ticks, from zero when the values are wide apart', () => {
    expect(texts([200, 616])).toEqual(['0', '100', '200', '300', '400', '500', '600'])
    expect(texts([52, 61])).toEqual(['52', '54', '56', '58', '60'])
    expect(texts([0.22, 0.38])).toEqual(['0.20', '0.25', '0.30', '0.35', '0.40'])
    expect(texts([-3, 5])).toEqual(['−2', '0', '2', '4'])
  })

  it('has words for large numbers', () => {
    expect(texts([0, 4.1e10])).toEqual(['0', '100亿', '200亿', '300亿', '400亿'])
    expect(texts([0, 4.1e10], 'en')).toEqual(['0', '10bn', '20bn', '30bn', '40bn'])
    expect(texts([0, 36000])).toEqual(['0', '10,000', '20,000', '30,000', '40,000'])
  })

  it('has no such words where the unit counts in large numbers itself', () => {
    const said = (largest: number, unit: string, language: 'zh' | 'en' = 'zh') => {
      const axis = valueAxis([0, largest], 4, language, unit)
      return tickText(axis, axis.ticks.at(-1)!)
    }
    for (const unit of ['万元', '亿元', '万人', '十亿元', '万亿元', 'million USD', '1e6 EUR'])
      expect(said(8e6, unit)).toBe('8,000,000')
    expect(said(8e6, '万元', 'en')).toBe('8,000,000')
    expect(said(1.2e9, '万元')).toBe('1,200,000,000')
    for (const unit of ['元', '人', '千瓦时', '百分点', 'USD', 'm3', '件/万人'])
      expect(said(8e6, unit)).toBe('800万')
  })

  it('passes over what is no number', () => {
    expect(texts([null, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([
      '0.0',
      '0.2',
      '0.4',
      '0.6',
      '0.8',
      '1.0',
    ])
  })

  it('holds all values, with ticks inside', () => {
    const number = fc.double({ min: -1e18, max: 1e18, noNaN: true })
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), fc.integer({ min: 2, max: 9 }), (values, count) => {
        const axis = valueAxis(values, count, 'en')
        const reach = Math.max(Math.abs(axis.low), Math.abs(axis.high)) * 1e-9
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(axis.low - reach)
          expect(value).toBeLessThanOrEqual(axis.high + reach)
        }
        expect(axis.high).toBeGreaterThan(axis.low)
        for (const tick of axis.ticks) {
          expect(tick).toBeGreaterThanOrEqual(axis.low)
          expect(tick).toBeLessThanOrEqual(axis.high)
        }
        expect(axis.ticks.length).toBeLessThan(30)
      }),
    )
  })

  it('formats ticks by settings that hold nothing of a user’s', () => {
    expect(tickFormat(valueAxis([0, 50], 5, 'zh'))).toEqual({ format: ',.0f' })
    expect(tickFormat(valueAxis([0, 5e9], 5, 'zh'))).toEqual({
      labelExpr: "format(datum.value / 100000000, ',.0f') + (datum.value ? '亿' : '')",
    })
    expect(tickFormat(valueAxis([0, 5e-9], 5, 'zh'))).toEqual({ format: '.1e' })
  })
})

describe('valueText', () => {
  it('keeps the digits asked for, and more when there would be none left', () => {
    expect(valueText(202.28, 2, 'zh')).toBe('202.28')
    expect(valueText(102269.4, 0, 'en')).toBe('102,269')
    expect(valueText(0.00046, 2, 'en')).toBe('0.00046')
    expect(valueText(-0.5, 1, 'en')).toBe('−0.5')
    expect(valueText(6.6616e10, 2, 'zh')).toBe('666.16亿')
    expect(valueText(6.6616e10, 2, 'en')).toBe('66.62bn')
    expect(valueText(66616000, 0, 'zh', '万元')).toBe('66,616,000')
    expect(valueText(66616000, 0, 'zh', '元')).toBe('6,661.60万')
    expect(valueText(Number.NaN, 2, 'en')).toBe('–')
  })
})

describe('yearTicks', () => {
  it('keeps the last year and the important ones where they fit', () => {
    expect(yearTicks(2015, 2035, [2025, 2020], 500, 26)).toEqual([2015, 2020, 2025, 2030, 2035])
    expect(yearTicks(2013, 2035, [2025, 2020], 50, 22)).toEqual([2015, 2025, 2035])
    expect(yearTicks(2020, 2025, [2025], 500, 26)).toEqual([2020, 2021, 2022, 2023, 2024, 2025])
    expect(yearTicks(2020, 2020, [], 500, 26)).toEqual([2020])
  })
})
