import type { Vocabulary } from '../../base/text.js'
import { en, type RandomWords } from './en.js'
import { zh } from './zh.js'

/** What is said of numbers that no distribution or design can be made of, by language. */
export const WORDS: Vocabulary<RandomWords> = { zh, en }
