import { formatNumber } from '../../base/format.js'
import type { Language } from '../../base/label.js'
import type { View } from '../page/options.js'
import { textWidth } from '../page/text.js'
import { INK, lineStyles } from '../page/theme.js'
import { ACCURACY_WORDS } from '../words/accuracy-words.js'
import { pixelLayer, textLayer } from './pixel-layer.js'
import type { RowRoom } from './row-page.js'

/** How often intervals held the value. */
export interface CoverageRow {
  /** In [0, 1]; NaN where there is none. */
  readonly coverage80: number
  readonly coverage95: number
}

const [FIRST, SECOND] = lineStyles(2)

/** The intervals and how their dots look; one stands a little higher, so that both are seen. */
export const INTERVALS = [
  { level: 80, share: 'coverage80', colour: FIRST!.colour, shape: FIRST!.shape, offset: -4 },
  { level: 95, share: 'coverage95', colour: SECOND!.colour, shape: SECOND!.shape, offset: 4 },
] as const

const HEAD = 11
const TICK = 10
const END = 14

/** Dots of the coverage on a scale that begins at `from` pixels, beside lines at the levels of the intervals. */
export function coverageLayers(
  rows: readonly CoverageRow[],
  room: RowRoom,
  from: number,
  language: Language,
): View[] {
  const shares = rows.flatMap((row) => INTERVALS.map(({ share }) => row[share])).filter(Number.isFinite)
  // A scale from a multiple of ten per cent on, which leaves some room left of the levels.
  const low = Math.min(0.6, Math.floor(Math.min(...shares, 1) * 10) / 10)
  const to = room.wide - END
  const at = (share: number) => from + ((share - low) / (1 - low)) * (to - from)
  const percent = (share: number) => `${formatNumber(100 * share, 0)}%`
  const apart = textWidth('100%', TICK) + 4
  const ticks: number[] = []
  for (const share of [0.8, 0.95, low, 1, ...Array.from({ length: 10 }, (_, i) => i / 10)])
    if (share >= low && ticks.every((other) => Math.abs(at(other) - at(share)) >= apart)) ticks.push(share)
  return [
    ...textLayer('left', HEAD, [{ x: from, y: -30, text: ACCURACY_WORDS[language].coverage }], {
      fontWeight: 'bold',
    }),
    ...textLayer(
      'center',
      TICK,
      ticks.map((share) => ({ x: at(share), y: -10, text: percent(share) })),
    ),
    ...pixelLayer(
      { type: 'rule', color: INK.grid },
      ticks.map((share) => ({ x: at(share), y: 0, y2: room.high })),
    ),
    ...pixelLayer(
      { type: 'rule', strokeWidth: 1.4, strokeDash: [4, 3] },
      INTERVALS.map(({ level, colour }) => ({ x: at(level / 100), y: 0, y2: room.high, stroke: colour })),
    ),
    ...pixelLayer(
      { type: 'point', size: 62, strokeWidth: 1, opacity: 1 },
      rows.flatMap((row, i) =>
        INTERVALS.filter(({ share }) => Number.isFinite(row[share])).map(
          ({ share, colour, shape, offset }) => ({
            x: at(row[share]),
            y: room.rows[i]!.middle + offset,
            shape,
            fill: colour,
            stroke: INK.paper,
          }),
        ),
      ),
    ),
  ]
}
