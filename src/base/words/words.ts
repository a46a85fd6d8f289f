import type { Vocabulary } from '../text.js'
import { type BaseWords, en } from './en.js'
import { zh } from './zh.js'

/** What the ground says, by language. */
export const WORDS: Vocabulary<BaseWords> = { zh, en }
