import { say, type Text, type Vocabulary } from '../../base/text.js'
import { en, type LanguageWords } from './en.js'
import { zh } from './zh.js'

/** What is said of files that users write, by language. */
export const WORDS: Vocabulary<LanguageWords> = { zh, en }

/** Says in every language something of one kind of file or text, such as of `yaml` or an `equation`. */
export function sayOf<Subject extends keyof LanguageWords>(
  subject: Subject,
  phrase: (words: LanguageWords[Subject]) => string,
): Text {
  return say(WORDS, (words) => phrase(words[subject]))
}
