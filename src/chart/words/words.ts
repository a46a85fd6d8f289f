import type { Vocabulary } from '../../base/text.js'
import { type ChartWords, en } from './en.js'
import { zh } from './zh.js'

/** What charts say, by language. */
export const WORDS: Vocabulary<ChartWords> = { zh, en }
