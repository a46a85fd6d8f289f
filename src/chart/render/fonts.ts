import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A weight that text can be drawn in. */
export type Weight = 400 | 700

/** One part of the font (its characters are spread over a hundred files) in one weight, as TrueType. */
export interface Face {
  /** The family name inside the file, which no other face has. */
  readonly family: string
  readonly font: Uint8Array
}

/** Noto Sans SC (SIL Open Font License) as its package holds it: files, and the characters that each has. */
export interface FontPackage {
  readonly folder: string
  /** By first character: from, to, and the name of the file that has them. */
  readonly ranges: readonly (readonly [number, number, string])[]
}

/** Finds the font's package and reads which of its files has which characters. */
export function openFontPackage(): FontPackage {
  const require = createRequire(import.meta.url)
  const folder = dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json'))
  const listed = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>
  const ranges = Object.entries(listed).flatMap(([name, text]) =>
    text.split(',').map((range) => {
      const [from, to] = range.trim().slice(2).split('-')
      return [
        Number.parseInt(from!, 16),
        Number.parseInt(to ?? from!, 16),
        name.replace(/[[\]]/g, ''),
      ] as const
    }),
  )
  return { folder, ranges: ranges.sort((a, b) => a[0] - b[0]) }
}

/** The file that has a character, preferring the one for Latin; undefined when the font lacks the character. */
export function partOf(pack: FontPackage, code: number): string | undefined {
  let found: string | undefined
  for (const [from, to, name] of pack.ranges) {
    if (from > code) break
    if (code <= to && (found === undefined || name === 'latin')) found = name
  }
  return found
}

/** Reads one part of the font in one weight. About 5 ms; the first takes 60 ms more. */
export async function loadFace(pack: FontPackage, part: string, weight: Weight): Promise<Face> {
  const { default: subsetFont } = await import('subset-font')
  const file = readFileSync(join(pack.folder, 'files', `noto-sans-sc-${part}-wght-normal.woff2`))
  const font = await subsetFont(file, undefined, {
    keepAllGlyphs: true,
    targetFormat: 'truetype',
    variationAxes: { wght: weight },
    keepFeatures: part.startsWith('latin') ? ['kern'] : [],
    noHinting: true,
  })
  const family = `Part ${part.slice(0, 7)} ${weight}`
  return { family, font: weight === 700 ? apart(renamed(font, family)) : renamed(font, family) }
}

/**
 * The font under the flags of an expanded italic. Where a face lacks a character of a line, the renderer sets the
 * whole line in the first face that has all of it, unless weight, width and style all differ from what was asked
 * for: with two weights in one picture, a bold line would come out regular.
 *
 * Layout of the `OS/2` table: OpenType specification 1.9, “OS/2 — OS/2 and Windows Metrics Table”.
 */
function apart(font: Uint8Array): Uint8Array {
  const view = new DataView(font.buffer)
  const table = tableAt(view, 0x4f532f32)! // 'OS/2'
  view.setUint16(table + 6, 7) // usWidthClass
  view.setUint16(table + 62, view.getUint16(table + 62) | 1) // fsSelection
  return font
}

/** Where a table begins, by its tag. */
function tableAt(view: DataView, tag: number): number | undefined {
  for (let entry = 12; entry < 12 + 16 * view.getUint16(4); entry += 16)
    if (view.getUint32(entry) === tag) return view.getUint32(entry + 8)
  return undefined
}

/**
 * The font with another family name, which must not be longer than the one it has. All parts of the package
 * carry one name whatever their weight, and a renderer given several of them would mix them up.
 *
 * Layout of the `name` table: OpenType specification 1.9, “name — Naming Table”.
 */
function renamed(font: Uint8Array, family: string): Uint8Array {
  const copy = Uint8Array.from(font)
  const view = new DataView(copy.buffer)
  const table = tableAt(view, 0x6e616d65)! // 'name'
  const strings = table + view.getUint16(table + 4)
  for (let i = 0; i < view.getUint16(table + 2); i++) {
    const record = table + 6 + 12 * i
    if (view.getUint16(record + 6) !== 1) continue // the family
    if (view.getUint16(record + 8) < family.length * 2) break
    const text = strings + view.getUint16(record + 10)
    for (let c = 0; c < family.length; c++) view.setUint16(text + 2 * c, family.charCodeAt(c))
    view.setUint16(record + 8, family.length * 2)
    return copy
  }
  throw new Error('the font has no family name to replace')
}
