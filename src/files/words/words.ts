import type { Vocabulary } from '../../base/text.js'
import { type DiskWords, en } from './en.js'
import { zh } from './zh.js'

/** What is said of the disk, by language. */
export const WORDS: Vocabulary<DiskWords> = { zh, en }
