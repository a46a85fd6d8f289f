import type { ChartOptions, ChartSpec, View } from '../page/options.js'
import { type PageText, page } from '../page/page.js'
import { plain, textWidth, wrap } from '../page/text.js'
import { INK } from '../page/theme.js'
import { textLayer } from './pixel-layer.js'

/** What stands at the left of a row: a name and, in a column of its own, a second text. */
export interface RowName {
  readonly name: string
  readonly second?: string
}

/** Where a row lies, in pixels from the top of the first. */
export interface RowPlace {
  readonly top: number
  readonly middle: number
  readonly high: number
}

/** The room beside the names, in pixels; its origin is at the top of the first row. */
export interface RowRoom {
  readonly wide: number
  /** Height of all rows. */
  readonly high: number
  /** How far the names reach to the left of it. */
  readonly left: number
  readonly rows: readonly RowPlace[]
}

/** What a page of rows holds. */
export interface RowPage {
  readonly text: PageText
  readonly names: readonly RowName[]
  /** Least height of a row; names of several lines make it higher. */
  readonly least: number
  /** Room above the first row and below the last. */
  readonly above: number
  readonly below: number
  readonly draw: (room: RowRoom) => View[]
}

const LABEL = 11
const LINE = 15
const AIR = 8
const GAP = 14
/** Largest shares of the page that names and second texts take up. */
const NAMES = 0.36
const SECONDS = 0.2

/**
 * A page of rows, each with its name at the left and what `draw` makes of it at the right. Names take up to
 * three lines. Default: A4 portrait width (794 pixels), as high as the rows need; a greater `height` spreads
 * them.
 */
export function rowPage(rows: RowPage, options: ChartOptions): ChartSpec {
  const { width = 794 } = options
  const tall = page(rows.text, options, width, 2000)
  const bare = 2000 - tall.height + rows.above + rows.below
  const names = column(
    rows.names.map(({ name }) => name),
    tall.width * NAMES,
  )
  const seconds = column(
    rows.names.map(({ second }) => second ?? ''),
    tall.width * SECONDS,
  )
  const lines = names.lines.map((set, i) => Math.max(set.length, seconds.lines[i]!.length))
  const needed = lines.map((count) => Math.max(rows.least, count * LINE + AIR))
  const sum = needed.reduce((total, high) => total + high, 0)
  const spare = Math.max(0, (options.height ?? 0) - bare - sum) / Math.max(1, needed.length)
  let top = 0
  const places = needed.map((least) => {
    const place = { top, middle: top + (least + spare) / 2, high: least + spare }
    top += place.high
    return place
  })
  const left = Math.ceil(names.wide + GAP + (seconds.wide > 0 ? seconds.wide + GAP : 0))
  const room = { wide: tall.width - left, high: top, left, rows: places }
  const body = {
    width: room.wide,
    height: top + rows.below,
    layer: [
      ...rows.draw(room),
      ...columnLayers(names.lines, places, -left, INK.text),
      ...columnLayers(seconds.lines, places, names.wide + GAP - left, INK.quiet),
      // Holds the room above the first row.
      ...textLayer('left', 1, [{ x: 0, y: -rows.above, text: ' ' }], { opacity: 0 }),
    ],
  }
  return page(rows.text, options, width, bare + top).finish(body as unknown as View, left)
}

/** Texts in lines, and how wide the widest line is. */
function column(texts: readonly string[], most: number) {
  const lines = texts.map((text) => wrap(plain(text), most, LABEL, 3))
  return { lines, wide: Math.max(0, ...lines.flat().map((line) => textWidth(line, LABEL))) }
}

function columnLayers(
  lines: readonly (readonly string[])[],
  places: readonly RowPlace[],
  x: number,
  ink: string,
): View[] {
  const marks = lines.flatMap((set, i) =>
    set.map((text, n) => ({ x, y: places[i]!.middle + (n - (set.length - 1) / 2) * LINE, text })),
  )
  return textLayer('left', LABEL, marks, { color: ink })
}
