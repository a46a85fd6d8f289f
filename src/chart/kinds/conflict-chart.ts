import type { ChartKind } from '../chart-kind.js'
import { blockOf, columns, heightOf } from '../conflicts/conflict-block.js'
import { LOOKS } from '../conflicts/conflict-layers.js'
import { conflictLayers } from '../conflicts/conflict-marks.js'
import type { ConflictMember, ConflictPicture } from '../data/check-data.js'
import type { LegendEntry } from '../page/legend.js'
import type { ChartOptions, ChartSpec, View } from '../page/options.js'
import { page } from '../page/page.js'
import { INK } from '../page/theme.js'
import { CONFLICT_WORDS } from '../words/conflict-words.js'

/** Most contradictions on one page. */
const MOST = 6
/** Legend samples as SVG paths: a bar, a bar with a broken outline, an upright stroke. */
const BAR_SHAPE = 'M-1.2,-0.7H1.2V0.7H-1.2Z'
const BROKEN_SHAPE =
  'M-1.2,-0.7h0.6m0.3,0h0.6m0.3,0h0.6v0.5m0,0.4v0.5h-0.6m-0.3,0h-0.6m-0.3,0h-0.6v-0.5m0,-0.4v-0.5'
const TICK_SHAPE = 'M-0.15,-1.2H0.15V1.2H-0.15Z'

/**
 * Conflicts one below the other, a row for each statement: what the print allows as a bar, the printed value as
 * an upright stroke, what the other statements imply as a diamond, and the gap between the two. Each row has a
 * scale of its own, since units differ. Assumptions are paler, with a broken outline. Default: A4 portrait
 * width (794 pixels), as high as its rows need; a greater `height` spreads the rows, a lesser one shortens names
 * to a line, and what still does not fit makes the page higher.
 */
export function conflictChart(conflicts: readonly ConflictPicture[], options: ChartOptions): ChartSpec {
  const { language, width = 794 } = options
  const { title, subtitle } = CONFLICT_WORDS[language]
  const legend = legendOf(
    conflicts.flatMap((conflict) => conflict.members),
    options,
  )
  const text = { title, subtitle, legend }
  const tall = page(text, options, width, 2000)
  const bare = 2000 - tall.height
  const inner = tall.width
  const set = (most: number) => conflicts.map((conflict) => blockOf(conflict, inner, most, language))
  const asked = options.height === undefined ? undefined : options.height - bare
  let blocks = set(3)
  if (asked !== undefined && heightOf(blocks) > asked) blocks = set(1)
  const rows = blocks.reduce((sum, block) => sum + block.rows.length, 0)
  const high = Math.max(heightOf(blocks), asked ?? 0)
  const spare = rows === 0 ? 0 : (high - heightOf(blocks)) / rows
  const left = columns(inner).scale
  const body = {
    width: inner - left,
    height: high,
    layer: conflictLayers(blocks, inner, spare, language),
  }
  return page(text, options, width, bare + high).finish(body as unknown as View, left)
}

/** The most telling contradictions on one page. */
export const conflictKind: ChartKind<'check'> = {
  id: 'conflict',
  label: { zh: '相互矛盾的表述', en: 'contradictions of a plan' },
  needs: 'check',
  usual: true,
  specs: ({ conflicts }, options) =>
    conflicts.length === 0
      ? []
      : [{ name: 'conflicts', spec: conflictChart(conflicts.slice(0, MOST), options) }],
}

/** Samples of the marks there are. */
function legendOf(members: readonly ConflictMember[], { language }: ChartOptions): LegendEntry[] {
  const words = CONFLICT_WORDS[language]
  const entries: readonly [(member: ConflictMember) => boolean, LegendEntry][] = [
    [(m) => !m.soft, { text: words.allowed, colour: LOOKS.firm.fill, shape: BAR_SHAPE }],
    [(m) => Number.isFinite(m.printed), { text: words.printed, colour: INK.text, shape: TICK_SHAPE }],
    [
      (m) => Number.isFinite(m.implied),
      { text: words.implied, colour: LOOKS.implied.fill, shape: 'diamond' },
    ],
    [(m) => m.soft, { text: words.soft, colour: LOOKS.soft.stroke, shape: BROKEN_SHAPE, filled: false }],
  ]
  return entries.filter(([shown]) => members.some(shown)).map(([, entry]) => ({ ...entry, size: 85 }))
}
