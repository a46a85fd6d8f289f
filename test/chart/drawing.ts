import { Resvg } from '@resvg/resvg-js'
import { compile, type TopLevelSpec } from 'vega-lite'

/** What Vega-Lite says about a specification when it compiles it. */
export function complaints(spec: object): string[] {
  const said: string[] = []
  const note = (...words: readonly unknown[]) => {
    said.push(words.map(String).join(' '))
    return logger
  }
  const logger = { level: () => logger, error: note, warn: note, info: () => logger, debug: () => logger }
  compile(spec as TopLevelSpec, { logger })
  return said
}

/** A picture's size and, for each pixel, how dark it is from 0 (white) to 255. */
export interface Darkness {
  readonly width: number
  readonly height: number
  at(x: number, y: number): number
  /** Sum over a part of the picture; default all of it. */
  ink(x?: number, y?: number, width?: number, height?: number): number
}

/** Reads a PNG by drawing it once more. */
export function darkness(png: Uint8Array): Darkness {
  const header = new DataView(png.buffer, png.byteOffset)
  const [width, height] = [header.getUint32(16), header.getUint32(20)]
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${Buffer.from(png).toString('base64')}"/>`
  const { pixels } = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`,
    { background: 'white', font: { loadSystemFonts: false } },
  ).render()
  const at = (x: number, y: number) => {
    const i = (y * width + x) * 4
    return 255 - Math.min(pixels[i]!, pixels[i + 1]!, pixels[i + 2]!)
  }
  return {
    width,
    height,
    at,
    ink(left = 0, top = 0, wide = width, high = height) {
      let sum = 0
      for (let y = top; y < top + high; y++) for (let x = left; x < left + wide; x++) sum += at(x, y)
      return sum
    },
  }
}

/** The texts of an SVG file as a reader sees them. */
export function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)].map(([, inner]) =>
    inner!
      .replace(/<\/tspan>\s*<tspan[^>]*>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&'),
  )
}
