import type { Language } from '../../base/label.js'
import type { ReconciledBy } from './method.js'
import type { Reconciliation } from './reconcile.js'

const METHODS = { mint: 'MinT', wls: 'WLS', ols: 'OLS', 'bottom-up': 'bottom-up' } as const

/** `reconciled (MinT, shrinkage 0.42)`. */
export function reconciledText({ method, shrinkage, because }: ReconciledBy, language: Language): string {
  const zh = language === 'zh'
  const details: string[] = [zh && method === 'bottom-up' ? '自下而上' : METHODS[method]]
  if (shrinkage !== undefined)
    details.push(zh ? `收缩系数${shrinkage.toFixed(2)}` : `shrinkage ${shrinkage.toFixed(2)}`)
  if (because === 'few-residuals')
    details.push(zh ? '残差年份太少，不用MinT' : 'too few years of residuals for MinT')
  if (because === 'several-bottoms')
    details.push(
      zh ? '总量有几种底层分解，不能自下而上' : 'totals have more than one bottom, so not bottom-up',
    )
  return zh ? `已调和一致（${details.join('，')}）` : `reconciled (${details.join(', ')})`
}

/** Totals that are named of each kind. */
const NAMED = 5

/**
 * What there is to say of a hierarchy as a whole, one line each: histories that do not add up, totals that were left
 * as they are, and why. Empty when all is well.
 */
export function reconciliationLines(
  { identities, incoherent, incomplete, apart }: Reconciliation,
  language: Language,
): string[] {
  const zh = language === 'zh'
  const lines: string[] = []
  if (identities.length === 0)
    lines.push(
      zh
        ? '没有任何总量与其全部分项都有预测且可以相加，因而均未调和'
        : 'nothing is reconciled: no total has forecasts of itself and of all its parts that add up',
    )
  const [worst] = incoherent
  if (worst) {
    const { year, total, sum, share } = worst.worst
    const [name, percent] = [nameOf(worst), `${(100 * share).toPrecision(2)}%`]
    const [whole, parts] = [Number(total.toPrecision(6)), Number(sum.toPrecision(6))]
    lines.push(
      zh
        ? `${identities.length}个总量中有${incoherent.length}个的历史值与分项之和不符；最大差距：${name} ${year}年，${whole}对分项之和${parts}（${percent}）`
        : `${incoherent.length} of ${identities.length} totals are not the sums of their parts in the histories; worst: ${name} in ${year}, ${whole} against ${parts} (${percent})`,
    )
  }
  if (incomplete.length > 0) {
    const names = incomplete.map((one) => {
      const lacking = listed(one.lacking, language)
      return zh ? `${nameOf(one)}缺${lacking}` : `${nameOf(one)} lacks ${lacking}`
    })
    lines.push(
      zh
        ? `因缺少分项的预测而未调和：${listed(names, language, '；')}`
        : `totals left as they are, for want of forecasts of their parts: ${listed(names, language, '; ')}`,
    )
  }
  if (apart.length > 0) {
    const names = listed([...new Set(apart.map(({ indicator }) => indicator))], language)
    lines.push(
      zh
        ? `历史上各地区不相加、因而未调和的指标：${names}`
        : `indicators left as they are, for they do not add up over regions in the histories: ${names}`,
    )
  }
  return lines
}

function nameOf({ region, indicator }: { readonly region: string; readonly indicator: string }): string {
  return region === '' ? indicator : `${region} · ${indicator}`
}

function listed(
  names: readonly string[],
  language: Language,
  comma = language === 'zh' ? '、' : ', ',
): string {
  const shown = names.slice(0, NAMED).join(comma)
  const more = names.length - NAMED
  if (more <= 0) return shown
  return language === 'zh' ? `${shown}等${names.length}个` : `${shown} and ${more} more`
}
