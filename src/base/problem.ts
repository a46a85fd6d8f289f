import type { Language } from './label.js'
import { printable } from './printable.js'
import type { Said } from './text.js'
import { WORDS } from './words/words.js'

/** Where in a user's file something stands. Lines and columns count from 1, in UTF-16 code units. */
export interface Place {
  /** The file as the user named it. */
  readonly file: string
  readonly line: number
  readonly column: number
  /** How many characters are meant, for underlining; at least 1. */
  readonly length: number
  /** The whole line, for showing. */
  readonly text: string
}

/** One thing wrong with (or doubtful in) what a user wrote. Collected, never thrown one by one. */
export interface Problem {
  /** A stable word for the kind of problem, such as `unknown-name`. */
  readonly kind: string
  readonly severity: 'error' | 'warning'
  /** What is wrong: the value seen, and the values allowed. One line. */
  readonly message: Said
  /** How to mend it, such as `did you mean "gdp"?`. */
  readonly hint?: Said
  /** Where; absent when no file is to blame. */
  readonly place?: Place
  /** The option of a call that is to blame, such as `year`. */
  readonly option?: string
}

/** Thrown when a user's input cannot be used; carries every problem found, and its message tells them in English. */
export class PlanwrightError extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => formatProblem(problem)).join('\n\n'))
    this.name = 'PlanwrightError'
    this.problems = problems
  }
}

/** Shorthand for an error without a place; `option` is the option of the call that is to blame. */
export function fail(kind: string, message: Said, hint?: Said, option?: string): PlanwrightError {
  return new PlanwrightError([
    {
      kind,
      severity: 'error',
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(option === undefined ? {} : { option }),
    },
  ])
}

/** Shorthand for an error in an option of a call. */
export function badOption(option: string, message: Said, hint?: Said): PlanwrightError {
  return fail('bad-option', message, hint, option)
}

/** Longest stretch of a source line shown under a message. */
const SHOWN = 100

/**
 * A problem as people read it: `file:line:column  message`, then the line with the place underlined and
 * the hint beside it.
 */
export function formatProblem(problem: Problem, language: Language = 'en'): string {
  const { place } = problem
  // What is quoted from a file is as little to be trusted as its lines.
  const hint = problem.hint && printable(inLanguageOf(problem.hint, language))
  const what =
    (problem.severity === 'warning' ? WORDS[language].warning : '') +
    printable(inLanguageOf(problem.message, language))
  if (!place) return hint ? `${what}\n  ${hint}` : what
  const head = `${printable(place.file)}:${place.line}:${place.column}  ${what}`
  if (place.text.trim() === '') return hint ? `${head}\n  ${hint}` : head
  const from = Math.max(0, place.column - 1 - Math.floor(SHOWN / 2))
  const shown = printable(place.text.slice(from, from + SHOWN))
  const number = String(place.line)
  const before = printable(place.text.slice(from, place.column - 1))
  const length = Math.max(1, Math.min(place.length, shown.length - before.length))
  const pad = ' '.repeat(number.length)
  // Chinese characters take two columns on a terminal.
  const lead = ' '.repeat(columns(before))
  const carets = '^'.repeat(Math.max(1, columns(shown.slice(before.length, before.length + length))))
  return `${head}\n  ${number} | ${shown}\n  ${pad} | ${lead}${carets}${hint ? `   ${hint}` : ''}`
}

function inLanguageOf(text: Said, language: Language): string {
  return typeof text === 'string' ? text : text[language]
}

function columns(text: string): number {
  let width = 0
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1
  return width
}
