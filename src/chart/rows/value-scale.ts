import type { View } from '../page/options.js'
import { INK } from '../page/theme.js'
import { tickText, type ValueAxis } from '../page/ticks.js'
import { pixelLayer, textLayer } from './pixel-layer.js'

/** A horizontal scale: where values stand on it, its grid and its numbers. */
export interface ValueScale {
  /** Pixels from the left for a value. */
  at(value: number): number
  /** Upright lines at the ticks, from `top` to `bottom`; the one at zero is darker. */
  grid(top: number, bottom: number): View[]
  /** The ticks' numbers, centred on `y`. */
  numbers(y: number): View[]
}

const SIZE = 10

/** The scale of `axis` between two places in pixels. */
export function valueScale(axis: ValueAxis, from: number, to: number): ValueScale {
  const at = (value: number) => from + ((value - axis.low) / (axis.high - axis.low)) * (to - from)
  const ruled = (ticks: readonly number[], color: string, top: number, bottom: number) =>
    pixelLayer(
      { type: 'rule', color },
      ticks.map((tick) => ({ x: at(tick), y: top, y2: bottom })),
    )
  return {
    at,
    grid: (top, bottom) => [
      ...ruled(
        axis.ticks.filter((tick) => tick !== 0),
        INK.grid,
        top,
        bottom,
      ),
      ...ruled(
        axis.ticks.filter((tick) => tick === 0),
        INK.axis,
        top,
        bottom,
      ),
    ],
    numbers: (y) =>
      textLayer(
        'center',
        SIZE,
        axis.ticks.map((tick) => ({ x: at(tick), y, text: tickText(axis, tick) })),
      ),
  }
}
