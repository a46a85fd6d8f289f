/** The languages that the program speaks; every room that speaks has a file of words for each. */
export const LANGUAGES = ['zh', 'en'] as const

/** A language that labels, messages, tables and charts can be shown in. */
export type Language = (typeof LANGUAGES)[number]

/** A name in Chinese and English; either may be all there is, and then it serves for both. */
export interface Label {
  readonly zh: string
  readonly en: string
}

/** The text of `label` in `language`; files name things in Chinese and English, which serves for all others. */
export function inLanguage(label: Label, language: Language): string {
  return language in label ? label[language as keyof Label] : label.en
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
