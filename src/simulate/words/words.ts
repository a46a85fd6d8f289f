import type { Vocabulary } from '../../base/text.js'
import { en, type SimulationWords } from './en.js'
import { zh } from './zh.js'

/** What is said of simulations that do not come to an end, by language. */
export const WORDS: Vocabulary<SimulationWords> = { zh, en }
