import type { ReportChartWords } from './en.js'

/** What is said around charts of studies, in Chinese. */
export const zh: ReportChartWords = {
  source: (names) => `来源：${names}`,
  models: (names) => `${names.join('、')}（Planwright 测算）`,
  forecastFile: (file) => `${file}（Planwright预测）`,
  semicolon: '；',
  colon: '：',
  target: '规划目标',
  cited: (name, where) => `${name}（${where}）`,
  points: '个百分点',
  inUnit: (name, unit) => `${name}，${unit}`,
  tornado: (low, high, years) =>
    `每次一个输入取${low}和${high}分位，其余取中位数；杠杆取${years}年均值，标于条形两端`,
  box: (scenario, clause, share) => `${scenario}：在以下范围内，${share}的情形下${clause}`,
  chance: '（可能出于偶然）',
  noForecast: '没有预测',
  score: (mase, share) => `MASE ${mase}，区间内${share}`,
}
