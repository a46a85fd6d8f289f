import type { Vocabulary } from '../../../base/text.js'
import { en, type PrintedWords } from './en.js'
import { zh } from './zh.js'

/** The words for what a plan prints, by language. */
export const PRINTED_WORDS: Vocabulary<PrintedWords> = { zh, en }
