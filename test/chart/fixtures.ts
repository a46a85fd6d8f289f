import type { Language } from '../../src/base/label.js'
import type { TargetRow } from '../../src/chart/data/run-data.js'
import type { ChartOptions, TargetMark } from '../../src/chart/page/options.js'
import {
  emptyTable,
  type Measure,
  type Observation,
  offsetOf,
  type Run,
  select,
  type Table,
} from '../../src/table/table.js'

const measure = (
  id: string,
  zh: string,
  en: string,
  unit: string,
  kind: Measure['kind'],
  digits = 1,
): Measure => ({
  id,
  label: { zh, en },
  unit,
  kind,
  digits,
  group: 'test',
})

/** Indicators with their value in 2020 and how they grow: percent a year, or points a year for ratios. */
const INDICATORS: readonly (readonly [Measure, number, number])[] = [
  [measure('gdp', '地区生产总值（2020年价）', 'GDP at 2020 prices', '亿元', 'flow', 2), 202.28, 7.8],
  [measure('gdp_per_capita', '人均地区生产总值', 'GDP per head', '元/人', 'flow', 0), 36654, 6.9],
  [measure('gdp_growth', '地区生产总值增速', 'GDP growth', '%', 'rate', 1), 7.5, -0.1],
  [measure('fiscal', '一般公共预算收入', 'General public budget revenue', '亿元', 'flow', 2), 17.3, 5],
  [
    measure(
      'income_urban',
      '城镇居民人均可支配收入',
      'Disposable income per head of urban residents',
      '元',
      'flow',
      0,
    ),
    32818,
    8,
  ],
  [
    measure(
      'income_rural',
      '农村居民人均可支配收入',
      'Disposable income per head of rural residents',
      '元',
      'flow',
      0,
    ),
    12671,
    9.5,
  ],
  [measure('population', '常住人口', 'Resident population', '万人', 'stock', 2), 55.19, 0.4],
  [measure('urbanization', '常住人口城镇化率', 'Urbanization rate', '%', 'ratio', 2), 52.01, 1.1],
  [measure('retail', '社会消费品零售总额', 'Retail sales of consumer goods', '亿元', 'flow', 2), 71.4, 8],
  [measure('exports', '出口总额', 'Exports', '亿美元', 'flow', 2), 1.39, 6],
  [
    measure(
      'energy_intensity',
      '单位地区生产总值能耗',
      'Energy use per unit of GDP',
      '吨标准煤/万元',
      'ratio',
      3,
    ),
    0.381,
    -2.8,
  ],
  [measure('rd_share', '研发经费投入强度', 'R&D spending in GDP', '%', 'ratio', 2), 2.37, 0.08],
  [measure('share_primary', '第一产业增加值占比', 'Share of primary industry', '%', 'ratio', 1), 11.9, -0.4],
  [
    measure('share_secondary', '第二产业增加值占比', 'Share of secondary industry', '%', 'ratio', 1),
    30.8,
    0.6,
  ],
  [
    measure('share_tertiary', '第三产业增加值占比', 'Share of tertiary industry', '%', 'ratio', 1),
    57.3,
    -0.2,
  ],
]

const SCENARIOS: readonly (readonly [string, string, string, number])[] = [
  ['baseline', '基准情景', 'Baseline', 0],
  ['plan-growth', '规划增速', 'Plan growth', 0.7],
  ['high', '高增长', 'High growth', 1.6],
  ['low', '低增长', 'Low growth', -1.5],
  ['vision-2035', '2035愿景', 'Vision 2035', 1.0],
]

/** The region that all fixtures are of. */
export const REGION = '赣县区'

