import { formatNumber } from '../base/format.js'
import type { Language } from '../base/label.js'

/** A share as a whole percentage; what is not quite none or all does not round to it. */
export function percentText(share: number): string {
  if (share > 0 && share < 0.005) return '<1%'
  if (share < 1 && share >= 0.995) return '>99%'
  return `${formatNumber(100 * share, 0)}%`
}

/** Names one after the other: `A, B and C`, `A、B和C`. */
export function listText(names: readonly string[], language: Language): string {
  if (names.length < 2) return names.join()
  const zh = language === 'zh'
  return names.slice(0, -1).join(zh ? '、' : ', ') + (zh ? '和' : ' and ') + names.at(-1)
}

/** With a capital at the beginning, for English sentences. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
