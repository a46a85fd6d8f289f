import { formatNumber, withUnit } from '../base/format.js'
import { inLanguage, type Label, type Language } from '../base/label.js'
import { type Column, keepsBound } from './box.js'
import type { Discovery } from './discovery.js'
import type { NamedBound, ScenarioBox } from './scenario-box.js'
import { capitalized, percentText } from './words.js'

/** How an input is told of. */
export interface InputWords {
  readonly label: Label
  /** Of the column's values, as shown: `%`, `亿元`; empty for none. */
  readonly unit: string
  /** Decimals that its values usually have; a threshold gets more where rounding would move the box. */
  readonly digits: number
}

export interface DiscoveryWords {
  /** The outcome as a clause: `the target is met`, `达到目标`. */
  readonly outcome: Label
  /** By column name. */
  readonly inputs: Readonly<Record<string, InputWords>>
}

/**
 * What was discovered, a sentence for each box, or one that says why there is none. Where boxes were held against
 * rows that they were not made from, these numbers come first, and the others in brackets.
 */
export function discoverySentences(
  discovery: Discovery,
  columns: readonly Column[],
  words: DiscoveryWords,
  language: Language,
): readonly string[] {
  const zh = language === 'zh'
  const outcome = inLanguage(words.outcome, language)
  const { rows, hits } = discovery
  switch (discovery.kind) {
    case 'never':
      return [zh ? `${rows}次模拟中无一${outcome}。` : `${capitalized(outcome)} in none of ${rows} draws.`]
    case 'always':
      return [zh ? `${rows}次模拟全部${outcome}。` : `${capitalized(outcome)} in all ${rows} draws.`]
    case 'nothing': {
      const share = percentText(hits / rows)
      return [
        zh
          ? `${share}的情形下${outcome}；未找到使之明显更常见的变量范围。`
          : `${capitalized(outcome)} in ${share} of cases; no bounds on the inputs were found within which it is clearly more frequent.`,
      ]
    }
    case 'unconfirmed': {
      const [box] = discovery.boxes
      const where = boundsText(box!, columns, words, language)
      const inside = percentText(box!.heldOut!.density)
      const all = percentText(hits / rows)
      return [
        zh
          ? `${where}看似相关，但留出样本未能证实：其中${inside}${outcome}，全部情形为${all}。`
          : `What was found, ${where}, may be chance: on draws held out ${outcome} in ${inside} of cases there, in ${all} of all.`,
      ]
    }
    case 'found':
      return discovery.boxes.map((box) => boxSentence(box, columns, words, language))
  }
}

function boxSentence(
  box: ScenarioBox,
  columns: readonly Column[],
  words: DiscoveryWords,
  language: Language,
): string {
  const zh = language === 'zh'
  const outcome = inLanguage(words.outcome, language)
  const where = boundsText(box, columns, words, language)
  const { coverage, density } = box.heldOut ?? box
  const [c, d] = [percentText(coverage), percentText(density)]
  const [ownC, ownD] = [percentText(box.coverage), percentText(box.density)]
  const basis =
    box.heldOut === undefined
      ? zh
        ? '（样本太少，未作留出检验）'
        : ', not checked on other draws, for there are few'
      : zh
        ? `（留出样本；拟合样本为${ownC}和${ownD}）`
        : ` on draws held out (${ownC} and ${ownD} on those that the bounds were made from)`
  return zh
    ? `当${where}时，${d}的情形下${outcome}；覆盖率${c}，密度${d}${basis}。`
    : `${capitalized(outcome)} in ${d} of cases when ${where}; coverage ${c}, density ${d}${basis}.`
}

/** `A ≥ 8.9% and 1% ≤ B ≤ 2%`. */
function boundsText(
  box: ScenarioBox,
  columns: readonly Column[],
  words: DiscoveryWords,
  language: Language,
): string {
  const names = [...new Set(box.bounds.map((bound) => bound.name))]
  const parts = names.map((name) => {
    const { label, unit, digits } = words.inputs[name] ?? {
      label: { zh: name, en: name },
      unit: '',
      digits: 0,
    }
    const side = (which: NamedBound['side']) => {
      const bound = box.bounds.find((b) => b.name === name && b.side === which)
      if (bound === undefined) return undefined
      return withUnit(formatNumber(bound.value, digitsFor(bound, box, columns, digits)), unit)
    }
    const [low, high] = [side('low'), side('high')]
    const text = inLanguage(label, language)
    if (low !== undefined && high !== undefined) return `${low} ≤ ${text} ≤ ${high}`
    return low === undefined ? `${text} ≤ ${high}` : `${text} ≥ ${low}`
  })
  return parts.join(language === 'zh' ? '且' : ' and ')
}

/** The fewest decimals, from `digits` on, with which a rounded bound moves at most 1% of the box's rows in or out. */
function digitsFor(bound: NamedBound, box: ScenarioBox, columns: readonly Column[], digits: number): number {
  const valuesOf = (name: string) => columns.find((column) => column.name === name)!.values
  const others = box.bounds.filter((b) => b.name !== bound.name || b.side !== bound.side)
  const candidates = valuesOf(bound.name).filter((_, row) =>
    others.every((other) => keepsBound(valuesOf(other.name)[row]!, other)),
  )
  for (let more = digits; more < digits + 8; more++) {
    const rounded = { ...bound, value: Number(bound.value.toFixed(more)) }
    const moved = candidates.filter((v) => keepsBound(v, bound) !== keepsBound(v, rounded)).length
    if (moved <= 0.01 * box.rows) return more
  }
  return digits + 8
}
