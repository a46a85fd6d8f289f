import { inLanguage, type Language } from '../../base/label.js'
import { parseFigure } from '../../language/quantity.js'
import type { Evaluation } from '../judge/evaluation.js'
import type { Outcome, Printed } from '../plan.js'
import { amount, computed, placed, qualified, rowName, shown, shownAll } from './say.js'

/**
 * An evaluation in one sentence, with table and page: `Urban income: 33,287 in 2020, 12.3% below the target of
 * 37,944: missed (table 附表1, p. 16).`
 */
export function evaluationSentence(evaluation: Evaluation, language: Language): string {
  const { outcome, status, how } = evaluation
  const zh = language === 'zh'
  const name = rowName(outcome, language)
  if (status === 'unknown') {
    const bound = outcome.target && outcome.outcome
    const why = bound
      ? zh
        ? '完成值只是一个界限'
        : 'the outcome is only a bound'
      : zh
        ? '未印目标或完成值'
        : 'no target or no outcome is printed'
    const text = placed(zh ? `${why}，无法判断` : `not judged, ${why}`, outcome.citation, language)
    return zh ? `${name}：${text}。` : `${name}: ${text}.`
  }
  const word = status === 'met' ? (zh ? '完成' : 'met') : zh ? '未完成' : 'missed'
  const leaning =
    how === 'rounding'
      ? zh
        ? '按印刷位数四舍五入'
        : ' by the rounding of the digits'
      : how === 'about'
        ? zh
          ? '在“左右”范围内'
          : ' within “about”'
        : ''
  const compared =
    outcome.subjects.length > 1 ? structure(evaluation, language) : single(evaluation, language)
  const end = placed(zh ? leaning + word : word + leaning, outcome.citation, language)
  return zh ? `${name}：${compared}，${end}。` : `${name}: ${compared}: ${end}.`
}

function single(evaluation: Evaluation, language: Language): string {
  const { outcome, exceeded } = evaluation
  const zh = language === 'zh'
  const [aim] = outcome.target as [Printed]
  const [reached, target] = figures(outcome, language)
  const of = zh ? (aim.qualifier ? `规划目标（${target}）` : `规划目标${target}`) : `the target of ${target}`
  const is = zh ? `${outcome.year}年${reached}` : `${reached} in ${outcome.year}`
  if (exceeded === 0) return zh ? `${is}，与${of}相等` : `${is}, equal to ${of}`
  const size = sizeOf(evaluation, language)
  const over = exceeded > 0
  return zh
    ? `${is}，比${of}${over ? '高' : '低'}${size}`
    : `${is}, ${size} ${over ? 'above' : 'below'} ${of}`
}

/** Of a structure, the part that is furthest off speaks for all. */
function structure({ outcome, exceeded, furthest }: Evaluation, language: Language): string {
  const zh = language === 'zh'
  const [reached, target] = [outcome.outcome!, outcome.target!].map((f) => shownAll(f, '', language))
  const is = zh
    ? `${outcome.year}年${reached}，规划目标${target}`
    : `${reached} in ${outcome.year} against a target of ${target}`
  if (exceeded === 0) return is
  const { label, unit } = outcome.subjects[furthest]!
  const part = inLanguage(label, language)
  const size = points(exceeded, outcome, furthest, unit, language)
  return zh
    ? `${is}，相差最大的是${part}，${exceeded > 0 ? '高' : '低'}${size}`
    : `${is}, furthest off ${part}, ${size} ${exceeded > 0 ? 'above' : 'below'}`
}

/** What was reached and what was aimed at; English leaves out a unit that both share. */
function figures({ subjects, outcome, target }: Outcome, language: Language): [string, string] {
  const { unit } = subjects[0]!
  const both = [outcome![0]!, target![0]!] as const
  const [came, aim] = both.map((f) => parseFigure(f.text)?.unit || unit)
  const sign = unit === '%' || unit === '‰'
  if (language === 'zh' || sign || came !== aim)
    return both.map((f) => shown(f, unit, language)) as [string, string]
  return both.map((f) => {
    const { value, decimals } = parseFigure(f.text) ?? f
    return qualified(f, amount(value, decimals, '', language), language)
  }) as [string, string]
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
