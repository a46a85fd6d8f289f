import type { Language } from '../../src/base/label.js'
import type { IndexRow } from '../../src/chart/data/sensitivity-data.js'

/** Seven inputs; the last three cannot be told from zero. */
export function sampleIndices(language: Language): IndexRow[] {
  return (
    [
      ['第三产业增速', 'Growth of services', 0.27, 0.03, 0.31, 0.02],
      ['第二产业增速', 'Growth of industry', 0.52, 0.04, 0.58, 0.03],
      ['价格缩减指数', 'Deflator', 0.09, 0.025, 0.11, 0.015],
      ['城镇化率年均提高', 'Rise of the urban share a year', 0.03, 0.02, 0.05, 0.01],
      ['企业所得税率', 'Company tax rate', 0.01, 0.022, 0.02, 0.006],
      ['劳动年龄人口占比', 'Share of working age', -0.008, 0.02, 0.004, 0.006],
      ['第一产业增速', 'Growth of agriculture', 0.002, 0.018, 0.003, 0.005],
    ] as const
  ).map(([zh, en, first, around, total, about]) => {
    const interval = (value: number, half: number) => ({
      value,
      low: Number((value - half).toFixed(4)),
      high: Number((value + half).toFixed(4)),
    })
    return {
      label: language === 'zh' ? zh : en,
      first: interval(first, around),
      total: interval(total, about),
    }
  })
}
