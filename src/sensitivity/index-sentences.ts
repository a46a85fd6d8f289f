import { formatNumber } from '../base/format.js'
import { inLanguage, type Label, type Language, sameLabel } from '../base/label.js'
import type { Estimate } from './bootstrap.js'
import { percentText } from './percent-text.js'
import type { SobolIndex, SobolIndices } from './sobol-indices.js'
import { WORDS } from './words/words.js'

/** What output and inputs are called. */
interface IndexNames {
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
  names: IndexNames,
  language: Language,
): readonly string[] {
  const words = WORDS[language]
  const output = inLanguage(names.output, language)
  if (result.kind === 'constant') return [words.constant(output)]
  if (result.kind === 'too-few') return [words.tooFew(output, result.rows, result.rows + result.failed)]
  const nameOf = (index: SobolIndex) =>
    inLanguage(names.factors[index.name] ?? sameLabel(index.name), language)
  const named = (index: SobolIndex, estimate: Estimate) => ({
    name: nameOf(index),
    share: shareText(estimate, language),
  })
  const byFirst = result.indices.toSorted((a, b) => b.first.value - a.first.value)
  const sure = byFirst.filter((index) => index.first.low > 0)
  const unsure = byFirst.filter((index) => index.first.low <= 0)
  const mixed = result.indices
    .filter((index) => index.total.low > Math.max(0, index.first.high))
    .toSorted((a, b) => b.total.value - a.total.value)

  const sentences: string[] = []
  if (sure.length > 0)
    sentences.push(
      words.explained(
        output,
        sure.map((index) => named(index, index.first)),
      ),
    )
  if (unsure.length > 0) sentences.push(words.nearZero(unsure.map(nameOf)))
  if (mixed.length > 0) sentences.push(words.interactions(mixed.map((index) => named(index, index.total))))
  return sentences
}

/** `62% (57 to 66)`, `62%（57至66）`. */
function shareText({ value, low, high }: Estimate, language: Language): string {
  const percent = (share: number) => formatNumber(100 * share, 0)
  return WORDS[language].share(percentText(value), percent(low), percent(high))
}
