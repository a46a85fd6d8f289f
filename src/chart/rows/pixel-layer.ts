import type { View } from '../page/options.js'

/** One mark by its place in pixels (y downwards) and its looks; all marks of a layer have the same fields. */
export interface PixelMark {
  readonly x: number
  readonly y: number
  /** The other end of a rule or the other corner of a rectangle. */
  readonly x2?: number
  readonly y2?: number
  readonly text?: string
  /** A Vega symbol or an SVG path. */
  readonly shape?: string
  readonly fill?: string
  readonly stroke?: string
}

const pixels = { type: 'quantitative', scale: null, axis: null } as const
const plainly = { type: 'nominal', scale: null } as const
const CHANNELS = {
  x: pixels,
  y: pixels,
  x2: {},
  y2: {},
  text: { type: 'nominal' },
  shape: plainly,
  fill: plainly,
  stroke: plainly,
} as const

/**
 * A layer of marks drawn where they say, to a tenth of a pixel; texts that are empty are left out, and so is a
 * layer of nothing. `mark` is what Vega-Lite takes for a mark. A rule has x2 or y2, not both.
 */
export function pixelLayer(
  mark: { readonly type: string; readonly [property: string]: unknown },
  marks: readonly PixelMark[],
): View[] {
  const values = marks.filter(({ text }) => text !== '').map(rounded)
  if (values.length === 0) return []
  const fields = Object.keys(values[0]!) as (keyof PixelMark)[]
  const encoding = Object.fromEntries(fields.map((field) => [field, { field, ...CHANNELS[field] }]))
  return [{ data: { values }, mark, encoding } as unknown as View]
}

/** A layer of texts, centred on their height. */
export function textLayer(
  align: 'left' | 'center' | 'right',
  fontSize: number,
  marks: readonly PixelMark[],
  looks: { readonly [property: string]: unknown } = {},
): View[] {
  return pixelLayer({ type: 'text', align, baseline: 'middle', fontSize, ...looks }, marks)
}

/** To tenths of a pixel; never minus nothing, which JSON cannot hold. */
function rounded(mark: PixelMark): PixelMark {
  return Object.fromEntries(
    Object.entries(mark).map(([key, value]) => [
      key,
      typeof value === 'number' ? Math.round(value * 10) / 10 + 0 : value,
    ]),
  ) as unknown as PixelMark
}
