import { formatNumber, withUnit } from '../../base/format.js'
import { inLanguage, type Label, type Language } from '../../base/label.js'
import { parseFigure } from '../../language/quantity.js'
import { subjectsOf } from '../kinds/subjects.js'
import type { Citation, Outcome, Printed, Target } from '../plan.js'
import type { Statement } from '../statement.js'
import { targetName } from './words.js'

/** A text in both languages, made by one function. */
export function inBoth(say: (language: Language) => string): Label {
  return { zh: say('zh'), en: say('en') }
}

/** What a row is called. */
export function rowName(row: Target | Outcome, language: Language): string {
  if ('baseYear' in row) return targetName(row, language)
  return row.subjects.map((s) => inLanguage(s.label, language)).join(row.subjects.length > 1 ? ' : ' : '')
}

/** Table and page: `附表2第23页`, `table 附表2, p. 23`; empty when neither is known. */
export function where({ table, page }: Citation, language: Language): string {
  if (language === 'zh') return table + (page === undefined ? '' : `第${page}页`)
  // Chapters are named as they are.
  const word = table.startsWith('专栏') ? 'box ' : table.includes('表') ? 'table ' : ''
  return [table && word + table, page === undefined ? '' : `p. ${page}`].filter((part) => part).join(', ')
}

/** Table and page in an English sentence: `in table 附表2, p. 23`, `on p. 11`; empty when neither is known. */
export function inPlace(citation: Citation): string {
  const place = where(citation, 'en')
  return place && `${citation.table === '' ? 'on' : 'in'} ${place}`
}

/** A text in Chinese or English for one place of several: `附表2第23页为100%`, `100% in table 附表2, p. 23`. */
export function figureAt(figure: string, citation: Citation, language: Language): string {
  if (language === 'zh') return `${where(citation, language)}为${figure}`
  return [figure, inPlace(citation)].filter((part) => part).join(' ')
}

/** A text with table and page in parentheses behind it. */
export function placed(text: string, citation: Citation, language: Language): string {
  const place = where(citation, language)
  if (place === '') return text
  return language === 'zh' ? `${text}（${place}）` : `${text} (${place})`
}

const UNITS: Readonly<Record<string, Label>> = { pp: { zh: '个百分点', en: 'pp' } }

/** A number with its unit: `300亿元`, `300 亿元`, `4个百分点`, `4 pp`. Only English groups thousands. */
export function amount(value: number, decimals: number, unit: string, language: Language): string {
  const name = Object.hasOwn(UNITS, unit) ? UNITS[unit]![language] : unit
  const number = formatNumber(value, Math.max(0, decimals))
  return language === 'en' ? withUnit(number, name) : number.replaceAll(',', '') + (name === '1' ? '' : name)
}

/** A number that nobody printed, to four digits: `0.0237`. */
export function short(value: number): number {
  return Number(value.toPrecision(4))
}

/** A computed number with its unit, to four digits. */
export function computed(value: number, unit: string, language: Language): string {
  const shown = short(value)
  return amount(shown, Math.min(12, `${shown}`.split('.')[1]?.length ?? 0), unit, language)
}

const AROUND: Readonly<Record<NonNullable<Printed['qualifier']>, readonly [string, string, string]>> = {
  about: ['', '左右', 'about '],
  'at least': ['', '以上', 'at least '],
  above: ['突破', '', 'more than '],
  'at most': ['', '以内', 'at most '],
  below: ['低于', '', 'less than '],
  keep: ['保持', '', 'a steady '],
  'keep at least': ['稳定在', '以上', 'a steady at least '],
  'keep at most': ['稳定在', '以内', 'a steady at most '],
}

/** A number with what qualifies it: `7.8%左右`, `about 7.8%`. */
export function qualified({ qualifier }: Printed, text: string, language: Language): string {
  if (!qualifier) return text
  const [before, after, english] = AROUND[qualifier]
  return language === 'zh' ? before + text + after : english + text
}

/** A figure as printed, with the unit it was printed in or else the given one. */
export function shown(figure: Printed, unit: string, language: Language): string {
  return qualified(figure, bare(figure, unit, language), language)
}

/** As {@link shown}, of a level or, for several figures, a structure: `8:41:51`. */
export function shownAll(figures: readonly Printed[], unit: string, language: Language): string {
  if (figures.length === 1) return shown(figures[0]!, unit, language)
  return qualified(figures[0]!, figures.map((f) => bare(f, '', language)).join(':'), language)
}

function bare(figure: Printed, unit: string, language: Language): string {
  const own = parseFigure(figure.text)
  if (!own) return amount(figure.value, figure.decimals, unit, language)
  return amount(own.value, own.decimals, own.unit || unit, language)
}

/** What a statement prints, in words that tell growth, sums and changes from levels. */
export function figureOf(statement: Statement, language: Language): string {
  const { figures, kind, from, year } = statement
  const [first] = figures as [Printed]
  const unit = subjectsOf(statement)[0]?.unit ?? ''
  const zh = language === 'zh'
  switch (kind.name) {
    case 'growth':
      return shown(first, '%', language) + (zh ? '/年' : ' a year')
    case 'sum': {
      const text = shown(first, unit, language)
      return zh ? `${from + 1}—${year}年累计${text}` : `${text} over ${from + 1}–${year}`
    }
    case 'times':
      return zh ? `${shown(first, '', language)}倍` : `${shown(first, '', language)} times the base`
    case 'change':
      return (zh ? '变动' : 'a change of ') + shown(first, '', language)
    case 'converge': {
      const to = inLanguage((statement.source.row as Target).converge!.to.label, language)
      return zh ? `${to}的${shown(first, '%', language)}` : `${shown(first, '%', language)} of ${to}`
    }
    default:
      return shownAll(figures, unit, language)
  }
}

/** Texts in one list: `甲、乙`, `A, B and C`. */
export function listed(texts: readonly string[], language: Language): string {
  if (language === 'zh') return texts.join('、')
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`
}
