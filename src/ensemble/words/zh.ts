import type { EnsembleWords } from './en.js'

/** What is said of ensembles that cannot be drawn, and of draws that fail, in Chinese. */
export const zh: EnsembleWords = {
  badDraws: (most, given) => `抽样次数须为1至${grouped(most)}的整数，此处为${given}`,
  badSeed: (most, given) => `随机种子须为0至${most}的整数，此处为${given}`,
  badThreads: (most, given) => `线程数须为1至${most}的整数，此处为${given}`,
  badChunk: (least, most, given) => `每批抽样须为${least}至${most}次，且为${least}的倍数，此处为${given}`,
  badLevels: (given) => `分位数的概率须在0与1之间并依次递增，此处为${given.join('、')}`,
  badTail: (given) => `尾部所占比重须大于0且不超过0.5，此处为${given}`,
  designAlone: '自定的抽样布局只能用一个线程计算',
  nothingUncertain: (scenario, file) => `情景${scenario}（${file}）没有写明任何不确定因素`,
  addUncertain: '请在文件中加入“uncertain:”，如uncertain: {growth_secondary: {add: {normal: {sd: 1pp}}}}',

  outsideBounds: (input, reason) => `${input}无法在杠杆变量的上下限内抽样：${reason}`,
  boundsAt: (file, line) => `上下限见${file}:${line}`,

  tooManyValues: (draws, values, megabytes, most) =>
    `${draws}次抽样的数值无法全部保留：每次${values}个，共${megabytes} MB，上限为${most} MB`,
  keepFewer: (draws) => `最多保留${draws}次抽样，或减少指标`,
  tooMuchMemory: (figures, megabytes, threads, most) =>
    `${figures}个数值在${threads}个线程下占${megabytes} MB，上限为${most} MB`,
  fewerFigures: '请减少指标或线程',
  stopped: (done, draws) => `已停止：完成${grouped(done)}次，共${grouped(draws)}次`,

  unsolved: '联立方程未能求解',
  singular: '联立方程没有唯一解',
  undefinedAtStart: '联立方程在求解起点处无数值',
  noValue: '无数值',
  allFailed: (draws, scenario, { failed, indicators, from, until, cause }) =>
    `${draws}次抽样无一模拟到期末（情景${scenario}）；其中${failed}次出错于${indicators.join('、')}，` +
    `${until > from ? `${from}—${until}年` : `${from}年`}：${cause}`,
  narrowInputs: '请收窄不确定因素的范围，或修改该方程',
}

function grouped(count: number): string {
  return count.toLocaleString('zh-CN')
}
