import type { ExplainWords } from './en.js'

/** How a value is explained, in Chinese. */
export const zh: ExplainWords = {
  kinds: { indicator: '指标', lever: '杠杆变量', parameter: '参数' },
  heading: (id, label, kind, unit) => `${id}  ${label}（${kind}${unit === '' ? '' : `，${unit}`}）`,
  noValue: '无数值',
  inEveryYear: (value) => `各年均为${value}`,
  from: (place) => `出自 ${place}`,
  inYear: (scenario, year, value) => `${scenario}，${year}年：${value}`,
  given: (words, place) => `给定值 ${words}，${place}`,
  forecast: (words, place) => `${words}，${place}`,
  start: (place, equation) => `模型给出的初值，${place}：${equation}`,
  ownEquation: (place, equation) => `由基年的方程本身求得，${place}：${equation}`,
  together: (ids) => (ids.length > 0 ? `与 ${ids.join('、')} 联立求解` : '由自身方程迭代求解'),
  input: (term, value, label, year) => `${term} = ${value}   ${label}，${year}年`,
  behind: (year) => `经由其他指标起作用的杠杆变量，${year}年：`,
  lever: (id, value, label) => `${id} = ${value}   ${label}`,
  layer: (value, by, words, place) => `${value}  ${by}：${words}   ${place}`,
  by: {
    model: () => '模型默认值',
    own: () => '本情景设定',
    inherited: (scenario) => `继承自 ${scenario}`,
  },
  history: (span, values) => `历史数据 ${span}年：${values.join('，')}`,
  trend: (change) => `；趋势增速年均${change}%`,
}
