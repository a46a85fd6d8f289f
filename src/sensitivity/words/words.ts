import type { Vocabulary } from '../../base/text.js'
import { en, type SensitivityWords } from './en.js'
import { zh } from './zh.js'

/** What sensitivity and discovery say of their results, by language. */
export const WORDS: Vocabulary<SensitivityWords> = { zh, en }
