import type { Vocabulary } from '../../../base/text.js'
import { en, type KindWords } from './en.js'
import { zh } from './zh.js'

/** The words for kinds of statements, by language and the kind's id. */
export const KIND_WORDS: Vocabulary<Readonly<Record<string, KindWords>>> = { zh, en }
