import { withUnit } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import type { View } from '../page/options.js'
import { shorten, textWidth } from '../page/text.js'
import { INK } from '../page/theme.js'
import { placeAbove, placeRow } from '../rows/conflict-row.js'
import { CONFLICT_WORDS, impliedText, printedText, unitText } from '../words/conflict-words.js'
import { BETWEEN, type Block, columns, TYPE } from './conflict-block.js'
import { LABEL, LOOKS, layersOf, type Marks, round, write } from './conflict-layers.js'

/** Half the heights of a bar and of the stroke for a printed value. */
const BAR = 5.5
const TICK = 9.5
/** Scales lie this much below the middle of their row, their labels above it. */
const BELOW = 6
const ABOVE = 13

/**
 * The layers that show conflicts one below the other on a page of `inner` pixels, measured from where its
 * scales begin. Each row is `spare` pixels higher than it needs.
 */
export function conflictLayers(
  blocks: readonly Block[],
  inner: number,
  spare: number,
  language: Language,
): View[] {
  const { scale: left } = columns(inner)
  const marks: Marks = {
    lines: [],
    bars: [],
    softBars: [],
    arrows: [],
    zeros: [],
    gaps: [],
    softGaps: [],
    ticks: [],
    diamonds: [],
    texts: new Map(),
  }
  const words = CONFLICT_WORDS[language]
  const right = inner - left - 1
  if (blocks.length === 0)
    write(marks, 'name', 'left', [{ x: -left, y: 20, text: words.none, ink: INK.quiet }])
  let top = 0
  for (const block of blocks) {
    const titled = top + TYPE.titleLine / 2
    const title = block.title.map((text, i) => ({
      x: -left,
      y: titled + i * TYPE.titleLine,
      text,
      ink: INK.text,
    }))
    write(marks, 'title', 'left', title)
    if (block.rows.some((row) => row.gap !== ''))
      write(marks, 'fine', 'right', [
        {
          x: right,
          y: titled + Math.max(0, block.title.length - 1) * TYPE.titleLine,
          text: words.gap,
          ink: INK.quiet,
        },
      ])
    let y = top + block.head
    marks.lines.push({ x: 1 - left, end: right, y: round(y - 2), ink: INK.mark })
    block.rows.forEach((row, i) => {
      const high = row.high + spare
      if (i > 0) marks.lines.push({ x: 1 - left, end: right, y: round(y - 2), ink: INK.grid })
      drawRow(marks, row, y - 2 + high / 2, inner, language)
      y += high
    })
    write(
      marks,
      'name',
      'left',
      block.note.map((text, i) => ({
        x: -left,
        y: y + block.foot - (block.note.length - i - 0.5) * TYPE.nameLine,
        text,
        ink: INK.quiet,
      })),
    )
    top = y + block.foot + BETWEEN
  }
  return layersOf(marks)
}

/** One statement, its texts and marks around `middle`. */
function drawRow(
  marks: Marks,
  row: Block['rows'][number],
  middle: number,
  inner: number,
  language: Language,
) {
  const { scale: left, wide } = columns(inner)
  const { member } = row
  const look = member.soft ? LOOKS.soft : LOOKS.firm
  const lines = row.name.length * TYPE.nameLine + row.figures.length * TYPE.fineLine
  const from = middle - lines / 2
  const at = (i: number) => ({ x: -left, y: from + (i + 0.5) * TYPE.nameLine })
  write(
    marks,
    'name',
    'left',
    row.name.map((text, i) => ({ ...at(i), text, ink: look.ink })),
  )
  const under = from + row.name.length * TYPE.nameLine
  write(
    marks,
    'fine',
    'left',
    row.figures.map((text, i) => ({ x: -left, y: under + (i + 0.5) * TYPE.fineLine, text, ink: INK.quiet })),
  )
  write(marks, 'gap', 'right', [
    {
      x: inner - left - 1,
      y: middle + BELOW,
      text: shorten(row.gap, inner - left - wide - 12, LABEL, true),
      ink: INK.text,
    },
  ])

  const places = placeRow(member, wide)
  const y = round(middle + BELOW)
  marks.lines.push({ x: 0, end: wide, y, ink: INK.mark })
  if (places.zero !== undefined) {
    marks.zeros.push({ x: round(places.zero), y: y - TICK, end: y + TICK })
    write(marks, 'zero', 'center', [{ x: places.zero, y: y + TICK + 5, text: '0', ink: INK.quiet }])
  }
  const arrow = 7
  if (places.from !== undefined && places.to !== undefined)
    (member.soft ? marks.softBars : marks.bars).push({
      x: round(places.from + (places.openLeft ? arrow : 0)),
      x2: round(places.to - (places.openRight ? arrow : 0)),
      y: y - BAR,
      y2: y + BAR,
    })
  for (const [open, x, shape] of [
    [places.openLeft, arrow / 2, 'M0.5,-1L-0.5,0L0.5,1Z'],
    [places.openRight, wide - arrow / 2, 'M-0.5,-1L0.5,0L-0.5,1Z'],
  ] as const)
    if (open) marks.arrows.push({ x, y, shape, fill: look.fill, stroke: look.stroke })
  const { printed, implied } = places
  if (printed !== undefined && implied !== undefined)
    (member.soft ? marks.softGaps : marks.gaps).push({ x: round(printed), x2: round(implied), y })
  if (printed !== undefined)
    marks.ticks.push({
      x: round(printed),
      y: y - TICK,
      end: y + TICK,
      ink: look.ink,
      wide: member.soft ? 2 : 3,
    })
  if (implied !== undefined) marks.diamonds.push({ x: round(implied), y })

  const labels: { at: number; text: string; ink: string }[] = []
  if (printed !== undefined) {
    const text = withUnit(printedText(member.printed, language, member.unit), unitText(member.unit, LABEL))
    labels.push({ at: printed, text, ink: look.ink })
  }
  if (implied !== undefined) {
    const text = impliedText(member.implied, member.printed, language, member.unit)
    labels.push({ at: implied, text: member.unit === '%' ? `${text}%` : text, ink: LOOKS.implied.ink })
  }
  const shown = labels.map(({ text }) => shorten(text, wide / labels.length - 8, LABEL))
  const middles = placeAbove(
    labels.map((label) => label.at),
    shown.map((text) => textWidth(text, LABEL)),
    wide,
  )
  labels.forEach(({ ink }, i) => {
    write(marks, 'label', 'center', [{ x: middles[i]!, y: middle - ABOVE, text: shown[i]!, ink }])
  })
}
