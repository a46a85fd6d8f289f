import { formatNumber } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import { parseFigure } from '../../language/quantity.js'
import type { Citation, Outcome, Printed, Target } from '../plan.js'
import type { Statement } from '../statement.js'
import { KIND_WORDS } from './kinds/words.js'
import { PRINTED_WORDS } from './printed/words.js'
import { subjectsName, targetName } from './target-words.js'

/** What a row of targets or outcomes is called. */
export function rowName(row: Target | Outcome, language: Language): string {
  return 'baseYear' in row ? targetName(row, language) : subjectsName(row.subjects, language)
}

/** Table and page: `附表2第23页`, `table 附表2, p. 23`; empty when neither is known. */
export function where(citation: Citation, language: Language): string {
  return PRINTED_WORDS[language].place(citation)
}

/** Table and page in a sentence: `in table 附表2, p. 23`; empty when neither is known. */
export function inPlace(citation: Citation, language: Language): string {
  return PRINTED_WORDS[language].inPlace(citation)
}

/** A figure in one place of several: `附表2第23页为100%`, `100% in table 附表2, p. 23`. */
export function figureAt(figure: string, citation: Citation, language: Language): string {
  return PRINTED_WORDS[language].figureAt(figure, citation)
}

/** A name and its figure. */
export function named(name: string, figure: string, language: Language): string {
  return PRINTED_WORDS[language].named(name, figure)
}

/** Texts in one list: `甲、乙`, `A, B and C`. */
export function listed(texts: readonly string[], language: Language): string {
  return PRINTED_WORDS[language].listed(texts)
}

/** A text with table and page in parentheses behind it. */
export function placed(text: string, citation: Citation, language: Language): string {
  const words = PRINTED_WORDS[language]
  return words.aside(text, words.place(citation))
}

/** A number with its unit: `300亿元`, `300 亿元`, `4个百分点`, `4 pp`. */
export function amount(value: number, decimals: number, unit: string, language: Language): string {
  return PRINTED_WORDS[language].amount(formatNumber(value, Math.max(0, decimals)), unit)
}

/** A computed number, which nobody printed, with its unit; to four digits. */
export function computed(value: number, unit: string, language: Language): string {
  const short = Number(value.toPrecision(4))
  return amount(short, Math.min(12, `${short}`.split('.')[1]?.length ?? 0), unit, language)
}

/** A text with what qualifies its figure, in words: `7.8%左右`, `at least 7.8%`. */
export function qualified({ qualifier }: Printed, text: string, language: Language): string {
  return qualifier ? PRINTED_WORDS[language].qualified[qualifier](text) : text
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
  const written = parseFigure(figure.text)
  if (!written) return amount(figure.value, figure.decimals, unit, language)
  return amount(written.value, written.decimals, written.unit || unit, language)
}

/** What a statement prints, in words that tell growth, sums and changes from levels. */
export function printedText(statement: Statement, language: Language): string {
  const { figures, kind, from, year } = statement
  // A bare number of a change may be points or percent.
  const text = shownAll(figures, kind.isChange ? '' : kind.unit(statement), language)
  const other = kind.other?.(statement)
  const about = { from, year, other: other ? inLanguage(other.label, language) : '' }
  return KIND_WORDS[language][kind.id]!.printed?.(text, about) ?? text
}
