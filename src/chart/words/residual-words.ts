import { formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'

/** Probability below which correlation is spoken of. */
const SMALL = 0.05

const WORDS = {
  zh: {
    title: (subject: string) => `残差检验：${subject}`,
    join: '；',
    residuals: ['残差', (sd: string) => `标准差${sd}，虚线为其两倍`],
    correlations: ['自相关', '横轴为滞后年数，虚线为95%界限'],
    quantiles: ['正态分位数图', '残差除以标准差，横轴为正态分位数'],
    test: (lags: number) => `Ljung–Box检验（滞后${lags === 1 ? '1' : `1—${lags}`}年）：`,
    comma: '，',
    correlated: '残差存在自相关',
    clean: '未见自相关',
  },
  en: {
    title: (subject: string) => `Residual checks: ${subject}`,
    join: '; ',
    residuals: ['Residuals', (sd: string) => `standard deviation ${sd}; dashed: two of them`],
    correlations: ['Autocorrelation', 'by lag in years; dashed: 95% bounds'],
    quantiles: ['Normal quantile plot', 'standardised, by normal quantile'],
    test: (lags: number) => `Ljung–Box, ${lags === 1 ? 'lag 1' : `lags 1 to ${lags}`}: `,
    comma: ', ',
    correlated: 'residuals are correlated',
    clean: 'no sign of correlation',
  },
} as const

/** The title over checks of what `subject` names. */
export function residualTitle(subject: string, language: Language): string {
  return WORDS[language].title(subject)
}

/** Titles of the three plots, each with a line below it; `sd` is the standard deviation of the residuals. */
export function plotTitles(sd: string, language: Language): { title: string; unit: string }[] {
  const { residuals, correlations, quantiles } = WORDS[language]
  return [
    { title: residuals[0], unit: residuals[1](sd) },
    { title: correlations[0], unit: correlations[1] },
    { title: quantiles[0], unit: quantiles[1] },
  ]
}

/** What was fitted, and what the Ljung–Box test says: `Ljung–Box, lags 1 to 5: Q = 3.21, p = 0.670, no sign of correlation`. */
export function residualSubtitle(
  note: string,
  { statistic, lags, pValue }: { readonly statistic: number; readonly lags: number; readonly pValue: number },
  language: Language,
): string {
  const words = WORDS[language]
  const p = pValue < 0.001 ? 'p < 0.001' : `p = ${formatNumber(pValue, 3)}`
  const said = [
    `Q = ${formatNumber(statistic, 2)}`,
    p,
    ...(Number.isNaN(pValue) ? [] : [pValue < SMALL ? words.correlated : words.clean]),
  ]
  const test = words.test(lags) + said.join(words.comma)
  return note === '' ? test : note + words.join + test
}
