import type { Vocabulary } from '../../../base/text.js'
import { type ExplainWords, en } from './en.js'
import { zh } from './zh.js'

/** How a value is explained, in every language. */
export const WORDS: Vocabulary<ExplainWords> = { zh, en }
