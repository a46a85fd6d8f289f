import type { Language } from '../../src/base/label.js'
import type { MorrisRow } from '../../src/chart/data/sensitivity-data.js'

/** Eight inputs, one of them a group without σ. */
export function sampleEffects(language: Language): MorrisRow[] {
  return (
    [
      ['第二产业增速', 'Growth of industry', 206, 15, 34],
      ['第三产业增速', 'Growth of services', 151, 12, 68],
      ['价格缩减指数', 'Deflator', 62, 9, 71],
      ['城镇化率年均提高', 'Rise of the urban share a year', 31, 5, 4],
      ['企业所得税率', 'Company tax rate', 18, 4, 9],
      ['劳动年龄人口占比', 'Share of working age', 6, 3, 8],
      ['第一产业增速', 'Growth of agriculture', 3, 1, 1],
      ['各年冲击', 'Yearly shocks', 88, 10, Number.NaN],
    ] as const
  ).map(([zh, en, value, half, sigma]) => ({
    label: language === 'zh' ? zh : en,
    muStar: { value, low: value - half, high: value + half },
    sigma,
  }))
}

/** Many inputs, most of them close to nothing. */
export function manyEffects(count: number): MorrisRow[] {
  return Array.from({ length: count }, (_, i) => {
    const value = Number((200 * 0.85 ** i).toFixed(3))
    const sigma = Number((value * (((i * 7) % 13) / 10)).toFixed(3))
    return {
      label: `第${i + 1}项投入的年均增速`,
      muStar: { value, low: value * 0.9, high: value * 1.1 },
      sigma,
    }
  })
}
