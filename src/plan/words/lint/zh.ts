import type { LintWords } from './en.js'

/** What the lint rules say in Chinese, by the rule's id. */
export const zh: LintWords = {
  'sum-of-parts': (year, parts, sum, total, off) =>
    `${year}年${parts}合计${sum}，总数为${total}，相差${off}。`,
  count: (place, claimed, lines, rows, heading) => {
    const has = rows < lines ? `登记${lines}行、合${rows}项` : `登记为${rows}行`
    const only = heading ? `；只有其中${heading}行归于一个标题、只计一项时，才是${claimed}项` : ''
    return `${place}自称有${claimed}项指标，${has}，${rows > claimed ? '多' : '少'}${Math.abs(rows - claimed)}项${only}。`
  },
  'missing-row': (place, name) => `${place}的注提到${name}，表中没有这一行。`,
  unit: {
    fits: (unit) => (unit === '' ? '无量纲的数' : unit),
    misprinted: (name, printed, fits) => `${name}印出的单位是${printed}，应为${fits}。`,
    misprintedValue: (name, printed, fits, value, would) =>
      `${name}印出的单位是${printed}，应为${fits}：${value}就是${would}。`,
    aboveWhole: (name, from, to) => `${name}由${from}到${to}：占比不会超过100%。`,
    times: (figure, factor) => `${figure}乘以${factor}`,
    dividedBy: (figure, factor) => `${figure}除以${factor}`,
    powersOff: (year, relation, slips) =>
      `${year}年印出的数值与“${relation}”相差几个数量级；若${slips.join('或')}，即可相符。`,
  },
  'two-targets': (name, year, targets, stricter, bothHold) => {
    const which = stricter === undefined ? '' : `，${['前者', '后者'][stricter]}更严`
    return `${name}${year}年目标：${targets.join('，')}${which}；${bothHold ? '二者可同时成立' : '照所印数字，二者不能同时成立'}。`
  },
  'target-equals-outcome': (name, year, outcome, target) =>
    `${name}：${year}年完成值${outcome}与规划目标${target}完全相同。`,
  'points-as-percent': {
    points: (name, from, to, printed, is) => `${name}由${from}到${to}，变动印为${printed}，应为${is}。`,
    neither: (name, from, to, printed, is) =>
      `${name}由${from}到${to}，变动印为${printed}，作百分点或百分比都不符（实为${is}）。`,
  },
  'simple-growth': {
    whole: '（期末－期初）÷期初',
    divided: (years) => `（期末－期初）÷期初÷${years}`,
    found: (name, from, to, rate, formula, mean) =>
      `${name}由${from}到${to}，年均增长印为${rate}，是${formula}所得；几何平均为${mean}。`,
  },
  'sum-as-level': (name, printed, computed, baseYear, year) =>
    `${name}${year}年印为${printed.level}，由${printed.base}按年均${printed.growth}只到${computed.level}；${baseYear + 1}—${year}年合计${computed.sum}，应是${year - baseYear}年之和。`,
  'base-differs': (name, year, values) => `${name}${year}年的数值不一：${values.join('，')}。`,
  'real-beside-nominal': {
    level: (name, level) => `“${name}”${level}`,
    found: (levels, place, years) =>
      `${place}在实际增速旁印出${levels}，未注明价格，应按${years}年价格理解。`,
  },
  'change-without-sign': (name, change) =>
    `${name}的变动印为${change}，未注明是百分点还是百分比；此处按百分点理解。`,
  duplicate: (figure, year, times, table) => `${table}中${figure}（${year}年）印了${times}次。`,
}
