import type { Weight } from './fonts.js'

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
    if (/^#x/i.test(entity)) return { written, code: Number.parseInt(entity.slice(2), 16) }
    if (entity.startsWith('#')) return { written, code: Number.parseInt(entity.slice(1), 10) }
    // The named entities of XML are all Latin signs, found in one file.
    return { written, code: 0x26 }
  })
}

/** 400 or 700 when a tag says how heavy its text is. */
function weightOf(tag: string): Weight | undefined {
  const said = /\sfont-weight\s*=\s*["']?([a-z0-9]+)/i.exec(tag)?.[1]
  if (said === undefined) return undefined
  return said === 'bold' || said === 'bolder' || Number(said) >= 600 ? 700 : 400
}
