import { formatChange, formatNumber, withUnit } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import type { Plan, Printed, Subject, Target } from '../plan.js'
import { PRINTED_WORDS } from './printed/words.js'

/** Indicators by their names; the parts of a structure with colons between. */
export function subjectsName(subjects: readonly Subject[], language: Language): string {
  return subjects.map((s) => inLanguage(s.label, language)).join(' : ')
}

/** What a target is called: by the document, else by its indicators. */
export function targetName(target: Target, language: Language): string {
  return target.label ? inLanguage(target.label, language) : subjectsName(target.subjects, language)
}

/**
 * A target's name in a list of its plan's: with the year where that is not the plan's last, and with the table
 * or box where two targets would share a name.
 */
export function listedName(plan: Plan, target: Target, language: Language): string {
  const words = PRINTED_WORDS[language]
  const full = (one: Target) => {
    const name = targetName(one, language)
    return one.year === plan.end ? name : words.ofYear(name, one.year)
  }
  const name = full(target)
  const { table } = target.citation
  if (table === '' || plan.targets.every((t) => t === target || full(t) !== name)) return name
  return words.aside(name, table)
}

/** What a target asks for, as printed: `300 亿元`, `about 8%/yr`, `8:41:51`. */
export function wantedText(target: Target, language: Language): string {
  const words = PRINTED_WORDS[language]
  const { subjects, year, baseYear, growth, sum, times, converge, change } = target
  const { unit } = subjects[0]!
  if (target.target) {
    const numbers = target.target.map(numberOf).join(':')
    return inSigns(target.target[0]!, withUnit(numbers, subjects.length > 1 ? '' : unit), language)
  }
  if (growth) return inSigns(growth, words.yearly(`${numberOf(growth)}%`), language)
  if (sum) return inSigns(sum, words.total(withUnit(numberOf(sum), unit), baseYear + 1, year), language)
  if (times) return inSigns(times, words.multiple(numberOf(times)), language)
  if (converge) {
    const { to, share } = converge
    const other = inLanguage(to.label, language)
    if (share.value === 100 && share.qualifier === undefined) return other
    return inSigns(share, words.shareOf(`${numberOf(share)}%`, other), language)
  }
  if (change) {
    const number = formatChange(change.value, Math.max(0, change.decimals))
    return `[${change.text.endsWith('%') ? `${number}%` : changeText(number, unit, language)}]`
  }
  return '—'
}

/** A change of an indicator in its own unit, which goes without saying but for points of a share. */
export function changeText(number: string, unit: string, language: Language): string {
  return unit === '%' ? PRINTED_WORDS[language].inPoints(number) : number
}

function numberOf({ value, decimals }: Printed): string {
  return formatNumber(value, Math.max(0, decimals))
}

/** A text with what qualifies its figure, in signs where there are any: `7.8%左右`, `≥ 2%`. */
export function inSigns({ qualifier }: Printed, text: string, language: Language): string {
  return qualifier ? PRINTED_WORDS[language].inSigns[qualifier](text) : text
}
