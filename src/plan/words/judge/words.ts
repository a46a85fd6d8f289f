import type { Vocabulary } from '../../../base/text.js'
import { en, type JudgeWords } from './en.js'
import { zh } from './zh.js'

/** The words for verdicts and evaluations, by language. */
export const JUDGE_WORDS: Vocabulary<JudgeWords> = { zh, en }
