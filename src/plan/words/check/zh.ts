import type { CheckWords } from './en.js'

/** Parts of a sentence that are not empty, with signs between. */
const joined = (parts: readonly string[], between: string) =>
  parts.filter((part) => part !== '').join(between)
const aside = (text: string) => (text === '' ? '' : `（${text}）`)
const INCOMPLETE = '；在给定限度内未能找全'

/** How what a check finds is told in Chinese. */
export const zh: CheckWords = {
  statement: (name, figure, place) => `${name}：${figure}${aside(place)}`,
  member: (statement, elsewhere, implied) =>
    joined([statement + (elsewhere.length === 0 ? '' : `，另见${elsewhere.join('、')}`), implied], '；'),
  needsBand: (band) => `其余各条要求放宽到${band}`,
  needsPositive: '其余各条要求为正数',
  leavesNothing: '其余各条不给它留下任何余地',
  needsValue: (value) => `其余各条要求${value}`,
  identitiesClash: '所列恒等关系相互矛盾',
  clash: (names, more, assumed) =>
    `${names.join('、')}${more ? '等' : ''}不能同时成立${assumed ? '（以所列假设为前提）' : ''}`,
  together: (changes) => changes.join('；并且'),
  widened: (name, before, after) => `${name}，由${before}放宽到${after}`,
  changed: (name, before, after, size, place) =>
    `${name}由${before}改为${after}（${joined([size, place], '；')}）`,
  givenUp: (name, before, place) => `放弃${name}${before}${aside(place)}`,
  exact: '准确',
  alone: (row, place, figures, implied, verdict) =>
    `${row}${aside(place)}：${joined([figures.join('，'), implied.join('，'), verdict], '；')}。`,
  consistent: '一致',
  within: '仅在“左右”范围内一致',
  withinShare: (percent) => `仅在“左右”范围内一致，已用去其${percent}%`,
  inconsistent: '不一致',
  nothingToCheck: '规划没有可检查的数字。',
  allHold: (statements, verified, complete) =>
    `${statements}条陈述能够同时成立${verified ? '，并已逐条验算' : ''}${complete ? '' : INCOMPLETE}。`,
  cannotHold: (statements, families, conflicts, complete) =>
    `${statements}条陈述不能同时成立：有${families}处矛盾，共${conflicts}个最小矛盾集${complete ? '' : INCOMPLETE}。`,
  undecided: (statements) => `${statements}条陈述在给定限度内未能判定。`,
}
