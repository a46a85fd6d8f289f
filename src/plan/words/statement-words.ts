import { formatChange, formatNumber, withUnit } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import { changesInPercent } from '../judge/goals.js'
import { subjectsOf } from '../kinds/subjects.js'
import type { Citation, Printed, Relation, Target } from '../plan.js'
import type { Statement } from '../statement.js'
import { qualified, targetName } from './words.js'

/** Where something is printed: `附表2第23页`, `附表2, p. 23`; empty when nothing is said. */
export function citationText({ table, page }: Citation, language: Language): string {
  if (language === 'zh') return `${table}${page === undefined ? '' : `第${page}页`}`
  return [table, ...(page === undefined ? [] : [`p. ${page}`])].filter((part) => part !== '').join(', ')
}

/** What the row of a statement is about: `实际利用外资（2025年）`. */
export function rowName(statement: Statement, language: Language): string {
  const { source, year } = statement
  const name =
    source.kind === 'target' || source.kind === 'fact'
      ? targetName(source.row, language)
      : subjectsOf(statement)
          .map((s) => inLanguage(s.label, language))
          .join(' : ')
  return language === 'zh' ? `${name}（${year}年）` : `${name} (${year})`
}

/** What a statement is about, without its figure: `实际利用外资年均增长`, `GDP, average growth`. */
export function statementName(statement: Statement, language: Language): string {
  const zh = language === 'zh'
  const { source, kind, year, from } = statement
  const label = subjectsOf(statement)
    .map((s) => inLanguage(s.label, language))
    .join(' : ')
  const own = source.kind === 'target' || source.kind === 'fact' ? targetName(source.row, language) : label
  switch (kind.name) {
    case 'base':
      return zh ? `${own}（${from}年）` : `${own} (${from})`
    case 'growth':
      if ((source.row as Target).everyYear) return zh ? `${own}每年增长` : `${own}, growth in each year`
      return zh ? `${own}${from}—${year}年年均增长` : `${own}, mean growth ${from}–${year}`
    case 'change':
      return zh ? `${own}${from}—${year}年累计变化` : `${own}, change ${from}–${year}`
    case 'sum':
      return zh ? `${own}（${from + 1}—${year}年合计）` : `${own}, total ${from + 1}–${year}`
    case 'times':
      return zh ? `${own}（${year}年与${from}年之比）` : `${own}, ${year} over ${from}`
    case 'relation':
    case 'steady':
      return relationName(source.row as Relation, language)
    case 'value':
      return label
    default:
      return zh ? `${own}（${year}年）` : `${own} (${year})`
  }
}

const STATUS = {
  zh: { identity: '恒等关系', accounting: '核算关系', assumption: '假设' },
  en: { identity: 'identity', accounting: 'accounting', assumption: 'assumption' },
} as const

function relationName(relation: Relation, language: Language): string {
  const zh = language === 'zh'
  const status = STATUS[language][relation.status]
  const text = inLanguage(relation.label, language)
  return zh ? `${status}：${text}` : `${status}: ${text}`
}

/** The unit of a statement's figures as they are counted: % for growth, points for changes of shares. */
export function figureUnit(statement: Statement, language: Language): string {
  const { kind, source } = statement
  const unit = subjectsOf(statement)[0]?.unit ?? ''
  switch (kind.name) {
    case 'growth':
    case 'converge':
    case 'steady':
      return '%'
    case 'times':
      return ''
    case 'relation':
      return (source.row as Relation).band.kind === 'share' ? '%' : ''
    case 'change':
      if (changesInPercent(source.row as Target)) return '%'
      return unit === '%' ? (language === 'zh' ? '个百分点' : 'pp') : unit
    default:
      return unit
  }
}

/** The figures of a statement, as printed or as changed: `5.5%左右`, `8:41:51`, `±3pp`. */
export function figureText(
  statement: Statement,
  language: Language,
  figures: readonly Printed[] = statement.figures,
): string {
  const { kind, source } = statement
  if (source.kind === 'relation') return bandText(source.row, figures[0]!, language)
  const numbers = figures.map((f, i) => {
    const decimals = decimalsFor(f, f.value === statement.figures[i]!.value)
    return kind.name === 'change' ? formatChange(f.value, decimals) : formatNumber(f.value, decimals)
  })
  if (figures.length > 1) return numbers.join(':')
  const [text] = numbers as [string]
  if (kind.name === 'times')
    return qualified(figures[0]!, language === 'zh' ? `${text}倍` : `×${text}`, language)
  return qualified(figures[0]!, withUnit(text, figureUnit(statement, language)), language)
}

/** How far the sides of a relation may part: its figure is in percent, or in base units. */
function bandText({ band, says }: Relation, { value }: Printed, language: Language): string {
  const zh = language === 'zh'
  if (value === 0) return zh ? '准确' : 'exact'
  const percent = says.kind === 'steady' || band.kind === 'share'
  const size = percent ? value : value / band.scale
  const number = formatNumber(size, size >= 10 ? 0 : 1)
  const points = says.kind === 'steady' || band.unit === 'pp'
  if (points) return zh ? `±${number}个百分点` : `±${number} pp`
  return `±${withUnit(number, band.unit)}`
}

function decimalsFor(figure: Printed, asPrinted: boolean): number {
  if (asPrinted) return Math.max(0, figure.decimals)
  const fits = Math.abs(figure.value - Number(figure.value.toFixed(Math.max(0, figure.decimals)))) < 1e-9
  return fits ? Math.max(0, figure.decimals) : significant(figure.value)
}

/** A value in the unit of a statement's figure, with three digits or as many as are printed. */
export function valueText(statement: Statement, value: number, language: Language): string {
  if (Number.isNaN(value)) return '–'
  const { kind, source, figures } = statement
  if (source.kind === 'relation') return bandText(source.row, { ...figures[0]!, value }, language)
  const decimals = Math.max(significant(value), Math.min(figures[0]?.decimals ?? 0, 4))
  const text = kind.name === 'change' ? formatChange(value, decimals) : formatNumber(value, decimals)
  return withUnit(text, figureUnit(statement, language))
}

/** Decimals that show three digits. */
function significant(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0
  return Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))))
}
