import type { Language } from '../../base/label.js'
import type { Ensemble } from '../../ensemble/ensemble.js'

/** How many draws failed and of what, a line for each cause; none when all ran to the end. */
export function failureLines(
  { draws, completed, failures }: Pick<Ensemble, 'draws' | 'completed' | 'failures'>,
  language: Language,
): string[] {
  if (draws === completed) return []
  const zh = language === 'zh'
  const [failed, all] = [draws - completed, draws].map((n) => n.toLocaleString('en-US')) as [string, string]
  return [
    zh
      ? `${all}次模拟中有${failed}次未能算完：`
      : `${failed} of ${all} draws could not be simulated to the end:`,
    ...failures.map(({ indicators, cause, years: [from, until], draws: count }) => {
      const when = from === until ? from : `${from}–${until}`
      return `  ${count.toLocaleString('en-US')}: ${indicators.join(', ')}, ${when}: ${cause[language]}`
    }),
  ]
}
