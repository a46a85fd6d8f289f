import type { View } from '../page/options.js'
import { INK } from '../page/theme.js'
import { pixelLayer, textLayer } from './pixel-layer.js'

/** Ratios of σ to μ* that part nearly linear, monotonic and other effects (Garcia Sanchez et al. 2014). */
const RATIOS = [0.1, 0.5, 1] as const
const SIZE = 10

/**
 * Lines of constant σ/μ* on a plot of `wide` × `high` pixels whose axes run from 0 to `muStar` and `sigma`,
 * each with its ratio where it leaves the plot; and points on them that other texts had better not cover.
 */
export function layRatios(muStar: number, sigma: number, wide: number, high: number) {
  const lines = RATIOS.map((ratio) => {
    const share = Math.min(1, sigma / (ratio * muStar))
    const end = { x: share * wide, y: high - ((share * ratio * muStar) / sigma) * high }
    return { text: ratio === 1 ? 'sigma = mu*' : `sigma = ${ratio} mu*`, end, above: share < 1 }
  })
  const layers: View[] = [
    ...lines.flatMap(({ end }) =>
      pixelLayer({ type: 'line', color: INK.mark, strokeWidth: 1, strokeDash: [2, 3] }, [
        { x: 0, y: high },
        end,
      ]),
    ),
    ...textLayer(
      'center',
      SIZE,
      apart(lines.filter(({ above }) => above)).map(({ text, end }) => ({ x: end.x, y: -8, text })),
      { color: INK.quiet },
    ),
    ...textLayer(
      'left',
      SIZE,
      lines.filter(({ above }) => !above).map(({ text, end }) => ({ x: wide + 5, y: end.y, text })),
      { color: INK.quiet },
    ),
  ]
  const steps = Array.from({ length: 40 }, (_, i) => i / 40)
  const points = lines.flatMap(({ end, above }) => [
    ...steps.map((step) => ({ x: end.x * step, y: high + (end.y - high) * step })),
    ...(above ? [-30, -15, 0, 15, 30].map((aside) => ({ x: end.x + aside, y: -8 })) : []),
  ])
  return { layers, points }
}

/** Room that a text takes above the plot, in pixels. */
const ROOM = 84

/** Lines whose texts fit beside each other, from the right; with little spread they all leave near one corner. */
function apart<T extends { readonly end: { readonly x: number } }>(lines: readonly T[]): T[] {
  const kept: T[] = []
  for (const line of [...lines].sort((a, b) => b.end.x - a.end.x)) {
    const last = kept.at(-1)
    if (!last || last.end.x - line.end.x >= ROOM) kept.push(line)
  }
  return kept
}
