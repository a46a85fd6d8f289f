import { formatChange, formatNumber, withUnit } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import type { Verdict } from '../judge/judge.js'
import { changesInPercent } from '../kinds/change.js'
import type { Projected } from './judge/en.js'
import { JUDGE_WORDS } from './judge/words.js'
import { PRINTED_WORDS } from './printed/words.js'
import { changeText, targetName, wantedText } from './target-words.js'

/** A verdict in one sentence, with the gap and, where growth means something, what the target needs. */
export function verdictSentence(verdict: Verdict, digits: number, language: Language): string {
  const { target, status } = verdict
  const words = JUDGE_WORDS[language]
  const isStructure = target.subjects.length > 1
  const decimals = Math.max(digits, ...(target.target ?? []).map((p) => p.decimals), 0)
  const numbers = verdict.projected.map((v) => formatNumber(v, isStructure ? 1 : decimals)).join(':')
  const projected: Projected = {
    name: targetName(target, language),
    year: target.year,
    projected: withUnit(numbers, isStructure ? '' : target.subjects[0]!.unit),
    wanted: wantedText(target, language),
  }
  switch (status) {
    case 'unknown':
      return words.notJudged(projected.name, verdict.reason ?? 'no-figure')
    case 'met':
      return words.met(projected, verdict.leaning)
    case 'late':
    case 'missed':
      if (target.growth && !target.target) return growthSentence(verdict, projected, language)
      if (target.change && !target.target) return changeSentence(verdict, projected, decimals, language)
      return words.missed(projected, shortfall(verdict, projected.wanted, decimals, language), [
        ...growthNeeded(verdict, projected.wanted, language),
        ...(status === 'late' ? [words.reachedLate(verdict.reached!)] : []),
      ])
  }
}

/** The growth that a target needs and that is projected, where it means something. */
function growthNeeded(
  { growth, growthNeeded: needed }: Verdict,
  wanted: string,
  language: Language,
): string[] {
  if (Number.isNaN(needed) || needed === growth) return []
  return [JUDGE_WORDS[language].needsGrowth(wanted, formatNumber(needed, 1), formatNumber(growth, 1))]
}

/** Of a target that prints growth alone: the growth that was projected, and what was wanted. */
function growthSentence(verdict: Verdict, projected: Projected, language: Language): string {
  const { target, growth } = verdict
  const asked = target.growth!.value
  const apart = PRINTED_WORDS[language].inPoints(formatNumber(Math.abs(growth - asked), 1))
  const rate = `${formatNumber(growth, 1)}%`
  return JUDGE_WORDS[language].missedGrowth(projected, target.baseYear, rate, apart, growth > asked)
}

/** Of a target that prints a change alone: the change that was projected, and what was wanted. */
function changeSentence(verdict: Verdict, projected: Projected, digits: number, language: Language): string {
  const { target } = verdict
  const change = target.change!
  const inPercent = changesInPercent(target)
  const goal = verdict.wanted[0]!
  const start = inPercent ? goal / (1 + change.value / 100) : goal - change.value
  const actual = inPercent ? (verdict.projected[0]! / start - 1) * 100 : verdict.projected[0]! - start
  const number = formatChange(actual, inPercent ? 1 : Math.max(digits, change.decimals))
  const text = inPercent ? `${number}%` : changeText(number, target.subjects[0]!.unit, language)
  return JUDGE_WORDS[language].missedChange(projected, target.baseYear, text)
}

/** `1.8% short of 300 亿元`. */
function shortfall(verdict: Verdict, wanted: string, digits: number, language: Language): string {
  const words = JUDGE_WORDS[language]
  const { target, gap, gapPercent, furthest } = verdict
  if (target.subjects.length > 1) {
    const { label, unit } = target.subjects[furthest]!
    const [is, asked] = [verdict.projected, verdict.wanted].map((values) =>
      withUnit(formatNumber(values[furthest]!, 1), unit),
    ) as [string, string]
    return words.furthest(wanted, inLanguage(label, language), is, asked)
  }
  const size =
    target.subjects[0]!.unit === '%'
      ? PRINTED_WORDS[language].inPoints(formatNumber(Math.abs(gap), Math.max(1, digits)))
      : `${formatNumber(Math.abs(gapPercent), 1)}%`
  return words.off(size, gap > 0, wanted)
}

/** A verdict in a few signs for a table: `✓`, `✗ −1.8%`, `→ 2027`. */
export function verdictMark(verdict: Verdict): string {
  const gap =
    verdict.target.subjects[0]!.unit === '%'
      ? `${formatChange(verdict.gap, 1)}pp`
      : `${formatChange(verdict.gapPercent, 1)}%`
  switch (verdict.status) {
    case 'met':
      return verdict.leaning === 'none' ? '✓' : '✓≈'
    case 'late':
      return `→${verdict.reached} ${gap}`
    case 'missed':
      return `✗ ${gap}`
    case 'unknown':
      return '·'
  }
}
