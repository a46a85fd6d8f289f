import { formatNumber } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import { unitName } from '../../base/unit-names.js'
import { listedName, wantedText } from '../../plan/words/target-words.js'
import type { Drawn } from '../../study/ensembles.js'
import { cellOf, type Spread } from '../../table/spread.js'
import { textTable } from '../text-table.js'
import { labelOf } from './show.js'
import { failureLines } from './show-failures.js'

const WORDS = {
  zh: {
    unit: '单位',
    mean: '均值',
    sd: '标准差',
    target: '目标',
    wanted: '规划值',
    odds: '达到概率',
    together: '同时达到',
    all: (n: number) => `全部 ${n} 项`,
    binding: (n: number) => `约束性 ${n} 项`,
  },
  en: {
    unit: 'Unit',
    mean: 'mean',
    sd: 'sd',
    target: 'Target',
    wanted: 'Wanted',
    odds: 'Probability',
    together: 'together',
    all: (n: number) => `all ${n}`,
    binding: (n: number) => `the ${n} binding ones`,
  },
} as const

/** Mean, standard deviation and quantiles by indicator: a block for each year. */
export function showSpread(
  spread: Spread,
  indicators: readonly string[],
  years: readonly number[],
  language: Language,
): string {
  const words = WORDS[language]
  const run = spread.runs[0]!
  const found = indicators.flatMap((id) => {
    const m = spread.measures.findIndex((measure) => measure.id === id)
    return m < 0 ? [] : [m]
  })
  const percent = (p: number) => `${Number((p * 100).toPrecision(10))}%`
  return years
    .map((year) => {
      const y = spread.years.indexOf(year)
      const header = [
        `${run.scenario}, ${year}`,
        words.unit,
        words.mean,
        words.sd,
        ...spread.levels.map(percent),
      ]
      const rows = found.map((m) => {
        const measure = spread.measures[m]!
        const cell = cellOf(spread, 0, m, y)
        const shown = (value: number, more = 0) => formatNumber(value, measure.digits + more)
        return [
          labelOf(measure, language),
          unitName(measure.unit, language),
          shown(spread.mean[cell]!),
          shown(spread.sd[cell]!, 1),
          ...spread.levels.map((_, l) => shown(spread.quantiles[cell * spread.levels.length + l]!)),
        ]
      })
      return textTable(header, rows, [0, 1])
    })
    .join('\n\n')
}

/** A share as percent; never 0 or 100 when it is not. */
export function oddsText(share: number): string {
  if (share > 0 && share < 0.001) return '<0.1%'
  if (share < 1 && share > 0.999) return '>99.9%'
  return `${formatNumber(share * 100, 1)}%`
}

/** Probability of every target, a column for each scenario, and of targets together. */
export function showOdds(drawn: readonly Drawn[], language: Language): string {
  const words = WORDS[language]
  const plans = [...new Set(drawn.flatMap((d) => (d.plan ? [d.plan] : [])))]
  return plans
    .map((plan) => {
      const of = drawn.filter((d) => d.plan === plan)
      const targets = plan.targets.filter((target) =>
        of.some((d) => d.targets.some((t) => t.target === target)),
      )
      if (targets.length === 0) return ''
      const answer = (d: Drawn, id: string) => d.ensemble.answers.find((a) => a.id === id)
      const rows = targets.map((target) => [
        listedName(plan, target, language),
        wantedText(target, language),
        ...of.map((d) => {
          const found = answer(d, target.id)
          return found ? oddsText(found.probability) : '·'
        }),
      ])
      const together = (['all', 'binding', 'asked'] as const).flatMap((name) => {
        const sets = of.map((d) => d.together.find((t) => t.name === name))
        const ids = sets.find((t) => t)?.ids
        if (!ids) return []
        const what = name === 'asked' ? ids.join(', ') : words[name](ids.length)
        return [
          [`${words.together}: ${what}`, '', ...sets.map((t) => (t ? oddsText(t.answer.probability) : '·'))],
        ]
      })
      const title = `${inLanguage(plan.label, language)}: ${words.odds}`
      const header = [words.target, words.wanted, ...of.map((d) => d.ensemble.simulation.scenario.name)]
      return `${title}\n\n${textTable(header, [...rows, ...together], [0])}`
    })
    .filter((block) => block !== '')
    .join('\n\n')
}

/** What failed, by cause; empty when nothing did. */
export function showFailures(drawn: readonly Drawn[], language: Language): string {
  return drawn
    .flatMap(({ ensemble }) => {
      const [head, ...causes] = failureLines(ensemble, language)
      const { name } = ensemble.simulation.scenario
      return head === undefined
        ? []
        : [language === 'zh' ? `${name}：${head}` : `${name}: ${head}`, ...causes]
    })
    .join('\n')
}

/** How precise the figures are: of how many draws, and how far quantiles from histograms may be off. */
export function showPrecision(drawn: readonly Drawn[], language: Language): string {
  const zh = language === 'zh'
  return drawn
    .map(({ ensemble: { simulation, completed, spread } }) => {
      let worst = 0
      for (const [i, bound] of spread.bounds.entries()) {
        const sd = spread.sd[Math.floor(i / spread.levels.length)]!
        if (sd > 0) worst = Math.max(worst, bound / sd)
      }
      const share = Number(worst.toPrecision(2))
      const count = completed.toLocaleString('en-US')
      const { name } = simulation.scenario
      const figures = zh
        ? `${name}：以上概率与分布按 ${count} 次模拟计算`
        : `${name}: spreads and odds of ${count} ${completed === 1 ? 'draw' : 'draws'}`
      if (worst === 0) return figures
      return zh
        ? `${figures}；分位数取自直方图，误差不超过标准差的 ${share} 倍`
        : `${figures}; quantiles are from histograms, at most ${share} standard deviations off`
    })
    .join('\n')
}
