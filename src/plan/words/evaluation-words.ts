import { inLanguage, type Language } from '../../base/label.js'
import { parseFigure } from '../../language/quantity.js'
import type { Evaluation } from '../judge/evaluation.js'
import type { Outcome, Printed } from '../plan.js'
import { JUDGE_WORDS } from './judge/words.js'
import { amount, computed, placed, qualified, rowName, shown, shownAll } from './printed-words.js'

/**
 * An evaluation in one sentence, with table and page: `Urban income: 33,287 in 2020, 12.3% below the target of
 * 37,944: missed (table 附表1, p. 16).`
 */
export function evaluationSentence(evaluation: Evaluation, language: Language): string {
  const { outcome, status, how } = evaluation
  const words = JUDGE_WORDS[language]
  const name = rowName(outcome, language)
  if (status === 'unknown') {
    const why = outcome.target && outcome.outcome ? words.onlyBound : words.nothingPrinted
    return words.unknownOutcome(name, placed(why, outcome.citation, language))
  }
  const verdict = status === 'met' ? words.outcomeMet(how!) : words.outcomeMissed
  const compared =
    outcome.subjects.length > 1 ? structure(evaluation, language) : single(evaluation, language)
  return words.outcome(name, compared, placed(verdict, outcome.citation, language))
}

function single(evaluation: Evaluation, language: Language): string {
  const { outcome, exceeded } = evaluation
  const words = JUDGE_WORDS[language]
  const [reached, target] = figures(outcome, language)
  const aim = words.aim(target, outcome.target![0]!.qualifier !== undefined)
  const is = words.outcomeIn(outcome.year, reached)
  if (exceeded === 0) return words.equalTo(is, aim)
  return words.apartFrom(is, sizeOf(evaluation, language), exceeded > 0, aim)
}

/** Of a structure, the part that is furthest off speaks for all. */
function structure({ outcome, exceeded, furthest }: Evaluation, language: Language): string {
  const words = JUDGE_WORDS[language]
  const [reached, target] = [outcome.outcome!, outcome.target!].map((f) => shownAll(f, '', language))
  const is = words.structureOutcome(outcome.year, reached!, target!)
  if (exceeded === 0) return is
  const { label, unit } = outcome.subjects[furthest]!
  const size = points(exceeded, outcome, furthest, unit, language)
  return words.furthestPart(is, inLanguage(label, language), size, exceeded > 0)
}

/** What was reached and what was aimed at. */
function figures({ subjects, outcome, target }: Outcome, language: Language): [string, string] {
  const { unit } = subjects[0]!
  const both = [outcome![0]!, target![0]!] as const
  const [came, aim] = both.map((f) => parseFigure(f.text)?.unit || unit)
  const shared = came === aim && unit !== '%' && unit !== '‰'
  const text = (figure: Printed) => {
    const inUnit = shown(figure, unit, language)
    if (!shared) return inUnit
    const { value, decimals } = parseFigure(figure.text) ?? figure
    const number = qualified(figure, amount(value, decimals, '', language), language)
    return JUDGE_WORDS[language].ofSharedUnit(number, inUnit)
  }
  return [text(both[0]), text(both[1])]
}

/** How far apart: in points for shares, else in percent of the target. */
function sizeOf({ outcome, exceeded, percent }: Evaluation, language: Language): string {
  const { unit } = outcome.subjects[0]!
  if (unit === '%' || unit === '‰' || Number.isNaN(percent))
    return points(exceeded, outcome, 0, unit, language)
  const size = Math.abs(percent)
  // Never “0.0% below”: one digit at least.
  return size < 0.05 ? computed(Number(size.toPrecision(1)), '%', language) : amount(size, 1, '%', language)
}

function points(gap: number, row: Outcome, part: number, unit: string, language: Language): string {
  const decimals = Math.max(row.target![part]!.decimals, row.outcome![part]!.decimals)
  return amount(Math.abs(gap), decimals, unit === '%' ? 'pp' : unit, language)
}
