import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Figure, parseFigure } from '../../src/language/quantity.js'

describe('a figure', () => {
  it.each<[string, Partial<Figure> | undefined]>([
    ['8%', { value: 8, unit: '%', decimals: 0, qualifier: undefined }],
    ['202.28 亿元', { value: 202.28, unit: '亿元', decimals: 2 }],
    ['2.370', { value: 2.37, unit: '', decimals: 3 }],
    ['36,654 元/人', { value: 36_654, unit: '元/人', decimals: 0 }],
    ['-4.5pp', { value: -4.5, unit: 'pp', decimals: 1 }],
    ['−4.5pp', { value: -4.5, unit: 'pp', decimals: 1 }],
    ['＋３．５％', { value: 3.5, unit: '%', decimals: 1 }],
    ['1.39e3 亿元', { value: 1390, unit: '亿元', decimals: -1 }],
    ['.5', { value: 0.5, unit: '', decimals: 1 }],
    ['5.', { value: 5, unit: '', decimals: 0 }],
    ['about 7.8%', { value: 7.8, qualifier: 'about' }],
    ['约7.8%', { value: 7.8, qualifier: 'about' }],
    ['～7.8%', { value: 7.8, qualifier: 'about' }],
    ['at least 2 %', { value: 2, unit: '%', qualifier: 'at least' }],
    ['≥ 2', { value: 2, qualifier: 'at least' }],
    ['above 200 亿元', { value: 200, qualifier: 'above' }],
    ['within 5.5%', { value: 5.5, qualifier: 'at most' }],
    ['below 3', { value: 3, qualifier: 'below' }],
    ['keep 76%', { value: 76, qualifier: 'keep' }],
    ['keep at 76%', { value: 76, qualifier: 'keep' }],
    ['keep at least 76%', { value: 76, qualifier: 'keep at least' }],
    ['keep within 76%', { value: 76, qualifier: 'keep at most' }],
    ['12..3', undefined],
    ['1,23', undefined],
    ['1.2.3', undefined],
    ['abc', undefined],
    ['', undefined],
    ['%', undefined],
    ['1e999', undefined],
    ['Infinity', undefined],
    ['0x10', { value: 0, unit: 'x10' }],
  ])('%s', (text, expected) => {
    const figure = parseFigure(text)
    if (expected === undefined) expect(figure).toBeUndefined()
    else expect(figure).toMatchObject(expected)
  })

  it('is the number written, whatever its unit and digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (n, decimals) => {
        const text = (n / 10 ** decimals).toFixed(decimals)
        expect(parseFigure(`${text} 亿元`)).toEqual({
          value: Number(text),
          unit: '亿元',
          decimals,
          qualifier: undefined,
        })
      }),
    )
  })
})
