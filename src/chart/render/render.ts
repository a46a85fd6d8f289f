import type { TopLevelSpec } from 'vega-lite'
import { fail } from '../../base/problem.js'
import { textWidth } from '../page/text.js'
import { FONT_STACK } from '../page/theme.js'
import type { Face, FontPackage, Weight } from './fonts.js'

/** A logger of vega's that keeps silent, but for errors, which it throws. */
function quietLogger() {
  const logger = {
    level: () => logger,
    error: (...words: readonly unknown[]): never => {
      throw new Error(words.map(String).join(' '))
    },
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  }
  return logger
}

/** What vega asks about a text it wants to know the width of. */
interface TextItem {
  readonly fontSize?: number
  readonly fontWeight?: string | number
}

/** The part of vega that guesses how wide texts are. Not in its typings, but made to be replaced. */
interface TextMetrics {
  width: (item: TextItem, text: unknown) => number
  readonly estimateWidth: (item: TextItem, text: unknown) => number
}

/**
 * Draws a Vega-Lite specification as SVG. Nothing is fetched: data and images must be in the specification.
 *
 * @throws PlanwrightError of kind `bad-chart` when Vega-Lite cannot make sense of the specification.
 */
export async function toSvg(spec: object): Promise<string> {
  const [{ compile }, vega] = await Promise.all([import('vega-lite'), import('vega')])
  const { textMetrics } = vega as unknown as { textMetrics: TextMetrics }
  // Without a canvas vega takes every character for 0.8 of its height: too little for Chinese, too much for Latin.
  if (textMetrics.width === textMetrics.estimateWidth)
    textMetrics.width = (item, text) =>
      textWidth(
        String(text ?? ''),
        item.fontSize ?? 11,
        item.fontWeight === 'bold' || Number(item.fontWeight) >= 600,
      )
  const loader = vega.loader()
  // Vega passes over what cannot be loaded, and draws an empty chart.
  const refused: string[] = []
  const refuse = (what: string) => {
    refused.push(what)
    return Promise.reject(new Error('refused'))
  }
  loader.load = refuse
  loader.sanitize = refuse
  const logger = quietLogger()
  let view: InstanceType<typeof vega.View> | undefined
  try {
    const compiled = compile(spec as TopLevelSpec, { logger }).spec
    view = new vega.View(vega.parse(compiled), { renderer: 'none', loader, logger })
    const svg = await view.toSVG()
    if (refused.length > 0) throw new Error(`charts load nothing from outside (${refused[0]})`)
    return svg
  } catch (error) {
    throw fail(
      'bad-chart',
      `the chart cannot be drawn: ${error instanceof Error ? error.message : String(error)}`,
    )
  } finally {
    view?.finalize()
  }
}

/** How to draw a picture. */
export interface PngOptions {
  /** Pixels for each pixel of the SVG; default 2, which prints at 192 dots an inch. */
  readonly scale?: number | undefined
  /** Colour of the paper; default white. */
  readonly background?: string | undefined
}

/** Parts of the font already read, by part and weight: the same for all charts of a process. */
const faces = new Map<string, Promise<Face>>()
let opened: FontPackage | undefined

/**
 * Draws SVG as a PNG picture. All text is set in Noto Sans SC, regular or bold, which comes along as a package:
 * the picture is the same on every machine, with Chinese fonts or without. What the font lacks is
 * spelt out (`Ⅲ` as `III`) or drawn as a box.
 *
 * @throws PlanwrightError of kind `bad-chart` when the SVG cannot be read.
 */
export async function toPng(svg: string, options: PngOptions = {}): Promise<Uint8Array> {
  const [{ Resvg }, fonts, { fontRuns, svgPieces }] = await Promise.all([
    import('@resvg/resvg-js'),
    import('./fonts.js'),
    import('./font-runs.js'),
  ])
  opened ??= fonts.openFontPackage()
  const pack = opened
  const used = new Map<string, Promise<Face>>()
  const face = (part: string, weight: Weight) => {
    const key = `${part} ${weight}`
    const loaded = faces.get(key) ?? fonts.loadFace(pack, part, weight)
    faces.set(key, loaded)
    used.set(key, loaded)
    return loaded
  }
  // Every stretch of text gets the family that has its characters: left to itself the renderer tries them all.
  const parts = svgPieces(svg).flatMap<string | Promise<string>>((piece) => {
    if (piece.kind === 'markup') return [piece.text]
    return fontRuns(piece.text, (code) => fonts.partOf(pack, code)).map(async ({ part, text }) => {
      const { family } = await face(part, piece.weight)
      return `<tspan font-family="${family}">${text}</tspan>`
    })
  })
  const dressed = (await Promise.all(parts)).join('')
  const loaded = await Promise.all(used.values())
  const [{ mkdtempSync, rmSync, writeFileSync }, { tmpdir }, { join }] = await Promise.all([
    import('node:fs'),
    import('node:os'),
    import('node:path'),
  ])
  // The renderer takes fonts from files only.
  const folder = mkdtempSync(join(tmpdir(), 'planwright-fonts-'))
  try {
    const fontFiles = loaded.map(({ font }, i) => {
      const file = join(folder, `${i}.ttf`)
      writeFileSync(file, font)
      return file
    })
    return new Resvg(dressed, {
      fitTo: { mode: 'zoom', value: options.scale ?? 2 },
      background: options.background ?? 'white',
      font: { loadSystemFonts: false, fontFiles, defaultFontFamily: loaded[0]?.family ?? FONT_STACK },
    })
      .render()
      .asPng()
  } catch (error) {
    throw fail(
      'bad-chart',
      `the picture cannot be drawn: ${error instanceof Error ? error.message : String(error)}`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
