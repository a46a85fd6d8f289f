import { say, type Text } from '../base/text.js'
import type { RandomWords } from './words/en.js'
import { WORDS } from './words/words.js'

/** That no distribution or design can be made of the numbers given, which may come from a user's file. */
export class RangeFault extends RangeError {
  readonly text: Text

  constructor(phrase: (words: RandomWords) => string) {
    const text = say(WORDS, phrase)
    super(text.en)
    this.text = text
  }
}
