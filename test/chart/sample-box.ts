import type { Language } from '../../src/base/label.js'
import type { BoxPicture, BoxRow } from '../../src/chart/data/discovery-data.js'

/** Where GDP reaches its target: three inputs, bounded on either side or on both. */
export function sampleBox(language: Language): BoxPicture {
  const zh = language === 'zh'
  const row = (
    label: string,
    unit: string,
    digits: number,
    [rangeLow, rangeHigh]: readonly [number, number],
    [low, high]: readonly [number | undefined, number | undefined],
  ): BoxRow => ({ label, unit, digits, rangeLow, rangeHigh, low, high })
  return {
    heading: zh
      ? '第二产业增速不低于8.4%且价格缩减指数不低于1.2%时，91%的情形下地区生产总值达到300亿元'
      : 'GDP reaches 30 billion yuan in 91% of cases when industry grows by 8.4% or more and prices by 1.2% or more',
    coverage: 0.843,
    density: 0.907,
    rows: [
      row(zh ? '第二产业增速' : 'Growth of industry', '%', 1, [4.2, 11.8], [8.4, undefined]),
      row(zh ? '价格缩减指数' : 'Deflator', '%', 1, [-0.5, 3.5], [1.2, 1.4]),
      row(zh ? '常住人口流出' : 'Residents who leave', '万人', 2, [0.1, 1.6], [undefined, 0.85]),
    ],
  }
}
