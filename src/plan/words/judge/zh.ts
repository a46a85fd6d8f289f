import type { MetBy } from '../../judge/evaluation.js'
import type { Leaning } from '../../judge/goals.js'
import type { Reason } from '../../judge/judge.js'
import type { JudgeWords } from './en.js'

const why: Readonly<Record<Reason, string>> = {
  'no-figure': '规划未给出数值',
  'not-modelled': '模型不含此指标',
  'off-horizon': '模拟期未覆盖',
}

const leaning: Readonly<Record<Leaning, string>> = {
  none: '',
  rounding: '（按印刷位数四舍五入）',
  about: '（在“左右”范围内）',
}

const metBy: Readonly<Record<MetBy, string>> = {
  digits: '',
  direction: '',
  rounding: '按印刷位数四舍五入',
  about: '在“左右”范围内',
}

/** How verdicts on targets and evaluations of outcomes are told in Chinese. */
export const zh: JudgeWords = {
  notJudged: (name, reason) => `${name}：无法判断（${why[reason]}）。`,
  met: ({ name, year, projected, wanted }, leans) =>
    `${name}：${year}年${projected}，达到${wanted}${leaning[leans]}。`,
  missed: ({ name, year, projected }, gap, more) =>
    `${name}：${year}年${projected}，${[gap, ...more].join('；')}。`,
  needsGrowth: (wanted, needed, projected) => `${wanted}需年均${needed}%，预测为${projected}%`,
  reachedLate: (year) => `${year}年达到`,
  furthest: (wanted, part, is, asked) => `规划为${wanted}；相差最大的是${part}：${is}，规划${asked}`,
  off: (size, over, wanted) => `比规划值${wanted}${over ? '高' : '低'}${size}`,
  missedGrowth: ({ name, year, wanted }, baseYear, growth, apart, over) =>
    `${name}：${baseYear}—${year}年年均增长${growth}，规划${wanted}，${over ? '高' : '低'}${apart}。`,
  missedChange: ({ name, year, projected, wanted }, baseYear, change) =>
    `${name}：${year}年${projected}，比${baseYear}年变化${change}，规划${wanted}。`,

  onlyBound: '完成值只是一个界限，无法判断',
  nothingPrinted: '未印目标或完成值，无法判断',
  unknownOutcome: (name, why) => `${name}：${why}。`,
  outcomeMet: (how) => `${metBy[how]}完成`,
  outcomeMissed: '未完成',
  outcome: (name, compared, verdict) => `${name}：${compared}，${verdict}。`,
  outcomeIn: (year, outcome) => `${year}年${outcome}`,
  aim: (target, qualified) => (qualified ? `规划目标（${target}）` : `规划目标${target}`),
  equalTo: (outcome, aim) => `${outcome}，与${aim}相等`,
  apartFrom: (outcome, size, over, aim) => `${outcome}，比${aim}${over ? '高' : '低'}${size}`,
  structureOutcome: (year, outcome, target) => `${year}年${outcome}，规划目标${target}`,
  furthestPart: (structure, part, size, over) =>
    `${structure}，相差最大的是${part}，${over ? '高' : '低'}${size}`,
  ofSharedUnit: (_figure, inUnit) => inUnit,
}
