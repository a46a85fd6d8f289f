import type { Language } from '../../src/base/label.js'
import type { TornadoRow } from '../../src/chart/data/sensitivity-data.js'

/** GDP in 2035 that the rows of {@link sampleTornado} start from. */
export const TORNADO_BASE = 542.65

/** Six inputs of a district's growth; one moves GDP the same way at both ends. */
export function sampleTornado(language: Language): TornadoRow[] {
  return (
    [
      ['第三产业增速', 'Growth of services', 471.2, 621.8, '5.5%', '8.5%'],
      ['第二产业增速', 'Growth of industry', 448.9, 655.3, '5%', '9%'],
      ['城镇化率年均提高', 'Rise of the urban share a year', 528.4, 559.6, '0.6 pp', '1.4 pp'],
      ['企业所得税率', 'Company tax rate', 551.7, 533.9, '15%', '25%'],
      ['劳动年龄人口占比', 'Share of working age', 536.1, 538.8, '58%', '66%'],
      ['第一产业增速', 'Growth of agriculture', 541.2, 544.1, '2%', '4%'],
    ] as const
  ).map(([zh, en, low, high, lowInput, highInput]) => ({
    label: language === 'zh' ? zh : en,
    low,
    high,
    lowInput,
    highInput,
  }))
}
