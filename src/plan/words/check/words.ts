import type { Vocabulary } from '../../../base/text.js'
import { type CheckWords, en } from './en.js'
import { zh } from './zh.js'

/** The words for what a check finds, by language. */
export const CHECK_WORDS: Vocabulary<CheckWords> = { zh, en }
