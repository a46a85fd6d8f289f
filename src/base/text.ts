import { LANGUAGES, type Language } from './label.js'

/** What is said, in every language that the program speaks. */
export type Text = Readonly<Record<Language, string>>

/** The words of a room in every language, all of one type: that of its `words/en.ts`. */
export type Vocabulary<Words> = Readonly<Record<Language, Words>>

/**
 * The same said in every language: `say(WORDS, (words) => words.unknownName(id))`. Texts within texts are taken in
 * the language that goes with the words: `say(WORDS, (words, language) => words.cannotRead(reason[language]))`.
 */
export function say<Words>(
  vocabulary: Vocabulary<Words>,
  phrase: (words: Words, language: Language) => string,
): Text {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, phrase(vocabulary[language], language)]),
  ) as Text
}

/** A text that is the same in every language, such as a formula or the message of another program. */
export function sameText(text: string): Text {
  return Object.fromEntries(LANGUAGES.map((language) => [language, text])) as Text
}

/** On the way out: what is said in English alone. */
export type Said = Text | string
