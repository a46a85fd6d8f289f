import { say, type Text } from '../base/text.js'
import type { FunctionWords } from './words/en.js'
import { WORDS } from './words/words.js'

/** That the units of arguments do not fit: what comes after the name of the function. */
export class Mismatch {
  constructor(readonly text: Text) {}
}

const fault = (phrase: (words: FunctionWords) => string): Text => say(WORDS, phrase)

// Why arguments give no number; each reason is one object, so that it can be told from the others.
export const DIVISION_BY_ZERO = fault((words) => words.divisionByZero)
export const FRACTIONAL_POWER_OF_NEGATIVE = fault((words) => words.fractionalPowerOfNegative)
export const NEGATIVE_POWER_OF_ZERO = fault((words) => words.negativePowerOfZero)
export const LOGARITHM_OF_NOT_POSITIVE = fault((words) => words.logarithmOfNotPositive)
export const ROOT_OF_NEGATIVE = fault((words) => words.rootOfNegative)
/** The result is beyond the largest number. */
export const OVERFLOW = fault((words) => words.overflow)