/** Five scenarios, fifteen indicators, 2020–2035: plausible figures, computed by compound growth. */
export function sampleTable(): Table {
  const runs: Run[] = SCENARIOS.map(([scenario, zh, en]) => ({ scenario, label: { zh, en }, region: REGION }))
  const measures = INDICATORS.map(([m]) => m)
  const table = emptyTable(
    runs,
    measures,
    Array.from({ length: 16 }, (_, i) => 2020 + i),
  )
  runs.forEach((_, r) => {
    INDICATORS.forEach(([m, start, pace], i) => {
      const shift = SCENARIOS[r]![3]
      table.years.forEach((_, y) => {
        const slows = 1 - y * 0.012
        const percent = (pace + Math.sign(pace) * shift * (m.id === 'population' ? 0.3 : 1)) * slows
        const points = pace + (m.id === 'share_primary' ? -1 : 1) * shift * 0.12
        const value =
          m.kind === 'ratio' || m.kind === 'rate'
            ? m.id === 'energy_intensity'
              ? start * (1 + percent / 100) ** y
              : start + points * y * slows
            : start * (1 + percent / 100) ** y
        table.values[offsetOf(table, r, i, y)] = value
      })
    })
    const at = (id: string, y: number) =>
      offsetOf(
        table,
        r,
        measures.findIndex((m) => m.id === id),
        y,
      )
    table.years.forEach((_, y) => {
      table.values[at('share_tertiary', y)] =
        100 - table.values[at('share_primary', y)]! - table.values[at('share_secondary', y)]!
    })
  })
  // Growth is not known in the base year.
  runs.forEach((_, r) => {
    table.values[offsetOf(table, r, 2, 0)] = Number.NaN
  })
  // Powers differ in the last digit from one engine to another.
  table.values.forEach((value, i) => {
    table.values[i] = Number(value.toFixed(4))
  })
  return table
}

/** Two scenarios, six indicators, 2020–2027: enough to see everything a chart does. */
export function smallTable(): Table {
  return select(sampleTable(), {
    scenarios: ['baseline', 'plan-growth'],
    indicators: ['gdp', 'gdp_growth', 'income_urban', 'share_primary', 'share_secondary', 'share_tertiary'],
    years: [2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027],
  })
}

/** Published figures of 2015 to 2020 for every indicator but growth. */
export function sampleHistory(): Observation[] {
  return INDICATORS.flatMap(([m, start, pace]) =>
    Array.from({ length: 6 }, (_, i) => {
      const back = 5 - i
      const value =
        m.kind === 'ratio' || m.kind === 'rate'
          ? start - (pace * back) / (m.id === 'energy_intensity' ? 100 : 1)
          : start / (1 + (pace + 0.6) / 100) ** back
      return {
        region: REGION,
        indicator: m.id,
        year: 2015 + i,
        value: Number(value.toFixed(3)),
        unit: m.unit,
        source: '赣县区统计公报',
        note: '',
      }
    }),
  )
}

/** Targets of 2025 for six indicators. */
export function sampleTargets(language: Language): TargetMark[] {
  const label = language === 'zh' ? '规划目标' : 'Plan target'
  return (
    [
      ['gdp', 300],
      ['fiscal', 22],
      ['income_urban', 48000],
      ['income_rural', 20400],
      ['urbanization', 58],
      ['rd_share', 2.8],
    ] as const
  ).map(([indicator, value]) => ({ indicator, year: 2025, value, label }))
}

/** Options with history, targets and a source. */
export function sampleOptions(language: Language): ChartOptions {
  return {
    language,
    source:
      language === 'zh'
        ? '《赣县区国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要》；Planwright测算'
        : 'Outline of the 14th Five-Year Plan of Ganxian District; computed with Planwright',
    history: sampleHistory(),
    targets: sampleTargets(language),
  }
}

/** 32 targets by five scenarios, of every status. */
export function sampleRows(language: Language): TargetRow[] {
  const statuses = ['met', 'missed', 'late', 'met', 'unknown'] as const
  return Array.from({ length: 32 }, (_, t) => {
    const m = INDICATORS[t % INDICATORS.length]![0]
    return SCENARIOS.map(([scenario, zh, en], s): TargetRow => {
      const status = statuses[(t * 3 + s * 7 + ((t * s) % 4)) % 5]!
      return {
        scenario,
        scenarioLabel: language === 'zh' ? zh : en,
        target: m.label[language],
        id: `target-${t}`,
        year: t < 27 ? 2025 : 2035,
        status,
        gapPercent:
          status === 'unknown'
            ? null
            : status === 'met'
              ? ((t * 7) % 31) / 10
              : -(((t * 13 + s * 5) % 173) / 10) - 0.1,
        ...(status === 'late' ? { text: `2027 −${(((t + s) % 20) / 10 + 0.3).toFixed(1)}%` } : {}),
      }
    })
  }).flat()
}
