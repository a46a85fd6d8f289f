import { formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import type { ConditionRemark, PathOrigin } from './remark.js'

/** How a forecast depends on another indicator, or where the path of that comes from. */
export function conditionText(remark: ConditionRemark, language: Language): string {
  const zh = language === 'zh'
  switch (remark.kind) {
    case 'coefficient': {
      const { of, elasticity } = remark
      const [value, error] = [remark.value.toPrecision(3), remark.standardError.toPrecision(2)]
      if (zh) return `${of}的${elasticity ? '弹性' : '系数'}为${value}（标准误${error}）`
      return `${elasticity ? 'elasticity' : 'coefficient'} of ${of} ${value} (standard error ${error})`
    }
    case 'path':
      return pathText(remark.of, remark.by, language)
    default:
      return remark satisfies never
  }
}

function pathText(of: string, by: PathOrigin, language: Language): string {
  const zh = language === 'zh'
  switch (by.kind) {
    case 'given': {
      const { source, uncertain, gap, jump } = by
      const sure = uncertain ? (zh ? '，计入其区间' : ', with its intervals') : ''
      const from = zh ? `${of}取自${source}${sure}` : `${of} as in ${source}${sure}`
      return from + gapText(gap, language) + jumpText(of, jump, language)
    }
    case 'forecast':
      return zh
        ? `${of}按${by.method}预测，计入其区间`
        : `${of} as forecast by ${by.method}, with its intervals`
    case 'known':
      return zh ? `${of}为已有数值` : `${of} as known`
    default:
      return by satisfies never
  }
}

type Given = Extract<PathOrigin, { kind: 'given' }>

function gapText(gap: Given['gap'], language: Language): string {
  if (!gap) return ''
  const share = `${gap.share > 0 ? '+' : '−'}${Math.abs(100 * gap.share).toPrecision(2)}%`
  return language === 'zh'
    ? `，其${gap.year}年数值与历史相差${share}`
    : `, where ${gap.year} is ${share} from the history`
}

/** That a path begins far from where the history ends, as it does when units differ. */
function jumpText(of: string, jump: Given['jump'], language: Language): string {
  if (!jump) return ''
  const { first, last, year } = jump
  const [begin, end] = [threeDigits(first), threeDigits(last)]
  if (first / last < 0)
    return language === 'zh'
      ? `；所给${of}路径的起点${begin}为负，而最后已知值为正（${end}，${year}年）`
      : `; the given path of ${of} begins at ${begin}, below 0, where the last known value is above (${end}, ${year})`
  const times = threeDigits(first / last)
  return language === 'zh'
    ? `；所给${of}路径的起点为${begin}，是最后已知值（${end}，${year}年）的${times}倍`
    : `; the given path of ${of} begins at ${begin}, ${times} times the last known value (${end}, ${year})`
}

/** A number with at least three significant digits. */
function threeDigits(value: number): string {
  return formatNumber(value, value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))))
}
