import type { Language } from './label.js'
import { WORDS } from './words/words.js'

/** Names one after the other: `A, B and C`, `A、B和C`. */
export function listText(names: readonly string[], language: Language): string {
  if (names.length < 2) return names.join()
  return WORDS[language].lastOf(names.slice(0, -1), names.at(-1)!)
}
