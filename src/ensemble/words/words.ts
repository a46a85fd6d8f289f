import type { Vocabulary } from '../../base/text.js'
import { type EnsembleWords, en } from './en.js'
import { zh } from './zh.js'

/** What is said of ensembles that cannot be drawn, and of draws that fail, by language. */
export const WORDS: Vocabulary<EnsembleWords> = { zh, en }
