import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellNumber, hasPercentSign, isHyphen } from '../../../src/forecast/history/cell-number.js'

describe('a number in a cell', () => {
  it.each([
    ['12', 12],
    ['1234.5', 1234.5],
    ['1,234.5', 1234.5],
    ['12,345,678', 12345678],
    ['-1,000', -1000],
    ['−3.5', -3.5],
    ['+.5', 0.5],
    ['1e-3', 0.001],
    ['12%', 12],
    ['12.5 ％', 12.5],
  ])('%s is %d', (cell, value) => {
    expect(cellNumber(cell)).toBe(value)
  })

  it.each(['', 'NA', 'n/a', '#N/A', 'NaN', 'null', '..', '...', '…', '–', '—', '——', '/', '无', '缺'])(
    '"%s" says that there is none',
    (cell) => {
      expect(cellNumber(cell)).toBeNaN()
    },
  )

  it.each([
    '-',
    '−',
    '－',
    '--',
    'abc',
    '12 kg',
    '1,23',
    '1,2345',
    '0x10',
    '1e999',
    'Infinity',
    '１２',
    '12%%',
    '1.2.3',
  ])('"%s" is not one', (cell) => {
    expect(cellNumber(cell)).toBeUndefined()
  })

  it('may be meant by a lone hyphen or minus, or may not', () => {
    expect(['-', '−', '－', '–', '—', '-1', ''].map(isHyphen)).toEqual([
      ...[true, true, true],
      ...[false, false, false, false],
    ])
  })

  it('is read back as it was printed, with thousands commas too', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), (value, whole) => {
        expect(cellNumber(String(value))).toBe(Number(String(value)))
        expect(cellNumber(whole.toLocaleString('en-US'))).toBe(whole)
      }),
    )
  })

  it('may have a percent sign', () => {
    expect(['12%', '12％', '12', '%12'].map(hasPercentSign)).toEqual([true, true, false, false])
  })
})
