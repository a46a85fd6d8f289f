/** A language that labels, tables and charts can be shown in. */
export type Language = 'zh' | 'en'

/** A name in Chinese and English; either may be all there is, and then it serves for both. */
export interface Label {
  readonly zh: string
  readonly en: string
}

/** The text of `label` in `language`. */
export function inLanguage(label: Label, language: Language): string {
  return label[language]
}

/** A label as written in a file: one text for both languages, or one each; `fallback` where there is none. */
export function labelOf(written: string | Label | undefined, fallback: string): Label {
  if (written === undefined) return { zh: fallback, en: fallback }
  return typeof written === 'string' ? { zh: written, en: written } : written
}

/** One text that serves in both languages, such as a formula. */
export function sameLabel(text: string): Label {
  return { zh: text, en: text }
}
