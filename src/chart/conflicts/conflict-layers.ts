import type { View } from '../page/options.js'
import { INK, STATUS_STYLES } from '../page/theme.js'
import { TYPE } from './conflict-block.js'

/** How what is printed, what is assumed and what is implied look; apart in lightness and shape, not in colour only. */
export const LOOKS = {
  firm: { fill: '#a9cfe6', stroke: '#6fa6c6', ink: INK.text, dash: [] },
  soft: { fill: '#f6f9fb', stroke: '#7f9dae', ink: INK.quiet, dash: [3, 2] },
  implied: { fill: '#c24e00', ink: STATUS_STYLES.missed.ink },
} as const

/** Size of the labels on a scale. */
export const LABEL = 11
/** Area of a diamond in square pixels. */
const DIAMOND = 110

/** A text and its place. */
export interface Write {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly ink: string
}

/** Data of the marks, one list for each layer. */
export interface Marks {
  readonly lines: { x: number; end: number; y: number; ink: string }[]
  readonly bars: object[]
  readonly softBars: object[]
  readonly arrows: object[]
  readonly zeros: object[]
  readonly gaps: object[]
  readonly softGaps: object[]
  readonly ticks: object[]
  readonly diamonds: object[]
  /** Texts by size, weight and side, such as `11 normal left`. */
  readonly texts: Map<string, Write[]>
}

/** Kinds of texts: font size and weight. */
const KINDS = {
  title: [TYPE.title, 'bold'],
  name: [TYPE.name, 'normal'],
  fine: [TYPE.fine, 'normal'],
  label: [LABEL, 'normal'],
  gap: [LABEL, 'bold'],
  zero: [9, 'normal'],
} as const

/** Adds texts of a kind to the marks. */
export function write(marks: Marks, kind: keyof typeof KINDS, align: string, texts: readonly Write[]): void {
  const key = `${KINDS[kind].join(' ')} ${align}`
  const list = marks.texts.get(key) ?? []
  for (const { x, y, text, ink } of texts) if (text !== '') list.push({ x: round(x), y: round(y), text, ink })
  marks.texts.set(key, list)
}

/** The layers that draw the marks, those on top last. */
export function layersOf(marks: Marks): View[] {
  const pixels = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null })
  const plainly = (field: string) => ({ field, type: 'nominal', scale: null })
  const x = pixels('x')
  const y = pixels('y')
  const across = { x, x2: { field: 'x2' }, y }
  const upright = { x, y, y2: { field: 'end' } }
  const bar = { ...across, y2: { field: 'y2' } }
  const { firm, soft, implied } = LOOKS
  const layers = [
    [marks.lines, { type: 'rule' }, { x, x2: { field: 'end' }, y, color: plainly('ink') }],
    [marks.zeros, { type: 'rule', color: INK.axis }, upright],
    [marks.bars, { type: 'rect', fill: firm.fill, stroke: firm.stroke }, bar],
    [marks.softBars, { type: 'rect', fill: soft.fill, stroke: soft.stroke, strokeDash: soft.dash }, bar],
    [
      marks.arrows,
      { type: 'point', size: 200, opacity: 1, strokeWidth: 1 },
      { x, y, shape: plainly('shape'), fill: plainly('fill'), stroke: plainly('stroke') },
    ],
    [marks.gaps, { type: 'rule', color: implied.fill, strokeWidth: 1.4 }, across],
    [marks.softGaps, { type: 'rule', color: implied.fill, strokeWidth: 1.2, strokeDash: soft.dash }, across],
    [
      marks.ticks,
      { type: 'rule' },
      {
        ...upright,
        color: plainly('ink'),
        strokeWidth: { field: 'wide', type: 'quantitative', scale: null, legend: null },
      },
    ],
    [
      marks.diamonds,
      {
        type: 'point',
        shape: 'diamond',
        size: DIAMOND,
        fill: implied.fill,
        stroke: INK.paper,
        strokeWidth: 1,
        opacity: 1,
      },
      { x, y },
    ],
    ...[...marks.texts].map(([key, texts]) => {
      const [fontSize, fontWeight, align] = key.split(' ')
      return [
        texts,
        { type: 'text', fontSize: Number(fontSize), fontWeight, align, baseline: 'middle' },
        { x, y, text: { field: 'text', type: 'nominal' }, color: plainly('ink') },
      ] as const
    }),
  ] as const
  return layers
    .filter(([values]) => values.length > 0)
    .map(([values, mark, encoding]) => ({ data: { values }, mark, encoding }) as unknown as View)
}

/** To hundredths of a pixel; never minus nothing, which JSON cannot hold. */
export function round(value: number): number {
  return Math.round(value * 100) / 100 + 0
}
