import type { RandomWords } from './en.js'

const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  normal: '正态',
  log_normal: '对数正态',
  uniform: '均匀',
  triangular: '三角',
  pert: 'PERT',
  beta: '贝塔',
  student_t: '学生t',
  empirical: '经验',
  quantiles: '分位数',
}

/** What is said of numbers that no distribution or design can be made of, in Chinese. */
export const zh: RandomWords = {
  distribution: (kind) => `${DISTRIBUTIONS[kind] ?? kind}分布`,

  finite: (name, value) => `${name}须为有限数值，此处为${value}`,
  positive: (name, value) => `${name}须为正数，此处为${value}`,
  ascending: (low, high) => `low须小于high，此处分别为${low}和${high}`,
  notDescending: (low, high) => `下限不得大于上限，此处分别为${low}和${high}`,
  modeBetween: (low, mode, high) => `mode须在low与high之间（${low}至${high}），此处为${mode}`,
  noneBetween: ([low, high], probability, distribution, [least, most], needed) =>
    `该${distribution}落在${low}至${high}之间的概率为${probability}，其98%在${least}至${most}之间；` +
    `概率至少须为${needed}：请放宽上下限`,

  noValues: '经验分布至少须有一个取值',
  weightCount: (values, weights) => `有${values}个取值、${weights}个权重，个数应当相同`,
  valueNumber: (position) => `第${position}个取值`,
  weightNumber: (position) => `第${position}个权重`,
  negativeWeight: (position, weight) => `第${position}个权重不得为负，此处为${weight}`,
  weightSum: (sum) => `权重之和须为正数，此处为${sum}`,

  fewQuantiles: (count) => `分位数至少须有两个，此处为${count}个`,
  quantileProbability: (probability) => `分位数的概率须在0与1之间，此处为${probability}`,
  quantile: (percent) => `${percent}分位数`,
  quantileTwice: (percent, first, second) => `${percent}分位数出现两次：${first}和${second}`,
  fallingQuantiles: (before, beforePercent, value, percent) =>
    `分位数不得下降：${beforePercent}处为${before}，${percent}处为${value}`,

  sobolDimensions: (most, dimensions) =>
    `Sobol抽样最多${most}维，此处为${dimensions}维；拉丁超立方抽样（lhs）不限维数`,
}
