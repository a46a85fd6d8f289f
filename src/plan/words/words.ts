import { formatChange, formatNumber, withUnit } from '../../base/format.js'
import { inLanguage, type Language } from '../../base/label.js'
import { changesInPercent } from '../judge/goals.js'
import type { Verdict } from '../judge/judge.js'
import type { Plan, Printed, Target } from '../plan.js'

/** What a target is called: by the document, else by its indicators. */
export function targetName(target: Target, language: Language): string {
  if (target.label) return inLanguage(target.label, language)
  return target.subjects
    .map((s) => inLanguage(s.label, language))
    .join(target.subjects.length > 1 ? ' : ' : '')
}

/**
 * A target's name in a list of its plan's: with the year where that is not the plan's last, and with the table
 * or box where two targets would share a name.
 */
export function listedName(plan: Plan, target: Target, language: Language): string {
  const full = (t: Target) => {
    const year = language === 'zh' ? `（${t.year}年）` : ` (${t.year})`
    return targetName(t, language) + (t.year === plan.end ? '' : year)
  }
  const name = full(target)
  const { table } = target.citation
  if (table === '' || plan.targets.every((t) => t === target || full(t) !== name)) return name
  return language === 'zh' ? `${name}（${table}）` : `${name} (${table})`
}

/** What a target asks for, as printed: `300 亿元`, `about 8%/yr`, `8:41:51`. */
export function wantedText(target: Target, language: Language): string {
  const zh = language === 'zh'
  if (target.target) {
    const [first] = target.target
    const numbers = target.target.map((p) => formatNumber(p.value, Math.max(0, p.decimals))).join(':')
    const unit = target.subjects.length > 1 ? '' : target.subjects[0]!.unit
    return qualified(first!, withUnit(numbers, unit), language)
  }
  if (target.growth)
    return qualified(target.growth, `${printed(target.growth)}%${zh ? '/年' : '/yr'}`, language)
  if (target.sum) {
    const { value, decimals } = target.sum
    const text = withUnit(formatNumber(value, Math.max(0, decimals)), target.subjects[0]!.unit)
    const years = `${target.baseYear + 1}–${target.year}`
    return qualified(target.sum, zh ? `${years}年累计${text}` : `${text} in ${years}`, language)
  }
  if (target.times)
    return qualified(target.times, zh ? `${printed(target.times)}倍` : `×${printed(target.times)}`, language)
  if (target.converge) {
    const { to, share } = target.converge
    const other = inLanguage(to.label, language)
    if (share.value === 100 && share.qualifier === undefined) return other
    return qualified(share, zh ? `${other}的${printed(share)}%` : `${printed(share)}% of ${other}`, language)
  }
  if (target.change) {
    const percent = target.change.text.endsWith('%')
    const { unit } = target.subjects[0]!
    return `[${formatChange(target.change.value, Math.max(0, target.change.decimals))}${percent ? '%' : unit === '%' ? (zh ? '个百分点' : ' pp') : ''}]`
  }
  return '—'
}

function printed(figure: Printed): string {
  return formatNumber(figure.value, Math.max(0, figure.decimals))
}

const BEFORE: Readonly<Record<string, string>> = {
  about: 'about ',
  'at least': '≥ ',
  above: '> ',
  'at most': '≤ ',
  below: '< ',
  keep: 'keep ',
  'keep at least': 'keep ≥ ',
  'keep at most': 'keep ≤ ',
}
const AROUND: Readonly<Record<string, readonly [string, string]>> = {
  about: ['', '左右'],
  'at least': ['', '以上'],
  above: ['突破', ''],
  'at most': ['', '以内'],
  below: ['低于', ''],
  keep: ['保持', ''],
  'keep at least': ['稳定在', '以上'],
  'keep at most': ['稳定在', '以内'],
}

/** A figure’s text with its qualifier around it: `7.8%左右`, `≥ 2%`. */
export function qualified(figure: Printed, text: string, language: Language): string {
  if (!figure.qualifier) return text
  if (language === 'en') return BEFORE[figure.qualifier]! + text
  const [before, after] = AROUND[figure.qualifier]!
  return before + text + after
}

