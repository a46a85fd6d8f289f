import { halfWidth } from '../base/half-width.js'

/** How a printed figure is qualified: 左右 about, 以上 at least, 突破 above, 以内 within, 保持 keep. */
export type Qualifier =
  | 'about'
  | 'at least'
  | 'above'
  | 'at most'
  | 'below'
  | 'keep'
  | 'keep at least'
  | 'keep at most'

/** A figure as written: number, unit, the digits that were printed, and how it is qualified. */
export interface Figure {
  /** In `unit`, as printed: 8 for `8%`. */
  readonly value: number
  /** The unit's text; empty when none was written. */
  readonly unit: string
  /** Decimals printed: 2 for `2.37`, 0 for `300`. The figure stands for value ± half a unit of the last digit. */
  readonly decimals: number
  readonly qualifier: Qualifier | undefined
}

const QUALIFIERS: readonly (readonly [RegExp, Qualifier])[] = [
  [/^keep\s+(at least|>=|≥)\s*/, 'keep at least'],
  [/^keep\s+(at most|within|<=|≤)\s*/, 'keep at most'],
  [/^keep(\s+at)?\s+/, 'keep'],
  [/^(about|around|~|约)\s*/, 'about'],
  [/^(at least|>=|≥)\s*/, 'at least'],
  [/^(above|over|more than|>)\s*/, 'above'],
  [/^(at most|within|up to|<=|≤)\s*/, 'at most'],
  [/^(below|under|less than|<)\s*/, 'below'],
]

const NUMBER = /^([+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?)/

/** Reads `about 7.8%`, `202.28 亿元`, `36,654 元/人`; undefined when there is no number to read. */
export function parseFigure(text: string): Figure | undefined {
  let rest = halfWidth(text).trim()
  let qualifier: Qualifier | undefined
  for (const [pattern, name] of QUALIFIERS) {
    const match = pattern.exec(rest)
    if (match) {
      qualifier = name
      rest = rest.slice(match[0].length)
      break
    }
  }
  const match = NUMBER.exec(rest)
  if (!match || !/\d/.test(match[1]!)) return undefined
  const value = Number(match[1]!.replaceAll(',', ''))
  if (!Number.isFinite(value)) return undefined
  const unit = rest.slice(match[0].length).trim()
  if (/^[\d.,]/.test(unit)) return undefined
  return { value, unit, decimals: (match[2]?.length ?? 0) - Number(match[3] ?? 0), qualifier }
}
