import { LANGUAGES, type Language } from '../../base/label.js'
import type { Problem } from '../../base/problem.js'
import type { Said, Text } from '../../base/text.js'

/**
 * A problem of a study under the names that options have on the command line: the option that is to blame before it,
 * and those that the study names in backquotes, as in "name one with `scenario`", as they are typed.
 */
export function underOption(problem: Problem): Problem {
  const { option, message, hint, place } = problem
  if (place) return problem
  const lead = option === undefined ? '' : `--${option}: `
  return {
    ...problem,
    message: inEach(message, (text) => lead + typed(text)),
    ...(hint === undefined ? {} : { hint: inEach(hint, typed) }),
  }
}

function typed(text: string): string {
  return text.replace(/`([a-z]+(?:-[a-z]+)*)`/g, '--$1')
}

function inEach(said: Said, change: (text: string) => string): Said {
  if (typeof said === 'string') return change(said)
  const changed = LANGUAGES.map((language): [Language, string] => [language, change(said[language])])
  return Object.fromEntries(changed) as Text
}