/** A verdict in one sentence, with the gap and, where growth means something, what the target needs. */
export function verdictSentence(verdict: Verdict, digits: number, language: Language): string {
  const { target } = verdict
  const name = targetName(target, language)
  const wanted = wantedText(target, language)
  const zh = language === 'zh'
  const unit = target.subjects.length > 1 ? '' : target.subjects[0]!.unit
  const decimals = Math.max(digits, ...(target.target ?? []).map((p) => p.decimals), 0)
  const projected = withUnit(
    verdict.projected.map((v) => formatNumber(v, target.subjects.length > 1 ? 1 : decimals)).join(':'),
    unit,
  )
  switch (verdict.status) {
    case 'unknown': {
      const why = {
        'no-figure': zh ? '规划未给出数值' : 'the plan prints no figure',
        'not-modelled': zh ? '模型不含此指标' : 'the model does not compute it',
        'off-horizon': zh ? '模拟期未覆盖' : 'outside the simulated years or without a base value',
      }[verdict.reason ?? 'no-figure']
      return zh ? `${name}：无法判断（${why}）。` : `${name}: not judged (${why}).`
    }
    case 'met': {
      const leaning = {
        none: '',
        rounding: zh ? '（按印刷位数四舍五入）' : ', within the rounding of the printed digits',
        about: zh ? '（在“左右”范围内）' : ', within “about”',
      }[verdict.leaning]
      return zh
        ? `${name}：${target.year}年${projected}，达到${wanted}${leaning}。`
        : `${name}: ${projected} in ${target.year} meets ${wanted}${leaning}.`
    }
    case 'late':
    case 'missed': {
      if (target.growth ? !target.target : target.change && !target.target)
        return changeSentence(verdict, name, projected, wanted, decimals, zh)
      const gap = shortfall(verdict, decimals, language)
      const needs =
        Number.isNaN(verdict.growthNeeded) || verdict.growthNeeded === verdict.growth
          ? ''
          : zh
            ? `；${wanted}需年均${formatNumber(verdict.growthNeeded, 1)}%，预测为${formatNumber(verdict.growth, 1)}%`
            : `; ${wanted} needs ${formatNumber(verdict.growthNeeded, 1)}% a year, projected ${formatNumber(verdict.growth, 1)}%`
      const late =
        verdict.status === 'late'
          ? zh
            ? `；${verdict.reached}年达到`
            : `; reached in ${verdict.reached}`
          : ''
      return zh
        ? `${name}：${target.year}年${projected}，${gap}${needs}${late}。`
        : `${name}: ${projected} in ${target.year}, ${gap}${needs}${late}.`
    }
  }
}

/** Of a target that prints growth or a change alone: what was projected in its own terms, and what was wanted. */
function changeSentence(
  verdict: Verdict,
  name: string,
  projected: string,
  wanted: string,
  digits: number,
  zh: boolean,
): string {
  const { target } = verdict
  const { year, baseYear } = target
  const goal = verdict.wanted[0]!
  if (target.growth) {
    const short = formatNumber(Math.abs(verdict.growth - target.growth.value), 1)
    const over = verdict.growth > target.growth.value
    const is = `${formatNumber(verdict.growth, 1)}%`
    return zh
      ? `${name}：${baseYear}—${year}年年均增长${is}，规划${wanted}，${over ? '高' : '低'}${short}个百分点。`
      : `${name}: ${is} a year from ${baseYear} to ${year} against ${wanted}, ${short} pp ${over ? 'above' : 'short'}.`
  }
  const change = target.change!
  const { unit } = target.subjects[0]!
  const relative = changesInPercent(target)
  const start = relative ? goal / (1 + change.value / 100) : goal - change.value
  const actual = relative ? (verdict.projected[0]! / start - 1) * 100 : verdict.projected[0]! - start
  const decimals = relative ? 1 : Math.max(digits, change.decimals)
  const is = `${formatChange(actual, decimals)}${relative ? '%' : unit === '%' ? (zh ? '个百分点' : ' pp') : ''}`
  return zh
    ? `${name}：${year}年${projected}，比${baseYear}年变化${is}，规划${wanted}。`
    : `${name}: ${projected} in ${year}, a change of ${is} from ${baseYear} against ${wanted}.`
}

/** `1.8% short of 300 亿元`. */
function shortfall(verdict: Verdict, digits: number, language: Language): string {
  const zh = language === 'zh'
  const { target } = verdict
  const wanted = wantedText(target, language)
  const over = verdict.gap > 0
  const points = target.subjects[0]!.unit === '%'
  if (target.subjects.length > 1) {
    const { label, unit } = target.subjects[verdict.furthest]!
    const part = inLanguage(label, language)
    const [is, asked] = [verdict.projected, verdict.wanted].map((values) =>
      withUnit(formatNumber(values[verdict.furthest]!, 1), unit),
    ) as [string, string]
    return zh
      ? `规划为${wanted}；相差最大的是${part}：${is}，规划${asked}`
      : `against ${wanted}; furthest off is ${part}: ${is} against ${asked}`
  }
  const size = points
    ? zh
      ? `${formatNumber(Math.abs(verdict.gap), Math.max(1, digits))}个百分点`
      : `${formatNumber(Math.abs(verdict.gap), Math.max(1, digits))} pp`
    : `${formatNumber(Math.abs(verdict.gapPercent), 1)}%`
  if (zh) return `比规划值${wanted}${over ? '高' : '低'}${size}`
  return `${size} ${over ? 'above' : 'short of'} ${wanted}`
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
