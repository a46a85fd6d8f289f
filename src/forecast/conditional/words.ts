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
      const { source, uncertain, gap } = by
      const sure = uncertain ? (zh ? '，计入其区间' : ', with its intervals') : ''
      if (!gap) return zh ? `${of}取自${source}${sure}` : `${of} as in ${source}${sure}`
      const share = `${gap.share > 0 ? '+' : '−'}${Math.abs(100 * gap.share).toPrecision(2)}%`
      return zh
        ? `${of}取自${source}${sure}，其${gap.year}年数值与历史相差${share}`
        : `${of} as in ${source}${sure}, where ${gap.year} is ${share} from the history`
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
