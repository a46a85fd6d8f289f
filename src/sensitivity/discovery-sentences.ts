import { formatNumber, withUnit } from '../base/format.js'
import { inLanguage, type Label, type Language, sameLabel } from '../base/label.js'
import { type Column, keepsBound } from './box.js'
import type { Discovery } from './discovery.js'
import { percentText } from './percent-text.js'
import type { NamedBound, ScenarioBox } from './scenario-box.js'
import { WORDS } from './words/words.js'

/** What an input is called, and how its values are shown. */
interface InputName {
  readonly label: Label
  /** Of the column's values, as shown: `%`, `亿元`; empty for none. */
  readonly unit: string
  /** Decimals that its values usually have; a threshold gets more where rounding would move the box. */
  readonly digits: number
}

/** What outcome and inputs are called. */
interface DiscoveryNames {
  /** The outcome as a clause: `the target is met`, `达到目标`. */
  readonly outcome: Label
  /** By column name. */
  readonly inputs: Readonly<Record<string, InputName>>
}

/**
 * What was discovered, a sentence for each box, or one that says why there is none. Where boxes were held against
 * rows that they were not made from, these numbers come first, and the others in brackets.
 */
export function discoverySentences(
  discovery: Discovery,
  columns: readonly Column[],
  names: DiscoveryNames,
  language: Language,
): readonly string[] {
  const words = WORDS[language]
  const outcome = inLanguage(names.outcome, language)
  const { rows, hits } = discovery
  switch (discovery.kind) {
    case 'never':
      return [words.never(outcome, rows)]
    case 'always':
      return [words.always(outcome, rows)]
    case 'nothing':
      return [words.nothing(outcome, percentText(hits / rows))]
    case 'unconfirmed': {
      const [box] = discovery.boxes
      const where = boundsText(box!, columns, names, language)
      return [words.unconfirmed(where, outcome, percentText(box!.heldOut!.density), percentText(hits / rows))]
    }
    case 'found':
      return discovery.boxes.map((box) => boxSentence(box, columns, names, language))
  }
}

function boxSentence(
  box: ScenarioBox,
  columns: readonly Column[],
  names: DiscoveryNames,
  language: Language,
): string {
  const words = WORDS[language]
  const { coverage, density } = box.heldOut ?? box
  const basis =
    box.heldOut === undefined
      ? words.notHeldOut
      : words.heldOut(percentText(box.coverage), percentText(box.density))
  return words.found(
    boundsText(box, columns, names, language),
    inLanguage(names.outcome, language),
    percentText(density),
    percentText(coverage),
    basis,
  )
}

/** `A ≥ 8.9% and 1% ≤ B ≤ 2%`. */
function boundsText(
  box: ScenarioBox,
  columns: readonly Column[],
  names: DiscoveryNames,
  language: Language,
): string {
  const bounded = [...new Set(box.bounds.map((bound) => bound.name))]
  const parts = bounded.map((name) => {
    const { label, unit, digits } = names.inputs[name] ?? { label: sameLabel(name), unit: '', digits: 0 }
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
  return WORDS[language].bounds(parts)
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
