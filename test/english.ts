import type { Said } from '../src/base/text.js'

/** A message in English. */
export function english(text: Said): string {
  return typeof text === 'string' ? text : text.en
}
