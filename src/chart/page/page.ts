import type { Language } from '../../base/label.js'
import { LEGEND_ROW, type LegendEntry, legendRows, legendView } from './legend.js'
import type { ChartOptions, ChartSpec, View } from './options.js'
import { plain, wrap } from './text.js'
import { INK, THEME } from './theme.js'

/** Margins of the page in pixels. */
const SIDE = 24
const TOP = 20
const FOOT = 16
const TITLE = 19
const TITLE_LINE = 25
const SUBTITLE = 12
const SUBTITLE_LINE = 17
const SUBTITLE_GAP = 8
const SOURCE = 10
const SOURCE_LINE = 14

/** What a page says besides its body. */
export interface PageText {
  readonly title: string
  readonly subtitle: string
  readonly legend: readonly LegendEntry[]
}

/** A page with its texts set, and the room that is left for the body. */
export interface Page {
  /** Width of the body in pixels, including its axis labels. */
  readonly width: number
  /** Height of the body in pixels, including its axis labels. */
  readonly height: number
  /** The whole specification. `left` is how far the body reaches left of its origin, in pixels. */
  finish(body: View, left: number): ChartSpec
}

/**
 * Lays out a page of `width` × `height` pixels: title and subtitle, legend, body, and the source at the foot.
 * Long texts are wrapped, and cut when they would take up more than three lines.
 */
export function page(text: PageText, options: ChartOptions, width: number, height: number): Page {
  const inner = width - 2 * SIDE
  const title = wrap(plain(options.title ?? text.title), inner, TITLE, 3, true)
  const subtitle = wrap(plain(options.subtitle ?? text.subtitle), inner, SUBTITLE, 3)
  const source = wrap(sourceText(options.source, options.language), inner, SOURCE, 3)
  const heading =
    blockHeight(title.length, TITLE, TITLE_LINE) +
    (subtitle.length > 0 ? SUBTITLE_GAP + blockHeight(subtitle.length, SUBTITLE, SUBTITLE_LINE) : 0)
  const rows = legendRows(text.legend, inner)
  const gap = 10
  const foot = 10 + source.length * SOURCE_LINE
  const above = TOP + heading + gap + (rows > 0 ? rows * LEGEND_ROW + gap : 0)
  return {
    width: inner,
    height: height - above - gap - foot - FOOT,
    finish(body, left) {
      const views: View[] = []
      if (rows > 0) views.push(legendView(text.legend, inner, left))
      views.push(body, footView(source, inner, left))
      return {
        $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
        padding: { left: SIDE, right: SIDE, top: TOP, bottom: FOOT },
        ...(title.length + subtitle.length === 0
          ? {}
          : {
              title: {
                text: title,
                ...(subtitle.length > 0
                  ? {
                      subtitle,
                      subtitleFontSize: SUBTITLE,
                      subtitleLineHeight: SUBTITLE_LINE,
                      subtitlePadding: SUBTITLE_GAP,
                    }
                  : {}),
                fontSize: TITLE,
                lineHeight: TITLE_LINE,
                frame: 'group',
                dx: -left,
                offset: gap,
              },
            }),
        spacing: gap,
        bounds: 'full',
        vconcat: views,
        config: THEME,
      } as ChartSpec
    },
  }
}

function blockHeight(lines: number, size: number, line: number): number {
  return lines === 0 ? 0 : size + (lines - 1) * line
}

/** The source line; the word for “source” is added unless the text begins with it. */
function sourceText(source: string, language: Language): string {
  const text = plain(source)
  if (text === '' || /^(资料来源|数据来源|来源|sources?)\s*[:：]/i.test(text)) return text
  return language === 'zh' ? `资料来源：${text}` : `Source: ${text}`
}

/** The source under a fine rule, which also holds the page to its width. */
function footView(lines: readonly string[], width: number, left: number): View {
  const x = { field: 'x', type: 'quantitative', scale: null, axis: null } as const
  return {
    width: 1,
    height: 10 + lines.length * SOURCE_LINE,
    layer: [
      {
        data: { values: [{ x: 1 - left, end: width - left - 1 }] },
        mark: { type: 'rule', color: INK.grid },
        encoding: { x, x2: { field: 'end' }, y: { value: 2 } },
      },
      ...(lines.length === 0
        ? []
        : [
            {
              data: { values: lines.map((text, i) => ({ x: -left, y: 10 + i * SOURCE_LINE, text })) },
              mark: { type: 'text', align: 'left', baseline: 'top', fontSize: SOURCE, color: INK.quiet },
              encoding: {
                x,
                y: { field: 'y', type: 'quantitative', scale: null, axis: null },
                text: { field: 'text', type: 'nominal' },
              },
            },
          ]),
    ],
  } as View
}
