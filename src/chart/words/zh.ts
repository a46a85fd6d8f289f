import type { ChartWords } from './en.js'

/** What charts say, in Chinese. */
export const zh: ChartWords = {
  noStructure: '结构图需要合计为100%的若干指标',
  nameParts: '请用--indicators列出，例如三次产业占比',
  noPlan: '没有可供对照的规划',
  namePlan: '请在情景文件中写明：“plan: plan.yaml”',
}
