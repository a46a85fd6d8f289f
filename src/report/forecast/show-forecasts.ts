import { formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import { printable } from '../../base/printable.js'
import { unitName } from '../../base/unit-names.js'
import type { Failure, Forecast } from '../../forecast/batch.js'
import { remarkText } from '../../forecast/words.js'
import { historyName } from '../../study/forecast/history-name.js'
import { textTable } from '../text-table.js'

const WORDS = {
  zh: {
    year: '年份',
    history: (last: readonly string[]) => `最近数值：${last.join('，')}`,
    median: '中位数',
    interval: (level: number) => `${level}%区间`,
    so: '；',
  },
  en: {
    year: 'Year',
    history: (last: readonly string[]) => `last values: ${last.join(', ')}`,
    median: 'Median',
    interval: (level: number) => `${level}% interval`,
    so: '; ',
  },
} as const

/** Years of the history that stand above a forecast; values that were filled in brackets. */
const SHOWN = 5
/** Significant digits of the largest value. */
const DIGITS = 4

/** What was fitted and what else there is to say, in one line that is fit for a terminal. */
export function noteOf({ form, remarks }: Forecast, language: Language): string {
  const parts = [form[language], ...remarks.map((remark) => remarkText(remark, language))]
  return printable(parts.join(WORDS[language].so))
}

/** Forecasts as text: a block for each history that has one. */
export function showForecasts(
  found: readonly (Forecast | Failure)[],
  levels: readonly number[],
  language: Language,
): string {
  return found.flatMap((one) => ('path' in one ? [block(one, levels, language)] : [])).join('\n\n')
}

function block(forecast: Forecast, levels: readonly number[], language: Language): string {
  const { history, series, years, path } = forecast
  const words = WORDS[language]
  const show = formatter([...series.values.slice(-SHOWN), ...path.mean])
  const unit = printable(unitName(history.unit, language))
  const from = Math.max(0, series.values.length - SHOWN)
  const filled = new Set(forecast.remarks.flatMap((of) => (of.kind === 'filled' ? of.years : [])))
  const last = [...series.values.subarray(from)].map((value, i) => {
    const year = series.start + from + i
    return `${year} ${filled.has(year) ? `(${show(value)})` : show(value)}`
  })
  const rows = years.map((year, step) => {
    const at = (probability: number) => show(path.quantile(step, probability))
    const intervals = levels.map((level) => `${at((100 - level) / 200)} … ${at((100 + level) / 200)}`)
    return [String(year), at(0.5), ...intervals]
  })
  return [
    historyName(history) + (unit === '' ? '' : ` (${unit})`),
    noteOf(forecast, language),
    words.history(last),
    textTable([words.year, words.median, ...levels.map(words.interval)], rows),
  ].join('\n')
}

/** Shows numbers of about the same size with as many decimals as the largest needs for four digits. */
function formatter(values: readonly number[]): (value: number) => string {
  const largest = Math.max(...values.map(Math.abs))
  const whole = Math.floor(Math.log10(largest)) + 1
  if (largest > 0 && (whole < -DIGITS || whole > 15)) return (value) => value.toExponential(DIGITS - 1)
  const decimals = largest > 0 ? Math.max(0, DIGITS - whole) : 0
  return (value) => formatNumber(value, decimals)
}
