import { formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'

/** A stretch of probabilities that has a word, from `from` up to the next one's. */
export interface OddsZone {
  readonly from: number
  readonly fill: string
  readonly words: Readonly<Record<Language, string>>
}

/**
 * Words for probabilities with the bounds of Mastrandrea et al. (2010), Guidance note for lead authors of the
 * IPCC fifth assessment report, table 1.
 */
export const ODDS_ZONES: readonly OddsZone[] = [
  { from: 0, fill: '#f8d9c8', words: { zh: '不大可能（<33%）', en: 'unlikely (under 33%)' } },
  {
    from: 0.33,
    fill: '#fdf1da',
    words: { zh: '可能与否相当（33%—66%）', en: 'about as likely as not (33–66%)' },
  },
  { from: 0.66, fill: '#e3f1ec', words: { zh: '可能（66%—90%）', en: 'likely (66–90%)' } },
  { from: 0.9, fill: '#a8d1c2', words: { zh: '很可能（≥90%）', en: 'very likely (90% or more)' } },
]

/** What an odds chart says. */
export const ODDS_WORDS = {
  zh: {
    title: '各项目标实现的概率',
    subtitle: '点为达到目标的模拟次数占比，横线为该占比的95%抽样误差区间',
    join: '；',
  },
  en: {
    title: 'Probability that each target is met',
    subtitle: 'Dots: share of draws that meet the target; lines: its 95% Monte Carlo interval',
    join: '. ',
  },
} as const

/** A probability in whole percent; what is neither 0 nor 1 is not written so. `–` for NaN. */
export function oddsText(probability: number): string {
  if (probability > 0 && probability < 0.01) return '<1%'
  if (probability > 0.99 && probability < 1) return '>99%'
  return Number.isNaN(probability) ? '–' : `${formatNumber(probability * 100, 0)}%`
}
