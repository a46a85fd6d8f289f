import { say, type Text } from './text.js'
import type { BaseWords } from './words/en.js'
import { WORDS } from './words/words.js'

/** What is wrong with a unit text: a name that is not known, a definition by itself, or how it is written. */
type UnitFault = 'unknown' | 'circular' | 'malformed'

/** Why a unit text could not be read, in every language; `hint` may name a close unit. */
export class UnitError extends Error {
  readonly fault: UnitFault
  readonly text: Text
  readonly hint: Text | undefined
  /** The unit that seems to be meant, when one is near enough. */
  readonly close: string | undefined

  constructor(fault: UnitFault, text: Text, hint?: Text, close?: string) {
    super(text.en)
    this.name = 'UnitError'
    this.fault = fault
    this.text = text
    this.hint = hint
    this.close = close
  }
}

/** Of a unit that is written as no unit can be. */
export function malformedUnit(phrase: (words: BaseWords) => string): UnitError {
  return new UnitError('malformed', say(WORDS, phrase))
}
