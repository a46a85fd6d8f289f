import type { BaseWords } from './en.js'

/** What the ground says, in Chinese. */
export const zh: BaseWords = {
  warning: '警告：',
  didYouMean: (name) => `是否应为“${name}”？`,
  list: (names) => names.join('、'),
  lastOf: (names, last) => `${names.join('、')}和${last}`,
  plainNumber: '无量纲数',
  unitOf: (unit, dimension) => `${unit}（${dimension}）`,
  // The units of data are Chinese: none is called otherwise.
  units: { names: {}, single: {}, multipliers: [], per: (name) => `/${name}` },
  unitTooLong: (most, start, length) => `单位最多${most}个字符，“${start}…”有${length}个`,
  unitOfNoSize: (text, scale) => `“${text}”不能作单位：换算成基本单位为${scale}`,
  unclosedParenthesis: (text) => `“${text}”缺少右括号`,
  noUnit: (text) => `“${text}”不是单位`,
  powerIsNoNumber: (text) => `“${text}”的乘方不是数字`,
  unknownUnit: (name) => `未知单位“${name}”`,
  unitByItself: (name) => `单位“${name}”用自身来定义`,
  unitDefinitionTooLong: (name) => `单位“${name}”的定义过长`,
  defineUnit: '请在模型的“units:”下定义，例如`EUR_m: 1e6 EUR`',
}
