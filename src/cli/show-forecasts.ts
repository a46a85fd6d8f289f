import { formatNumber } from '../base/format.js'
import type { Language } from '../base/label.js'
import { unitName } from '../base/unit-names.js'
import type { Failure, Forecast } from '../forecast/batch.js'
import type { History } from '../forecast/history.js'
import type { Cause } from '../forecast/remark.js'
import { causeHeading, causeText, remarkText } from '../forecast/words.js'
import { textTable } from './text-table.js'

const WORDS = {
  zh: {
    year: '年份',
    mean: '均值',
    median: '中位数',
    interval: (level: number) => `${level}%区间`,
    so: '；',
  },
  en: {
    year: 'Year',
    mean: 'Mean',
    median: 'Median',
    interval: (level: number) => `${level}% interval`,
    so: '; ',
  },
} as const

/** Years of the history that stand above a forecast. */
const SHOWN = 5
/** Histories that are named for each cause. */
const NAMED = 5
/** Significant digits of the largest value. */
const DIGITS = 4

/** What was fitted and what else there is to say, in one line. */
export function noteOf({ form, remarks }: Forecast, language: Language): string {
  return [form, ...remarks.map((remark) => remarkText(remark, language))].join(WORDS[language].so)
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
  const unit = unitName(history.unit, language)
  const from = Math.max(0, series.values.length - SHOWN)
  const last = [...series.values.subarray(from)].map(
    (value, i) => `${series.start + from + i} ${show(value)}`,
  )
  const rows = years.map((year, step) => {
    const at = (probability: number) => show(path.quantile(step, probability))
    const intervals = levels.map((level) => `${at((100 - level) / 200)} … ${at((100 + level) / 200)}`)
    return [String(year), at(0.5), ...intervals]
  })
  return [
    nameOf(history) + (unit === '' ? '' : ` (${unit})`),
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

function nameOf({ region, indicator }: History): string {
  return region === '' ? indicator : `${region} · ${indicator}`
}

/** How many histories have no forecast, by cause, with the first of each; none when all have. */
export function failedLines(found: readonly (Forecast | Failure)[], language: Language): string[] {
  const failed = found.flatMap((one) => ('cause' in one ? [one] : []))
  if (failed.length === 0) return []
  const zh = language === 'zh'
  const byKind = new Map<Cause['kind'], Failure[]>()
  for (const failure of failed)
    byKind.set(failure.cause.kind, [...(byKind.get(failure.cause.kind) ?? []), failure])
  return [
    zh
      ? `${found.length}个序列中有${failed.length}个无法预测：`
      : `${failed.length} of ${found.length} histories have no forecast:`,
    ...[...byKind].flatMap(([kind, failures]) => [
      `  ${failures.length}: ${causeHeading(kind, language)}`,
      ...failures
        .slice(0, NAMED)
        .map(({ history, cause }) => `     ${nameOf(history)}: ${causeText(cause, language)}`),
      ...(failures.length > NAMED
        ? [zh ? `     另有${failures.length - NAMED}个` : `     and ${failures.length - NAMED} more`]
        : []),
    ]),
  ]
}
