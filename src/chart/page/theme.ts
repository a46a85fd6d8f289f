import type { Config } from 'vega-lite'

/** Fonts to draw with, best first. Rendering to PNG brings the first along. */
export const FONT_STACK = '"Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif'

/** Colours of what is not data. */
export const INK = {
  text: '#222222',
  quiet: '#595959',
  axis: '#8c8c8c',
  grid: '#e8e8e8',
  mark: '#a6a6a6',
  history: '#808080',
  paper: '#ffffff',
} as const

/** How the lines of one scenario look. */
export interface LineStyle {
  readonly colour: string
  /** Lengths of strokes and gaps in pixels; empty for a whole line. */
  readonly dash: readonly number[]
  /** A Vega symbol. */
  readonly shape: string
}

/**
 * Colours that people with any colour vision tell apart (Okabe and Ito 2008, without the yellow, which is too
 * pale for lines on white); dashes and symbols do the same work on a grey printer.
 */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#000000', '#56b4e9']
const DASHES = [[], [7, 3], [2, 2], [9, 3, 2, 3], [11, 3, 2, 2, 2, 3], [4, 2], [16, 4]]
const SHAPES = ['circle', 'square', 'triangle-up', 'triangle-down', 'cross', 'diamond', 'triangle-right']

/** The looks of `count` scenarios, in order. Colours come round again after seven, with another dash. */
export function lineStyles(count: number): LineStyle[] {
  return Array.from({ length: count }, (_, i) => {
    const round = Math.floor(i / COLOURS.length)
    return {
      colour: COLOURS[i % COLOURS.length]!,
      dash: DASHES[(i + round) % DASHES.length]!,
      shape: SHAPES[(i + 2 * round) % SHAPES.length]!,
    }
  })
}

/** The colour that `colour` (`#rrggbb`) makes on white paper when it covers the share `cover` of it. */
export function tint(colour: string, cover: number): string {
  const parts = [1, 3, 5].map((i) => {
    const part = 255 - (255 - Number.parseInt(colour.slice(i, i + 2), 16)) * cover
    return Math.round(part).toString(16).padStart(2, '0')
  })
  return `#${parts.join('')}`
}

/** How one part of a whole is filled, and the colour of a number printed on it. */
export interface FillStyle {
  readonly fill: string
  readonly ink: string
}

/** Neighbours differ in lightness as well as in colour. */
const FILLS: readonly FillStyle[] = [
  { fill: '#00507d', ink: '#ffffff' },
  { fill: '#e69f00', ink: '#000000' },
  { fill: '#bfe0f3', ink: '#000000' },
  { fill: '#007a59', ink: '#ffffff' },
  { fill: '#e5a9ca', ink: '#000000' },
  { fill: '#4d4d4d', ink: '#ffffff' },
  { fill: '#f0e442', ink: '#000000' },
  { fill: '#b34700', ink: '#ffffff' },
]

/** The looks of `count` parts of a whole, in order. They come round again after eight. */
export function fillStyles(count: number): FillStyle[] {
  return Array.from({ length: count }, (_, i) => FILLS[i % FILLS.length]!)
}

/** How each status of a target looks: a pale cell, and a symbol (an SVG path, stroked) that needs no colour. */
export const STATUS_STYLES = {
  met: { fill: '#d3eae3', ink: '#00614a', symbol: 'M-1,0.05L-0.3,0.75L1,-0.75' },
  late: { fill: '#fdeccb', ink: '#8a5200', symbol: 'M-1,-0.8L0,0L-1,0.8M0,-0.8L1,0L0,0.8' },
  missed: { fill: '#f8d9c8', ink: '#a33c00', symbol: 'M-0.8,-0.8L0.8,0.8M0.8,-0.8L-0.8,0.8' },
  unknown: { fill: '#f0f0f0', ink: '#6b6b6b', symbol: 'M-0.9,0L0.9,0' },
} as const

/** Settings common to all charts: white paper, few lines, text in {@link FONT_STACK}. */
export const THEME: Config = {
  font: FONT_STACK,
  background: INK.paper,
  aria: false,
  view: { stroke: null },
  title: {
    anchor: 'start',
    align: 'left',
    color: INK.text,
    fontWeight: 'bold',
    subtitleColor: INK.quiet,
    subtitleFontWeight: 'normal',
  },
  axis: {
    labelColor: INK.text,
    labelFontSize: 10,
    domainColor: INK.axis,
    tickColor: INK.axis,
    tickSize: 4,
    gridColor: INK.grid,
    title: null,
  },
  text: { color: INK.text, fontSize: 11, baseline: 'middle' },
}
