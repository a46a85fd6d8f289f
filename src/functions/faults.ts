import { say, type Text } from '../base/text.js'
import type { FunctionWords } from './words/en.js'
import { WORDS } from './words/words.js'

/** That the units of arguments do not fit: what comes after the name of the function. */
export class Mismatch {
  constructor(readonly text: Text) {}
}

/** Why arguments give no number. Each reason is one object, so that it can be told from the others. */
const fault = (phrase: (words: FunctionWords) => string): Text => say(WORDS, phrase)

/** A quotient with a divisor of zero. */
export const DIVISION_BY_ZERO = fault((words) => words.divisionByZero)
/** A power such as (−2)^0.5. */
export const FRACTIONAL_POWER_OF_NEGATIVE = fault((words) => words.fractionalPowerOfNegative)
/** A power such as 0^−1. */
export const NEGATIVE_POWER_OF_ZERO = fault((words) => words.negativePowerOfZero)
/** The logarithm of zero or less. */
export const LOGARITHM_OF_NOT_POSITIVE = fault((words) => words.logarithmOfNotPositive)
/** The square root of less than zero. */
export const ROOT_OF_NEGATIVE = fault((words) => words.rootOfNegative)
/** A result beyond the largest number. */
export const OVERFLOW = fault((words) => words.overflow)
