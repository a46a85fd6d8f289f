import type { Language } from '../base/label.js'
import type { Bounds } from './bounds.js'
import { conditionText } from './conditional/words.js'
import { isHyphen } from './history/cell-number.js'
import type { RowFault } from './history/history.js'
import { reconciledText } from './reconcile/words.js'
import type { Cause, Remark } from './remark.js'

/** Most years or lines that are listed one by one. */
const LISTED = 5

/** `1999, 2003–2005`; what is more than a few is counted. */
export function yearsText(years: readonly number[], language: Language): string {
  const runs: [number, number][] = []
  for (const year of years) {
    const run = runs.at(-1)
    if (run && year === run[1] + 1) run[1] = year
    else runs.push([year, year])
  }
  const texts = runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
  return listed(texts, language)
}

function listed(texts: readonly string[], language: Language): string {
  const [comma, more] =
    language === 'zh' ? ['、', (n: number) => `等${n}处`] : [', ', (n: number) => ` and ${n} more`]
  const shown = texts.slice(0, LISTED).join(comma)
  if (texts.length <= LISTED) return shown
  return shown + more(language === 'zh' ? texts.length : texts.length - LISTED)
}

function boundsText({ lower, upper }: Bounds, language: Language): string {
  const zh = language === 'zh'
  if (upper === Infinity) return zh ? `不低于${lower}` : `at or above ${lower}`
  if (lower === -Infinity) return zh ? `不高于${upper}` : `at or below ${upper}`
  return zh ? `${lower}至${upper}之间` : `from ${lower} to ${upper}`
}

const BY = {
  zh: { given: '按选项', unit: '按单位', name: '按名称', values: '历史值均如此' },
  en: { given: 'as given', unit: 'by its unit', name: 'by its name', values: 'as all values are' },
} as const

/** What was found in a history or done to it. */
export function remarkText(remark: Remark, language: Language): string {
  const zh = language === 'zh'
  switch (remark.kind) {
    case 'cut': {
      const years = yearsText(remark.years, language)
      return zh ? `首尾缺值年份略去：${years}` : `years without a value at the ends left out: ${years}`
    }
    case 'filled': {
      const years = yearsText(remark.years, language)
      const count = remark.years.length
      const way = zh
        ? { log: '对数插值', linear: '线性插值' }[remark.scale]
        : { log: 'on logarithms', linear: 'on a straight line' }[remark.scale]
      if (zh) return `补缺${count}年（${way}）：${years}`
      return `${count} missing ${count === 1 ? 'year' : 'years'} filled ${way}: ${years}`
    }
    case 'spikes': {
      const years = yearsText(remark.years, language)
      if (remark.replaced) return zh ? `异常值已替换：${years}` : `outliers replaced: ${years}`
      return zh
        ? `异常值未改动：${years}（--outliers replace可将其平滑）`
        : `outliers left as they are: ${years} (--outliers replace smooths them)`
    }
    case 'steps': {
      const years = yearsText(remark.years, language)
      return zh ? `水平跃变：${years}` : `the level jumps in ${years}`
    }
    case 'bend':
      return zh ? `增长自${remark.year}年起改变` : `growth changes for good in ${remark.year}`
    case 'constant':
      return zh ? '历年数值相同，照此延续' : 'all values are equal and carried on as they are'
    case 'bounds': {
      const [text, by] = [boundsText(remark.bounds, language), BY[language][remark.by]]
      return zh ? `限于${text}（${by}）` : `kept ${text} (${by})`
    }
    case 'scale': {
      const name = remark.name ?? (zh ? '原值' : 'the values as they are')
      return zh ? `尺度按似然选定：${name}` : `scale by likelihood: ${name}`
    }
    case 'reconciled':
      return reconciledText(remark, language)
    case 'held': {
      const years = yearsText(remark.years, language)
      return zh ? `调和时达到界限：${years}` : `held at its bound to add up: ${years}`
    }
    case 'open': {
      const years = yearsText(remark.years, language)
      return zh ? `因已有实际值而未能平衡：${years}` : `does not add up, as other values are known: ${years}`
    }
    case 'coefficient':
    case 'path':
      return conditionText(remark, language)
    default:
      return remark satisfies never
  }
}

