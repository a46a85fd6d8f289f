import { LANGUAGES } from '../../base/label.js'
import type { Problem } from '../../base/problem.js'
import type { Said, Text } from '../../base/text.js'

/** A problem with an option of a study, told under the name that the option has on the command line: `--year: …`. */
export function underOption(problem: Problem): Problem {
  const { option, message } = problem
  return option === undefined ? problem : { ...problem, message: led(`--${option}: `, message) }
}

function led(lead: string, message: Said): Said {
  if (typeof message === 'string') return lead + message
  return Object.fromEntries(LANGUAGES.map((language) => [language, lead + message[language]])) as Text
}
