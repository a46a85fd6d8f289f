import { formatChange, formatNumber, withUnit } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import { subjectsOf } from '../kinds/subjects.js'
import type { Citation, Printed, Relation } from '../plan.js'
import type { Statement } from '../statement.js'
import { CHECK_WORDS } from './check/words.js'
import { KIND_WORDS } from './kinds/words.js'
import { PRINTED_WORDS } from './printed/words.js'
import { inSigns, subjectsName, targetName } from './target-words.js'

/** Where something is printed: `附表2第23页`, `附表2, p. 23`; empty when nothing is said. */
export function citationText(citation: Citation, language: Language): string {
  return PRINTED_WORDS[language].citation(citation)
}

/** What the row of a statement is about, with its year: `实际利用外资（2025年）`. */
export function rowWithYear(statement: Statement, language: Language): string {
  return PRINTED_WORDS[language].ofYear(rowOf(statement, language), statement.year)
}

/** What a statement is about, without its figure: `实际利用外资年均增长`, `GDP, average growth`. */
export function statementName(statement: Statement, language: Language): string {
  const { source, kind, year, from } = statement
  const status = source.kind === 'relation' ? source.row.status : undefined
  return KIND_WORDS[language][kind.id]!.name({ row: rowOf(statement, language), from, year, status })
}

/** What the row of a statement is called. */
function rowOf(statement: Statement, language: Language): string {
  const { source } = statement
  switch (source.kind) {
    case 'target':
    case 'fact':
      return targetName(source.row, language)
    case 'relation':
      return inLanguage(source.row.label, language)
    case 'outcome':
    case 'constant':
      return subjectsName(subjectsOf(statement), language)
  }
}

/** The unit of a statement's figures as they are counted: % for growth, points for changes of shares. */
export function figureUnit(statement: Statement, language: Language): string {
  const unit = statement.kind.unit(statement)
  return unit === 'pp' ? PRINTED_WORDS[language].points : unit
}

/** The figures of a statement, as printed or as changed: `5.5%左右`, `8:41:51`, `±3pp`. */
export function figureText(
  statement: Statement,
  language: Language,
  figures: readonly Printed[] = statement.figures,
): string {
  const { kind, source } = statement
  if (source.kind === 'relation') return bandText(source.row, figures[0]!, language)
  const numbers = figures.map((f, i) =>
    numberText(statement, f.value, decimalsFor(f, f.value === statement.figures[i]!.value)),
  )
  if (figures.length > 1) return numbers.join(':')
  const [number] = numbers as [string]
  const text =
    KIND_WORDS[language][kind.id]!.figure?.(number) ?? withUnit(number, figureUnit(statement, language))
  return inSigns(figures[0]!, text, language)
}

/** How far the sides of a relation may part: its figure is in percent, or in base units. */
function bandText({ band, says }: Relation, { value }: Printed, language: Language): string {
  if (value === 0) return CHECK_WORDS[language].exact
  const isSteady = says.kind === 'steady'
  const size = isSteady || band.kind === 'share' ? value : value / band.scale
  const number = formatNumber(size, size >= 10 ? 0 : 1)
  if (isSteady || band.unit === 'pp') return `±${PRINTED_WORDS[language].inPoints(number)}`
  return `±${withUnit(number, band.unit)}`
}

function numberText({ kind }: Statement, value: number, decimals: number): string {
  return kind.isChange ? formatChange(value, decimals) : formatNumber(value, decimals)
}

function decimalsFor(figure: Printed, asPrinted: boolean): number {
  if (asPrinted) return Math.max(0, figure.decimals)
  const fits = Math.abs(figure.value - Number(figure.value.toFixed(Math.max(0, figure.decimals)))) < 1e-9
  return fits ? Math.max(0, figure.decimals) : significant(figure.value)
}

/** A value in the unit of a statement's figure, with three digits or as many as are printed. */
export function valueText(statement: Statement, value: number, language: Language): string {
  if (Number.isNaN(value)) return '–'
  const { source, figures } = statement
  if (source.kind === 'relation') return bandText(source.row, { ...figures[0]!, value }, language)
  const decimals = Math.max(significant(value), Math.min(figures[0]?.decimals ?? 0, 4))
  return withUnit(numberText(statement, value, decimals), figureUnit(statement, language))
}

/** Decimals that show three digits. */
function significant(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0
  return Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))))
}
