import type { SimulationWords } from './en.js'

/** What is said of simulations that do not come to an end, in Chinese. */
export const zh: SimulationWords = {
  where: (scenario, year) => `情景${scenario}，${year}年`,
  noValue: '无数值',
  listed: (items) => items.join('，'),

  hasNoValue: (indicator, where) => `${indicator}无数值（${where}）`,
  hasNoValueOf: (indicator, where, unknown) => `${indicator}无数值（${where}）：缺少${unknown.join('、')}`,
  ofYear: (name, year) => `${year}年的${name}`,
  domain: (reason, indicator, where, part) => `${indicator}无法计算（${where}），${reason}：${part}`,

  ownEquation: (indicator) => `${indicator}的方程（引用自身）`,
  simultaneous: (indicators, more) =>
    `${indicators.join('、')}${more > 0 ? `等${indicators.length + more}个指标` : ''}的联立方程`,
  unsolved: (equations, _one, where) => `${equations}未能求解（${where}）`,
  singular: (equations, _one, where) => `${equations}没有唯一解，雅可比矩阵奇异（${where}）`,
  undefinedAtStart: (equations, _one, where) => `${equations}在求解起点处无数值（${where}）`,
  noNumber: (equations, where) => `${equations}未得出数值（${where}）`,
  lastValues: (values) => `最后一次迭代：${values.join('，')}`,

  foundLayer: (indicator, value, years) => `求解所得，使${years}${indicator} = ${value}`,
  inYear: (year) => `${year}年`,
  inEachYear: (from, to) => `${from}—${to}年各年`,

  findsFight: (scenario) => `未能找到同时满足各项find的调整量（情景${scenario}）：各项相互抵消`,
  separateFinds: '请为各项find分别指定杠杆变量或年份',
  cannotBe: (indicator, value, year, scenario, reason) =>
    `${year}年${indicator}达不到${value}（情景${scenario}）：${reason}`,
  noShift: (levers) => `调整${levers.join('、')}未能求得结果`,
  noEffect: (levers, value) => `调整${levers.join('、')}对其没有影响，始终为${value}`,
  withinBounds: (levers, lowest, highest) =>
    `在${levers.join('、')}的上下限之内，其值在${lowest}至${highest}之间`,
  moveOthers: '请改用其他杠杆变量',
  askForLess: '请降低要求，或在模型中放宽杠杆变量的上下限，或增加杠杆变量',

  startMissing: (name, years, reader) => `${name}缺少${years}的数值，${reader}要用到`,
  yearRange: (from, to) => `${from}—${to}年`,
  yearList: (years) => years.map((year) => `${year}年`).join('和'),
  ownStart: '其自身的起始值',
  ownFormula: '其自身的方程',
  startOf: (indicator) => `${indicator}的起始值`,
  equationOf: (indicator) => `${indicator}的方程`,
  region: '地区',
  value: '<数值>',
  addRow: (row) => `请在数据中补充一行：${row}`,
  addRows: (row) => `请在数据中补充各行，如${row}`,
}
