import type { Place, Problem } from '../base/problem.js'
import type { Text } from '../base/text.js'
import type { LanguageWords } from './words/en.js'
import { sayOf } from './words/words.js'

/** Something said of a data file: a phrase of its own words, or a text. */
type DataPhrase = ((words: LanguageWords['data']) => string) | Text

/** Collects what is wrong with a data file. */
export class DataProblems {
  readonly found: Problem[] = []

  get hasErrors(): boolean {
    return this.found.some(({ severity }) => severity === 'error')
  }

  error(kind: string, place: Place, message: DataPhrase, hint?: DataPhrase): void {
    this.#add('error', kind, place, message, hint)
  }

  warning(kind: string, place: Place, message: DataPhrase, hint?: DataPhrase): void {
    this.#add('warning', kind, place, message, hint)
  }

  #add(
    severity: Problem['severity'],
    kind: string,
    place: Place,
    message: DataPhrase,
    hint: DataPhrase | undefined,
  ): void {
    this.found.push({
      kind,
      severity,
      message: inWords(message),
      place,
      ...(hint ? { hint: inWords(hint) } : {}),
    })
  }
}

function inWords(phrase: DataPhrase): Text {
  return typeof phrase === 'function' ? sayOf('data', phrase) : phrase
}
