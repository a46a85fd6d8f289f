import type { Vocabulary } from '../../base/text.js'
import { en, type LanguageWords } from './en.js'
import { zh } from './zh.js'

/** What is said of files that users write, by language. */
export const WORDS: Vocabulary<LanguageWords> = { zh, en }
