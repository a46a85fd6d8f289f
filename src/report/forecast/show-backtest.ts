import { formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import type { MethodScores } from '../../forecast/evaluation/backtest-all.js'
import type { Scores } from '../../forecast/evaluation/score-sheet.js'
import { textTable } from '../text-table.js'
import { failed } from './backtest-files.js'

const WORDS = {
  zh: {
    method: '方法',
    histories: '序列',
    forecasts: '预测',
    failed: '失败',
    step: (step: number) => `${step}年`,
    scores: '逐年MASE：',
    coverage: '逐年95%区间覆盖率：',
    title: (histories: number, horizon: number, origins: number) =>
      `${histories}个序列，向前${horizon}年，每个序列至多${origins}个起点`,
    shares: '80%、95%：落入区间的比例',
    same: 'p：与朴素法MASE之差的Diebold–Mariano检验',
    one: '（各起点的误差）',
    many: '（各序列的平均误差，视为独立）',
    unscaled: (n: number) => `其中${n}次预测的历史为常数，不计入带尺度的得分`,
    fewer: '预测次数较少的方法列在最后，其得分只涉及这些预测',
    causes: '未能拟合的起点：',
  },
  en: {
    method: 'Method',
    histories: 'Histories',
    forecasts: 'Forecasts',
    failed: 'Failed',
    step: (step: number) => `${step} y`,
    scores: 'MASE by years ahead:',
    coverage: 'Coverage of 95% intervals by years ahead:',
    title: (histories: number, horizon: number, origins: number) =>
      `${histories} ${histories === 1 ? 'history' : 'histories'}, ${horizon} ${horizon === 1 ? 'year' : 'years'} ahead, from at most ${origins} ${origins === 1 ? 'origin' : 'origins'} each`,
    shares: '80%, 95%: share of values within the intervals',
    same: 'p: Diebold–Mariano test of the difference in MASE from naive',
    one: ', by origin',
    many: ', by history, which are taken as independent',
    unscaled: (n: number) => `${n} forecasts are from a constant history and have no scaled scores`,
    fewer: 'methods with fewer forecasts come last; their scores are of those alone',
    causes: 'Origins at which a method could not be fitted:',
  },
} as const

/** Scores as text: a table with a row for each method, how to read it, and tables by step when asked for. */
export function showBacktest(
  scores: readonly MethodScores[],
  asked: {
    readonly histories: number
    readonly horizon: number
    readonly origins: number
    readonly byStep: boolean
  },
  language: Language,
): string {
  const words = WORDS[language]
  const unscaled = scores[0]!.sheet.unscaled
  const compared = scores.some(({ against }) => against !== undefined)
  const fewer = scores.some(({ sheet }) => sheet.forecasts < scores[0]!.sheet.forecasts)
  const notes = [
    words.shares,
    ...(compared ? [words.same + (asked.histories === 1 ? words.one : words.many)] : []),
    ...(fewer ? [words.fewer] : []),
    ...(unscaled > 0 ? [words.unscaled(unscaled)] : []),
  ]
  return [
    `${backtestTitle(asked.histories, asked.horizon, asked.origins, language)}\n\n${overall(scores, language)}`,
    notes.join('\n'),
    ...(asked.byStep
      ? [
          `${words.scores}\n${steps(scores, (of) => formatNumber(of.mase, 3), language)}`,
          `${words.coverage}\n${steps(scores, (of) => percent(of.coverage95), language)}`,
        ]
      : []),
    causes(scores, language),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** What was backtested, in words. */
export function backtestTitle(
  histories: number,
  horizon: number,
  origins: number,
  language: Language,
): string {
  return WORDS[language].title(histories, horizon, origins)
}

function overall(scores: readonly MethodScores[], language: Language): string {
  const { method, histories, forecasts, failed: failures } = WORDS[language]
  const header = [
    method,
    'MASE',
    'sMAPE',
    'RMSSE',
    'CRPS',
    'MSIS 95',
    '80%',
    '95%',
    'p',
    histories,
    forecasts,
    failures,
  ]
  const rows = scores.map(({ method: { id }, sheet, ...of }) => [
    id,
    formatNumber(sheet.overall.mase, 3),
    formatNumber(sheet.overall.smape, 2),
    formatNumber(sheet.overall.rmsse, 3),
    formatNumber(sheet.overall.crps, 3),
    formatNumber(sheet.overall.msis95, 2),
    percent(sheet.overall.coverage80),
    percent(sheet.overall.coverage95),
    probability(of.against?.pValue ?? Number.NaN),
    formatNumber(of.histories, 0),
    formatNumber(sheet.forecasts, 0),
    formatNumber(failed(of.failures), 0),
  ])
  return textTable(header, rows)
}

function steps(scores: readonly MethodScores[], show: (of: Scores) => string, language: Language): string {
  const words = WORDS[language]
  const most = Math.max(...scores.map(({ sheet }) => sheet.byStep.length))
  const header = [words.method, ...Array.from({ length: most }, (_, step) => words.step(step + 1))]
  return textTable(
    header,
    scores.map(({ method, sheet }) => [method.id, ...sheet.byStep.map(show)]),
  )
}

function causes(scores: readonly MethodScores[], language: Language): string {
  const lines = scores.flatMap(({ method, failures }) =>
    [...failures].map(([cause, count]) => `  ${method.id}, ${formatNumber(count, 0)}: ${cause}`),
  )
  return lines.length === 0 ? '' : [WORDS[language].causes, ...lines].join('\n')
}

function percent(share: number): string {
  return Number.isNaN(share) ? '–' : `${formatNumber(100 * share, 1)}%`
}

function probability(p: number): string {
  return p < 0.001 ? '<0.001' : formatNumber(p, 3)
}
