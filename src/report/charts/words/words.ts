import type { Vocabulary } from '../../../base/text.js'
import { en, type ReportChartWords } from './en.js'
import { zh } from './zh.js'

/** What is said around charts of studies, by language. */
export const WORDS: Vocabulary<ReportChartWords> = { zh, en }
