import type { Vocabulary } from '../../../base/text.js'
import { en, type LintWords } from './en.js'
import { zh } from './zh.js'

/** The words of the lint rules, by language. */
export const LINT_WORDS: Vocabulary<LintWords> = { zh, en }
