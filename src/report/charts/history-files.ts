import type { History } from '../../forecast/history/history.js'

/** Longest that a region or an indicator may be in a file's name, in bytes; systems take 255 for the whole. */
const LONGEST = 90

/** A part of a file's name for each history, such as `赣县区-gdp`, no two alike on any file system. */
export function fileNames(histories: readonly History[]): string[] {
  const seen = new Set<string>()
  return histories.map(({ region, indicator }) => {
    const name =
      [region, indicator]
        .map(plainName)
        .filter((part) => part !== '')
        .join('-') || 'history'
    let unique = name
    for (let n = 2; seen.has(unique.toLowerCase()); n++) unique = `${name}-${n}`
    seen.add(unique.toLowerCase())
    return unique
  })
}

function plainName(text: string): string {
  const parts = text.normalize('NFC').match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []
  const bytes = new TextEncoder()
  let name = ''
  for (const character of parts.join('-')) {
    if (bytes.encode(name + character).length > LONGEST) break
    name += character
  }
  return name
}
