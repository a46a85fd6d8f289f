import type { Weight } from './fonts.js'

/** What stands for a character that the font lacks, whole or in pieces. */
const BOX = '□'

/** A stretch of an SVG file: markup as it stands, or characters of a text in one weight. */
export type SvgPiece =
  | { readonly kind: 'markup'; readonly text: string }
  /** `text` is as written in the file, with its entities. */
  | { readonly kind: 'text'; readonly text: string; readonly weight: Weight }

/** Tags with quoted attributes (which may hold “>”), comments and CDATA as wholes, and what stands between. */
const TOKEN = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(?:"[^"]*"|'[^']*'|[^'">])*>|[^<]+|</g

/** Splits SVG into markup and the texts of its `text` elements, each with the weight it is set in. */
export function svgPieces(svg: string): SvgPiece[] {
  const pieces: SvgPiece[] = []
  const weights: Weight[] = []
  for (const [token] of svg.matchAll(TOKEN)) {
    const open = /^<(text|tspan)(?=[\s/>])/.exec(token)
    if (open && !token.endsWith('/>')) weights.push(weightOf(token) ?? weights.at(-1) ?? 400)
    else if (/^<\/(text|tspan)\s*>/.test(token)) weights.pop()
    const weight = weights.at(-1)
    pieces.push(
      token.startsWith('<') || weight === undefined
        ? { kind: 'markup', text: token }
        : { kind: 'text', text: token, weight },
    )
  }
  return pieces
}

/** The characters of a text as written in a file, entities in one piece, each with its code point. */
export function charactersOf(text: string): { written: string; code: number }[] {
  return [...text.matchAll(/&(#x[0-9a-f]+|#[0-9]+|[a-z]+);|[\s\S]/giu)].map(([written, entity]) => {
    if (entity === undefined) return { written, code: written.codePointAt(0)! }
    if (entity.startsWith('#')) {
      const hex = /^#x/i.test(entity)
      const code = Number.parseInt(entity.slice(hex ? 2 : 1), hex ? 16 : 10)
      return { written, code: code <= 0x10ffff ? code : 0xfffd }
    }
    // The named entities of XML are all Latin signs, found in one file.
    return { written, code: 0x26 }
  })
}

/** A stretch of text, as written in an SVG file, that one part of the font can draw. */
export interface FontRun {
  readonly part: string
  readonly text: string
}

/**
 * Splits a text into runs, each of characters from one part of the font. What the font lacks is spelt out
 * where Unicode says how (`Ⅲ` as `III`), and is a box otherwise.
 *
 * @param partOf - the part of the font that has a character, undefined when none has.
 */
export function fontRuns(text: string, partOf: (code: number) => string | undefined): FontRun[] {
  const runs: { part: string; text: string }[] = []
  const add = (written: string, code: number) => {
    const part = partOf(code)
    const last = runs.at(-1)
    if (last && (last.part === part || code === 0x20)) last.text += written
    else if (part !== undefined) runs.push({ part, text: written })
  }
  for (const { written, code } of charactersOf(text)) {
    if (partOf(code) !== undefined) {
      add(written, code)
      continue
    }
    const character = String.fromCodePoint(code)
    // Marks that only choose how the character before them looks.
    if (/\p{Default_Ignorable_Code_Point}/u.test(character)) continue
    const spelt = [...character.normalize('NFKC')].map((c) => c.codePointAt(0)!)
    const shown = spelt.every((c) => partOf(c) !== undefined) ? spelt : [BOX.codePointAt(0)!]
    for (const c of shown) add(escaped(c), c)
  }
  return runs
}

function escaped(code: number): string {
  return code === 0x26 || code === 0x3c || code === 0x3e ? `&#${code};` : String.fromCodePoint(code)
}

/** 400 or 700 when a tag says how heavy its text is. */
function weightOf(tag: string): Weight | undefined {
  const said = /\sfont-weight\s*=\s*["']?([a-z0-9]+)/i.exec(tag)?.[1]
  if (said === undefined) return undefined
  return said === 'bold' || said === 'bolder' || Number(said) >= 600 ? 700 : 400
}
