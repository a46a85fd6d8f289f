import type { FunctionWords } from './en.js'

/** What operators and functions say of their arguments, in Chinese. */
export const zh: FunctionWords = {
  misuse: (name, reason) => `“${name}”${reason}`,
  zero: '零',
  needsPlainNumber: (found) => `只能用于无量纲数，此处为${found}`,
  needsPlainExponent: (found) => `的指数须为无量纲数，此处为${found}`,
  needsLiteralExponent: (base) => `的底数带有单位（${base}），指数须为具体数字`,
  needsCondition: (found) => `的条件须为无量纲数，此处为${found}`,
  cannotCombine: (first, other) => `各项量纲不一致：${first}与${other}`,

  divisionByZero: '除数为零',
  fractionalPowerOfNegative: '负数的分数次幂',
  negativePowerOfZero: '零的负数次幂',
  logarithmOfNotPositive: '对非正数取对数',
  rootOfNegative: '对负数开平方',
  overflow: '数值溢出',

  wholeYears: (most) => `年数须为1至${most}的整数`,
  tooManyTerms: (years, terms, most) => `${years}年共${terms}项，最多读取${most}项`,
  wholeYear: '年份须为整数或base_year',
  yearTooEarly: (year, most, base) => `${year}年比基期${base}年早${most}年以上`,
}