/** Why a history has no forecast, with the lines and years of it. */
export function causeText(cause: Cause, language: Language): string {
  const zh = language === 'zh'
  switch (cause.kind) {
    case 'unreadable':
      return listed(
        cause.faults.map((fault) => faultText(fault, language)),
        language,
      )
    case 'no-values':
      return zh ? '没有数值' : 'it has no values'
    case 'too-short': {
      const { count, needed, method } = cause
      if (zh) return `只有${count}年数值，${method}至少需要${needed}年`
      return `${count} ${count === 1 ? 'value' : 'values'}; ${method} needs at least ${needed}`
    }
    case 'mostly-missing': {
      const { missing, span } = cause
      if (zh) return `${span}年中缺${missing}年，超过一半`
      return `${missing} of ${span} years have no value, more than half`
    }
    case 'too-large':
      return zh
        ? `${cause.year}年的数值${cause.value}过大`
        : `the value of ${cause.year}, ${cause.value}, is too large`
    case 'too-small':
      return zh
        ? `数值最大为${cause.largest}，过于接近0`
        : `all values are within ${cause.largest} of 0; give them in a smaller unit`
    case 'outside': {
      const text = boundsText(cause.bounds, language)
      if (zh) return `${cause.year}年的数值${cause.value}超出界限（${text}）`
      return `the value of ${cause.year}, ${cause.value}, is not ${text}`
    }
    case 'no-scale': {
      const scale = cause.scale
      if (zh) return scale === 'logit' ? 'logit尺度要求数值严格在两个界限之间' : `${scale}尺度要求数值为正`
      return scale === 'logit'
        ? 'the logit scale takes values strictly between two bounds; name them with --bounds'
        : `the ${scale} scale takes positive values`
    }
    case 'regressor': {
      const { indicator, cause: own } = cause
      if (own === 'absent') return zh ? `该地区没有${indicator}` : `the region has no ${indicator}`
      return `${indicator}: ${causeText(own, language)}`
    }
    case 'lacking': {
      const { indicator, source } = cause
      const years = yearsText(cause.years, language)
      if (zh) return `${source === undefined ? '' : `${source}中`}${indicator}缺${years}年的数值`
      return `${indicator} has no value for ${years}${source === undefined ? '' : ` in ${source}`}`
    }
    case 'fit':
      return zh ? `${cause.method}无法拟合：${cause.reason.zh}` : `${cause.method}: ${cause.reason.en}`
    case 'fault':
      return zh
        ? `${cause.method}出错，属程序缺陷：${cause.reason}`
        : `a fault of the program in ${cause.method}, not of the data: ${cause.reason}`
    default:
      return cause satisfies never
  }
}

function faultText({ kind, line, text }: RowFault, language: Language): string {
  const zh = language === 'zh'
  const hyphen = isHyphen(text)
  const what: Readonly<Record<RowFault['kind'], string>> = zh
    ? {
        number: hyphen ? `“${text}”可能是零或缺值，请留空或写0` : `“${text}”不是数字`,
        year: `“${text}”不是年份`,
        duplicate: `${text}年重复且数值不同`,
        percent: `${text}与其他行的百分号或单位不一致`,
        unit: `单位“${text}”与其他行不同`,
        cells: '单元格多于表头（带逗号的数字要加引号）',
        name: '没有指标名称',
      }
    : {
        number: hyphen
          ? `"${text}" may be zero or missing; leave the cell empty or write 0`
          : `"${text}" is not a number`,
        year: `"${text}" is not a year`,
        duplicate: `${text} stands twice with different values`,
        percent: `${text} is with a percent sign, or without, unlike the other rows or the unit`,
        unit: `the unit "${text}" is not that of the rows before`,
        cells: 'more cells than the header (a number with commas needs quotation marks)',
        name: 'no indicator is named',
      }
  return zh ? `第${line}行${what[kind]}` : `line ${line}: ${what[kind]}`
}

/** A cause without the lines and years of one history, so that it can be counted. */
export function countedCause(cause: Cause, language: Language): string {
  return cause.kind === 'fit' || cause.kind === 'fault'
    ? causeText(cause, language)
    : causeHeading(cause.kind, language)
}

/** A kind of cause, as the heading of a count. */
export function causeHeading(kind: Cause['kind'], language: Language): string {
  return HEADINGS[language][kind]
}

const HEADINGS: Readonly<Record<Language, Readonly<Record<Cause['kind'], string>>>> = {
  zh: {
    unreadable: '有无法读取的行',
    'no-values': '没有数值',
    'too-short': '年份太少',
    'mostly-missing': '缺值超过一半',
    'too-large': '数值过大',
    'too-small': '数值过于接近0',
    outside: '数值超出界限',
    'no-scale': '数值不适合所选尺度',
    regressor: '所依据的指标不可用',
    lacking: '所依据的指标缺少数值',
    fit: '方法无法拟合',
    fault: '程序缺陷',
  },
  en: {
    unreadable: 'rows that cannot be read',
    'no-values': 'no values',
    'too-short': 'too few years',
    'mostly-missing': 'more than half of the years missing',
    'too-large': 'a value that is too large',
    'too-small': 'values too close to 0',
    outside: 'values outside the bounds',
    'no-scale': 'values that the scale has no place for',
    regressor: 'an indicator that it depends on cannot be used',
    lacking: 'an indicator that it depends on lacks values',
    fit: 'the method cannot be fitted',
    fault: 'a fault of the program',
  },
}
