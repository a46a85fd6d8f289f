import { formatNumber, withUnit } from '../base/format.js'
import { inLanguage, type Label, type Language } from '../base/label.js'
import { resolve } from '../model/model.js'
import type { Simulation } from '../simulate/simulate.js'

/** How an uncertain input is told of. */
export interface InputName {
  readonly id: string
  /** An indicator with its base year, for it is that value which is uncertain. */
  readonly label: Label
  readonly unit: string
  /** Decimals that its values usually have. */
  readonly digits: number
  /** Whether it is a lever, whose values are means over years. */
  readonly mean: boolean
}

/** The uncertain inputs of a simulated scenario, in its order. */
export function inputNames({ scenario }: Simulation): InputName[] {
  const { model, uncertainty } = scenario
  return uncertainty.inputs.map(({ id, of }) => {
    const { label, unit, digits } = resolve(model, model.references.get(id)!)
    const dated = { zh: `${model.base}年${label.zh}`, en: `${label.en} in ${model.base}` }
    return { id, label: of === 'start' ? dated : label, unit, digits, mean: of === 'lever' }
  })
}

/** `A`, `A + B`, or `A and 7 correlated with it`: inputs that are one factor. */
export function factorLabel(names: readonly InputName[], ids: readonly string[]): Label {
  const labels = ids.map((id) => names.find((name) => name.id === id)!.label)
  const [first] = labels
  if (labels.length > 2)
    return {
      zh: `${first!.zh}及与之相关的${labels.length - 1}项`,
      en: `${first!.en} and ${labels.length - 1} correlated with it`,
    }
  return { zh: labels.map((l) => l.zh).join(' + '), en: labels.map((l) => l.en).join(' + ') }
}

/** An indicator in a year: `GDP in 2025`, `2025年地区生产总值`. */
export function datedLabel(label: Label, year: number): Label {
  return { zh: `${year}年${label.zh}`, en: `${label.en} in ${year}` }
}

/** Decimals with which numbers that far apart are told apart: three digits of the distance, or the usual ones. */
export function digitsFor(distance: number, usual: number): number {
  if (!(distance > 0 && Number.isFinite(distance))) return usual
  return Math.min(12, Math.max(usual, 2 - Math.floor(Math.log10(distance))))
}

/** The ends of an input with its unit, told apart: `6.31%` and `8.94%`. */
export function endsText({ unit, digits }: InputName, low: number, high: number): readonly [string, string] {
  const decimals = Math.max(digits, digitsFor(Math.abs(high - low), 0) - 1)
  return [withUnit(formatNumber(low, decimals), unit), withUnit(formatNumber(high, decimals), unit)]
}

/** Names in a row: `A, B`, `A、B`. */
export function rowOf(labels: readonly Label[], language: Language): string {
  return labels.map((label) => inLanguage(label, language)).join(language === 'zh' ? '、' : ', ')
}
