import { describe, expect, it } from 'vitest'
import { formatChange, formatNumber, withUnit } from '../../src/base/format.js'

describe('formatNumber', () => {
  it.each([
    [1234567.891, 2, '1,234,567.89'],
    [-0.04, 1, '0.0'],
    [-12.34, 1, '−12.3'],
    [999, 0, '999'],
    [1000, 0, '1,000'],
    [Number.NaN, 2, '–'],
    [Number.POSITIVE_INFINITY, 2, '–'],
    [0.5, 300, '0.50000000000000000000'],
  ])('%d with %d decimals is %s', (value, digits, text) => {
    expect(formatNumber(value, digits)).toBe(text)
  })
})

describe('formatChange and withUnit', () => {
  it('put a plus before what grows', () => {
    expect(formatChange(0.04, 1)).toBe('0.0')
    expect(formatChange(0.06, 1)).toBe('+0.1')
    expect(formatChange(-2, 0)).toBe('−2')
  })

  it('put a space before most units', () => {
    expect(withUnit('8.2', '%')).toBe('8.2%')
    expect(withUnit('300', '亿元')).toBe('300 亿元')
    expect(withUnit('3', '')).toBe('3')
  })
})
