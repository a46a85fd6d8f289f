import type { Vocabulary } from '../../base/text.js'
import { en, type FunctionWords } from './en.js'
import { zh } from './zh.js'

/** What operators and functions say of their arguments, by language. */
export const WORDS: Vocabulary<FunctionWords> = { zh, en }
