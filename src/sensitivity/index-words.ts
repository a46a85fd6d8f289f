import { formatNumber } from '../base/format.js'
import { inLanguage, type Label, type Language } from '../base/label.js'
import type { Estimate } from './bootstrap.js'
import type { SobolIndex, SobolIndices } from './sobol-indices.js'
import { capitalized, listText, percentText } from './words.js'

export interface IndexWords {
  /** What the variance is of: `GDP in 2035`. */
  readonly output: Label
  /** By factor name. */
  readonly factors: Readonly<Record<string, Label>>
}

/**
 * Sobol indices in up to three sentences: what each factor explains, largest first; whose first-order index cannot
 * be told from zero; and who has a part beyond that through interactions, which is said where the intervals of
 * first-order and total index do not meet.
 */
export function indexSentences(
  result: SobolIndices,
  words: IndexWords,
  language: Language,
): readonly string[] {
  const zh = language === 'zh'
  const output = inLanguage(words.output, language)
  if (result.kind === 'constant')
    return [zh ? `各次模拟的${output}完全相同。` : `${capitalized(output)} is the same in every draw.`]
  if (result.kind === 'too-few') {
    const [done, all] = [result.rows, result.rows + result.failed]
    return [
      zh
        ? `可用的模拟太少，无法计算${output}的敏感性指数：${all}组中有${done}组完整。`
        : `Too few draws ran to the end for indices of ${output}: ${done} of ${all} rows are complete.`,
    ]
  }
  const name = (index: SobolIndex) => inLanguage(words.factors[index.name] ?? bare(index.name), language)
  const byFirst = result.indices.toSorted((a, b) => b.first.value - a.first.value)
  const sure = byFirst.filter((index) => index.first.low > 0)
  const unsure = byFirst.filter((index) => index.first.low <= 0)
  const mixed = result.indices
    .filter((index) => index.total.low > Math.max(0, index.first.high))
    .toSorted((a, b) => b.total.value - a.total.value)

  const sentences: string[] = []
  if (sure.length > 0) {
    const parts = sure.map((index, i) => {
      const share = shareText(index.first, language)
      if (zh) return i === 0 ? `${name(index)}解释了${output}方差的${share}` : `${name(index)}解释${share}`
      return i === 0
        ? `${name(index)} explains ${share} of the variance of ${output}`
        : `${name(index)} ${share}`
    })
    sentences.push(zh ? `${parts.join('，')}。` : `${capitalized(parts.join(', '))}.`)
  }
  if (unsure.length > 0) {
    const names = listText(unsure.map(name), language)
    const index = unsure.length === 1 ? 'index' : 'indices'
    sentences.push(
      zh
        ? `${names}的一阶指数与零无法区分。`
        : `The first-order ${index} of ${names} cannot be told from zero.`,
    )
  }
  if (mixed.length > 0) {
    const parts = mixed.map((index) => {
      const share = shareText(index.total, language)
      return zh ? `${name(index)}涉及${share}` : `${name(index)} has a part in ${share}`
    })
    sentences.push(
      zh ? `计入交互作用，${parts.join('，')}。` : `With interactions, ${listText(parts, language)}.`,
    )
  }
  return sentences
}

function bare(name: string): Label {
  return { zh: name, en: name }
}

/** `62% (57 to 66)`, `62%（57至66）`. */
function shareText({ value, low, high }: Estimate, language: Language): string {
  const [from, to] = [low, high].map((share) => formatNumber(100 * share, 0))
  return language === 'zh'
    ? `${percentText(value)}（${from}至${to}）`
    : `${percentText(value)} (${from} to ${to})`
}
