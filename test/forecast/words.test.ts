import { describe, expect, it } from 'vitest'
import type { Cause, Remark } from '../../src/forecast/remark.js'
import { causeText, countedCause, remarkText, yearsText } from '../../src/forecast/words.js'

const BOUNDS = { lower: 0, upper: Infinity }

describe('words about histories', () => {
  it('list years in runs, and count what is more than a few', () => {
    expect(yearsText([1999, 2003, 2004, 2005], 'en')).toBe('1999, 2003–2005')
    expect(yearsText([1, 3, 5, 7, 9, 11, 13], 'en')).toBe('1, 3, 5, 7, 9 and 2 more')
    expect(yearsText([1, 3, 5, 7, 9, 11, 13], 'zh')).toBe('1、3、5、7、9等7处')
  })

  it.each<[Remark, string, string]>([
    [
      { kind: 'cut', years: [2020] },
      'years without a value at the ends left out: 2020',
      '首尾缺值年份略去：2020',
    ],
    [
      { kind: 'filled', years: [2001], scale: 'log' },
      '1 missing year filled on logarithms: 2001',
      '补缺1年（对数插值）：2001',
    ],
    [
      { kind: 'filled', years: [2001, 2002], scale: 'linear' },
      '2 missing years filled on a straight line: 2001–2002',
      '补缺2年（线性插值）：2001–2002',
    ],
    [
      { kind: 'spikes', years: [2008], replaced: false },
      'outliers left as they are: 2008 (--outliers replace smooths them)',
      '异常值未改动：2008（--outliers replace可将其平滑）',
    ],
    [{ kind: 'spikes', years: [2008], replaced: true }, 'outliers replaced: 2008', '异常值已替换：2008'],
    [{ kind: 'steps', years: [1990] }, 'the level jumps in 1990', '水平跃变：1990'],
    [{ kind: 'bend', year: 1990 }, 'growth changes for good in 1990', '增长自1990年起改变'],
    [{ kind: 'constant' }, 'all values are equal and carried on as they are', '历年数值相同，照此延续'],
    [
      { kind: 'bounds', bounds: BOUNDS, by: 'values' },
      'kept at or above 0 (as all values are)',
      '限于不低于0（历史值均如此）',
    ],
    [
      { kind: 'bounds', bounds: { lower: 0, upper: 100 }, by: 'given' },
      'kept from 0 to 100 (as given)',
      '限于0至100之间（按选项）',
    ],
    [
      { kind: 'scale', name: undefined },
      'scale by likelihood: the values as they are',
      '尺度按似然选定：原值',
    ],
    [{ kind: 'scale', name: 'log' }, 'scale by likelihood: log', '尺度按似然选定：log'],
  ])('%j', (remark, en, zh) => {
    expect(remarkText(remark, 'en')).toBe(en)
    expect(remarkText(remark, 'zh')).toBe(zh)
  })

  const FAULTS = [
    { kind: 'number', line: 3, text: 'abc' },
    { kind: 'duplicate', line: 9, text: '2020', year: 2020 },
  ] as const
  it.each<[Cause, string, string]>([
    [
      { kind: 'unreadable', faults: FAULTS },
      'line 3: "abc" is not a number, line 9: 2020 stands twice with different values',
      '第3行“abc”不是数字、第9行2020年重复且数值不同',
    ],
    [
      { kind: 'unreadable', faults: [{ kind: 'number', line: 3, text: '-' }] },
      'line 3: "-" may be zero or missing; leave the cell empty or write 0',
      '第3行“-”可能是零或缺值，请留空或写0',
    ],
    [{ kind: 'no-values' }, 'it has no values', '没有数值'],
    [
      { kind: 'too-short', count: 1, needed: 3, method: 'drift' },
      '1 value; drift needs at least 3',
      '只有1年数值，drift至少需要3年',
    ],
    [
      { kind: 'mostly-missing', missing: 3, span: 5 },
      '3 of 5 years have no value, more than half',
      '5年中缺3年，超过一半',
    ],
    [
      { kind: 'too-large', year: 2020, value: 1e300 },
      'the value of 2020, 1e+300, is too large',
      '2020年的数值1e+300过大',
    ],
    [
      { kind: 'too-small', largest: 2e-160 },
      'all values are within 2e-160 of 0; give them in a smaller unit',
      '数值最大为2e-160，过于接近0',
    ],
    [
      { kind: 'outside', bounds: { lower: -Infinity, upper: 5 }, year: 2020, value: 7 },
      'the value of 2020, 7, is not at or below 5',
      '2020年的数值7超出界限（不高于5）',
    ],
    [{ kind: 'no-scale', scale: 'log' }, 'the log scale takes positive values', 'log尺度要求数值为正'],
    [
      { kind: 'fit', method: 'ets', reason: { en: 'no form fits', zh: '没有合适的形式' } },
      'ets: no form fits',
      'ets无法拟合：没有合适的形式',
    ],
    [
      { kind: 'fault', method: 'ets', reason: 'oops' },
      'a fault of the program in ets, not of the data: oops',
      'ets出错，属程序缺陷：oops',
    ],
  ])('%j', (cause, en, zh) => {
    expect(causeText(cause, 'en')).toBe(en)
    expect(causeText(cause, 'zh')).toBe(zh)
  })

  it('count causes without what is particular', () => {
    expect(countedCause({ kind: 'too-large', year: 2020, value: 1e300 }, 'en')).toBe(
      'a value that is too large',
    )
    expect(
      countedCause(
        { kind: 'fit', method: 'ets', reason: { en: 'no form fits', zh: '没有合适的形式' } },
        'en',
      ),
    ).toBe('ets: no form fits')
  })
})
