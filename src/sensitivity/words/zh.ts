import { listText } from '../../base/list-text.js'
import type { SensitivityWords } from './en.js'

/** What sensitivity and discovery say of their results, in Chinese. */
export const zh: SensitivityWords = {
  share: (share, low, high) => `${share}（${low}至${high}）`,

  constant: (output) => `各次模拟的${output}完全相同。`,
  tooFew: (output, complete, all) =>
    `可用的模拟太少，无法计算${output}的敏感性指数：${all}组中有${complete}组完整。`,
  explained: (output, [first, ...others]) => {
    const parts = [
      `${first!.name}解释了${output}方差的${first!.share}`,
      ...others.map(({ name, share }) => `${name}解释${share}`),
    ]
    return `${parts.join('，')}。`
  },
  nearZero: (names) => `${listText(names, 'zh')}的一阶指数与零无法区分。`,
  interactions: (parts) =>
    `计入交互作用，${parts.map(({ name, share }) => `${name}涉及${share}`).join('，')}。`,

  never: (outcome, draws) => `${draws}次模拟中无一${outcome}。`,
  always: (outcome, draws) => `${draws}次模拟全部${outcome}。`,
  nothing: (outcome, share) => `${share}的情形下${outcome}；未找到使之明显更常见的变量范围。`,
  unconfirmed: (box, outcome, inside, all) =>
    `${box}看似相关，但留出样本未能证实：其中${inside}${outcome}，全部情形为${all}。`,
  found: (box, outcome, density, coverage, basis) =>
    `当${box}时，${density}的情形下${outcome}；覆盖率${coverage}，密度${density}${basis}。`,
  notHeldOut: '（样本太少，未作留出检验）',
  heldOut: (coverage, density) => `（留出样本；拟合样本为${coverage}和${density}）`,
  bounds: (parts) => parts.join('且'),
}
