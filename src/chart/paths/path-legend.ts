import { formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import type { LegendEntry } from '../page/legend.js'
import { INK, tint } from '../page/theme.js'
import { type Band, type Paths, stylesOf } from './paths.js'

const WORDS = {
  zh: { history: '历史数据', target: '目标值', median: '中位数', central: '中心路径', middle: '中间' },
  en: {
    history: 'Published figures',
    target: 'Target',
    median: 'Median',
    central: 'Central path',
    middle: 'middle ',
  },
} as const

/** Legend entries for all in some plots that is not a scenario; bands of several colours show in grey. */
export function pathEntries(plots: readonly Paths[], language: Language): LegendEntry[] {
  const words = WORDS[language]
  const fanned = plots.find((paths) => paths.fan)
  const fan = fanned?.fan
  const styles = fanned ? stylesOf(fanned) : []
  const looks = (fan?.bands ?? []).map(({ run }) => styles[run]!)
  const alike = new Set(looks.map(({ colour }) => colour)).size === 1
  const style = alike ? looks[0]! : { colour: INK.history, dash: [] }
  return [
    ...(fan
      ? [{ ...style, text: words[fan.centre] }, ...bandEntries(fan.bands, style.colour, language)]
      : []),
    ...(plots.some((paths) => paths.history.length > 0)
      ? [{ text: words.history, colour: INK.history, dash: [], shape: 'circle', size: 16 }]
      : []),
    ...(plots.some((paths) => paths.targets.length > 0)
      ? [{ text: words.target, colour: INK.text, shape: 'diamond', filled: false, size: 80 }]
      : []),
  ]
}

/** Narrowest first: `中间50%`, `90%`. */
function bandEntries(bands: readonly Band[], colour: string, language: Language): LegendEntry[] {
  const looks = new Map(bands.map((band) => [band.share, band.cover]))
  return [...looks]
    .sort(([a], [b]) => a - b)
    .map(([share, cover], i) => ({
      text: (i === 0 && looks.size > 1 ? WORDS[language].middle : '') + shareText(share),
      colour: tint(colour, cover),
      shape: 'square',
      size: 130,
    }))
}

/** A share as a percentage with the decimals it needs, at most two: `90%`, `97.5%`. */
export function shareText(share: number): string {
  const percent = Number((share * 100).toFixed(2))
  return `${formatNumber(percent, String(percent).split('.')[1]?.length ?? 0)}%`
}
