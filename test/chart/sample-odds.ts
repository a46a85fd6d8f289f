import type { Language } from '../../src/base/label.js'
import type { OddsRow } from '../../src/chart/data/draws-data.js'

const TARGETS = [
  ['地区生产总值', 'GDP', '300 亿元（2025年）', '30 billion yuan (2025)', 0.62],
  [
    '一般公共预算收入',
    'General public budget revenue',
    '22 亿元（2025年）',
    '2.2 billion yuan (2025)',
    0.912,
  ],
  [
    '城镇居民人均可支配收入',
    'Disposable income per head of urban residents',
    '48,000 元（2025年）',
    '48,000 yuan (2025)',
    0.305,
  ],
  ['常住人口城镇化率', 'Urbanization rate', '58%（2025年）', '58% (2025)', 0.9987],
  ['研发经费投入强度', 'R&D spending in GDP', '2.8%（2025年）', '2.8% (2025)', 0.004],
  [
    '单位地区生产总值能耗降低',
    'Fall of energy use per unit of GDP',
    '13%（五年累计）',
    '13% (2021–2025)',
    0.741,
  ],
  ['森林覆盖率', 'Forest cover', '76.23%以上（每年）', '76.23% or more (each year)', 1],
] as const

/** Seven targets in some scenarios; intervals are 1.96 standard errors of a share of 2000 draws. */
export function sampleOdds(language: Language, scenarios = 1): OddsRow[] {
  const names =
    language === 'zh' ? ['基准情景', '高增长', '低增长'] : ['Baseline', 'High growth', 'Low growth']
  return names.slice(0, scenarios).flatMap((scenario, s) =>
    TARGETS.map(([zh, en, wantedZh, wantedEn, base]): OddsRow => {
      const shift = [0, 0.12, -0.18][s]! * base * (1 - base) * 4
      const probability = Number((base + shift).toFixed(4))
      const half = 1.96 * Math.sqrt((probability * (1 - probability)) / 2000)
      return {
        label: language === 'zh' ? zh : en,
        wanted: language === 'zh' ? wantedZh : wantedEn,
        scenario,
        probability,
        low: Number(Math.max(0, probability - half).toFixed(4)),
        high: Number(Math.min(1, probability + half).toFixed(4)),
      }
    }),
  )
}

/** As many targets as asked for, each different, of every probability. */
export function manyOdds(count: number): OddsRow[] {
  return Array.from({ length: count }, (_, i) => {
    const probability = ((i * 37) % 101) / 100
    const low = Math.max(0, probability - 0.03)
    const high = Math.min(1, probability + 0.03)
    return { ...sampleOdds('zh')[i % 7]!, wanted: `${i + 1} 亿元（2025年）`, probability, low, high }
  })
}
