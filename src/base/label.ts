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
