import { formatChange, formatNumber, withUnit } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import { plain, shorten } from '../page/text.js'
import { valueText } from '../page/ticks.js'

/** The fixed texts of a conflict chart. */
export const CONFLICT_WORDS = {
  zh: {
    title: '相互矛盾的规划表述',
    subtitle: '各行刻度各自独立，长短不可跨行比较；相对差距 =（推得值 − 文本数值）÷ 文本数值',
    allowed: '文本允许的取值',
    printed: '文本数值',
    implied: '由同组其余表述推得',
    soft: '假设（非文本数值）',
    gap: '相对差距',
    none: '没有相互矛盾的表述',
    text: '文本',
    assumed: '假设',
    can: '可取',
    comma: '，',
  },
  en: {
    title: 'Statements that contradict each other',
    subtitle:
      'Each row has a scale of its own: compare lengths within a row only. Relative gap = (implied − printed) ÷ printed',
    allowed: 'what the text allows',
    printed: 'value as printed',
    implied: 'implied by the other statements',
    soft: 'assumption, not in the text',
    gap: 'Relative gap',
    none: 'No statements contradict each other',
    text: 'printed',
    assumed: 'assumed',
    can: 'allows',
    comma: '; ',
  },
} as const

/** Longest unit in pixels. */
const UNIT = 72
/** Decimals beyond which a figure is not told apart from another. */
const FINEST = 8

/** A unit as charts may show it at `size` pixels. */
export function unitText(unit: string, size: number): string {
  return shorten(plain(unit), UNIT, size)
}

/** A figure as printed: all its decimals, nothing of how computers store it. */
export function printedText(value: number, language: Language, unit = ''): string {
  return valueText(value, decimalsOf(value), language, unit)
}

/**
 * A computed figure to be read beside the printed one: three significant digits, unless it has fewer, no fewer
 * decimals than the printed one has, and more where the two would otherwise look the same.
 */
export function impliedText(value: number, printed: number, language: Language, unit = ''): string {
  const known = Number.isFinite(printed)
  let decimals = Math.max(known ? decimalsOf(printed) : 0, Math.min(decimalsOf(value), significant(value, 3)))
  if (known && value !== printed)
    while (decimals < FINEST && value.toFixed(decimals) === printed.toFixed(decimals)) decimals++
  return valueText(value, decimals, language, unit)
}

/**
 * What a statement allows, such as `4.95 至 6.05%` or `98%以上`; empty when it is just the printed figure. The unit
 * that is said may be left out where `measured`, the one that the figures are in, stands beside.
 */
export function allowedText(
  low: number,
  high: number,
  printed: number,
  unit: string,
  language: Language,
  measured = unit,
): string {
  const zh = language === 'zh'
  const decimals = Number.isFinite(printed) ? decimalsOf(printed) + 2 : 4
  const bound = (value: number) => {
    const finest = Math.max(decimals, significant(value, 3))
    return valueText(value, decimalsOf(Number(value.toFixed(Math.min(20, finest)))), language, measured)
  }
  const [from, to] = [Number.isFinite(low), Number.isFinite(high)]
  if (from && to) {
    if (bound(low) === bound(high))
      return Number.isFinite(printed) && bound(low) === printedText(printed, language, measured)
        ? ''
        : withUnit(bound(low), unit)
    return withUnit(`${bound(low)} ${zh ? '至' : 'to'} ${bound(high)}`, unit)
  }
  if (from) return zh ? `${withUnit(bound(low), unit)}以上` : `${withUnit(bound(low), unit)} or more`
  if (to) return zh ? `${withUnit(bound(high), unit)}以下` : `${withUnit(bound(high), unit)} or less`
  return ''
}

/**
 * How far the implied figure is from the printed one: in percent of the printed one, as a multiple from ten
 * times on, and in the unit where the printed one is 0. Empty when either is unknown.
 */
export function gapText(printed: number, implied: number, unit: string, language: Language): string {
  if (!Number.isFinite(printed) || !Number.isFinite(implied)) return ''
  const ratio = implied / Math.abs(printed)
  if (!Number.isFinite(ratio)) {
    const text = impliedText(Math.abs(implied), printed, language, unit)
    return implied === 0 ? '0%' : withUnit(`${implied > 0 ? '+' : '−'}${text}`, unit)
  }
  const sign = Math.sign(printed)
  if (ratio * sign >= 10) return `×${valueText(ratio * sign, ratio * sign < 100 ? 1 : 0, language)}`
  const percent = (ratio - sign) * 100
  const size = Math.abs(percent)
  if (size >= 1e6) return `${percent > 0 ? '+' : '−'}${valueText(size, 0, language)}%`
  if (size > 0 && size < 0.005) return '<0.01%'
  // A loss that is not quite everything does not read as everything.
  if (percent < -99 && percent > -100) return `${formatNumber(Math.max(percent, -99.99), 2)}%`
  return `${formatChange(percent, size >= 10 ? 0 : size >= 1 ? 1 : 2)}%`
}

/** How many decimals a figure has, at most {@link FINEST}. */
function decimalsOf(value: number): number {
  const [, decimals = ''] = Number(value.toPrecision(12)).toFixed(FINEST).split('.')
  return decimals.replace(/0+$/, '').length
}

/** Decimals that leave `digits` significant ones. */
function significant(value: number, digits: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0
  return Math.min(FINEST, Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(value)))))
}
